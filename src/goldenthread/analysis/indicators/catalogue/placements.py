"""Foster care and the households that offer it."""

import polars as pl

from goldenthread.analysis.cohorts import cut
from goldenthread.analysis.indicators import looked_after as care
from goldenthread.analysis.indicators.definition import Dimension, Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.weights import ONE, one_if

OWN_PROVISION = "PR1"
FOSTER = "U"
FOSTERING = ("fostering", "connected_carer")


def _in_foster_care(frames: Frames) -> pl.LazyFrame:
    placed = cut(care.looked_after(frames), frames.shared(care.placements), ["person_id"])
    fostered = placed.filter(pl.col("kind").str.starts_with(FOSTER))
    return fostered.with_columns(numerator=one_if(pl.col("provider") == OWN_PROVISION), denominator=ONE)


def _households(frames: Frames, kinds: tuple[str, ...]) -> pl.LazyFrame:
    rows = frames.table("foster_households").filter(pl.col("kind").is_in(kinds))
    return rows.select("kind", case_id="household_id", start="approved_on", until="ended_on", numerator=ONE)


IN_HOUSE = Indicator(
    id="in_house_foster_share",
    title="Children in in-house foster care",
    service_area="placements/sufficiency",
    question="How many fostered children live with the authority's own carers?",
    counts="Looked-after children in a foster placement on the day; in the numerator those whose placement the "
    "authority provides itself. Short breaks and temporary placements are not counted.",
    numerator="Looked-after children in a foster placement of the authority's own (provider PR1)",
    denominator="Looked-after children in a foster placement (codes U1 to U6)",
    basis="as_at",
    unit="%",
    decimals=1,
    good_direction="high",
    source="SSDA903 placement provider",
    needs=("ssd_cla_episodes", "ssd_legal_status", "ssd_cla_placement"),
    thing="child",
    denominator_sets=("fostered",),
    frame=_in_foster_care,
)

HOUSEHOLDS = Indicator(
    id="foster_households_approved",
    title="Approved foster households and net gain",
    service_area="placements/sufficiency",
    question="How many foster households does the authority have?",
    counts="Fostering households and connected carers whose approval stands on the day.",
    numerator="Approved foster households",
    basis="as_at",
    timing="an approval that ends on the day no longer counts on it; the net gain is the difference of two days",
    good_direction="high",
    source="Ofsted fostering data collection",
    needs=("foster_households",),
    dimensions=(Dimension("kind", "Kind of household", "household_kind"),),
    by_team=False,
    thing="household",
    frame=lambda frames: _households(frames, FOSTERING),
)

SUPPORTED_LODGINGS = Indicator(
    id="supported_lodgings_hosts",
    title="Supported lodgings hosts",
    service_area="placements/sufficiency",
    question="How many hosts offer supported lodgings?",
    counts="Supported lodgings hosts whose approval stands on the day.",
    numerator="Supported lodgings hosts",
    basis="as_at",
    good_direction="high",
    source="Local",
    needs=("foster_households",),
    by_team=False,
    thing="household",
    frame=lambda frames: _households(frames, ("supported_lodgings",)),
)

INDICATORS = (IN_HOUSE, HOUSEHOLDS, SUPPORTED_LODGINGS)
