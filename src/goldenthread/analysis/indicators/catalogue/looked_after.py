"""Children looked after."""

import polars as pl

from goldenthread.analysis.indicators import looked_after as care
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.in_need import per_child
from goldenthread.analysis.indicators.weights import ONE, one_if

_CARE = ("ssd_cla_episodes", "ssd_legal_status")
_COUNTED = "Children under an agreed series of short breaks are not counted (legal status V3 or V4)."


def _children(frames: Frames) -> pl.LazyFrame:
    return care.looked_after(frames).with_columns(numerator=ONE)


def _accommodated(frames: Frames) -> pl.LazyFrame:
    under_section_20 = pl.col("legal_status") == "V2"
    return care.looked_after(frames).with_columns(numerator=one_if(under_section_20), denominator=ONE)


def _with_several(marks: pl.LazyFrame, frames: Frames) -> pl.LazyFrame:
    return care.marked(marks, frames).with_columns(numerator=one_if(pl.col("marked")), denominator=ONE)


CLA_OPEN = Indicator(
    id="cla_open",
    title="Children looked after",
    service_area="looked after",
    question="How many children does the authority look after?",
    counts=f"Children with an open period of care on the day. {_COUNTED}",
    numerator="Children looked after",
    basis="as_at",
    timing="an episode that ceases on the day no longer counts on it",
    source="SSDA903; Annex A list 8",
    needs=_CARE,
    thing="child",
    counted_set="looked after",
    frame=_children,
)

CLA_RATE = Indicator(
    id="cla_rate_10k",
    title="Looked after per 10,000 vs statistical neighbours",
    service_area="looked after",
    question="How many children are looked after for every 10,000 who live in the area?",
    counts=f"Children with an open period of care on the day, for every 10,000 children aged 0 to 17. {_COUNTED}",
    numerator="Children looked after",
    denominator="Children aged 0 to 17 in the area: the mid-year estimate that lies in the reporting year",
    basis="as_at",
    timing="an estimate of 30 June counts from 1 April before it to 31 March after it",
    unit="per 10,000",
    decimals=1,
    source="SSDA903; ONS mid-year estimates; LAIT",
    caveats="Never set against the population under 19. Estimates are revised: the source of each is kept with it.",
    needs=(*_CARE, "population"),
    by_team=False,
    thing="child",
    counted_set="looked after",
    frame=lambda frames: per_child(_children(frames), frames),
)

CLA_STARTS = Indicator(
    id="cla_starts",
    title="Children starting to be looked after",
    service_area="looked after",
    question="How many children come into care?",
    counts="Periods of care that began in the period, unless they began as a series of short breaks.",
    numerator="Periods of care begun",
    basis="during",
    source="SSDA903",
    caveats="A child who comes into care twice in the period counts twice. The team is that of the lead worker on the "
    "day.",
    needs=_CARE,
    thing="period of care",
    frame=lambda frames: care.starts(frames).with_columns(numerator=ONE),
)

CLA_SECTION_20 = Indicator(
    id="cla_section20_share",
    title="Looked after under section 20",
    service_area="looked after",
    question="How many looked-after children are accommodated by agreement and not by an order?",
    counts=f"Looked-after children whose legal status on the day is V2, single period of accommodation. {_COUNTED}",
    numerator="Children looked after under section 20 of the Children Act 1989",
    denominator="Children looked after",
    basis="as_at",
    unit="%",
    decimals=1,
    good_direction="low",
    source="SSDA903 legal status",
    caveats="Low is good only as far as each agreement is reviewed: some children are rightly accommodated.",
    needs=_CARE,
    thing="child",
    denominator_sets=("looked after",),
    frame=_accommodated,
)

CLA_WORKERS = Indicator(
    id="cla_sw_changes_3plus_12m",
    title="Children with 3+ social workers in year",
    service_area="looked after",
    question="How many looked-after children have had three or more social workers within a year?",
    counts="Looked-after children who had three or more different lead workers, while looked after, in the 12 months "
    f"up to the day. {_COUNTED}",
    numerator="Children with three or more different lead workers in 12 months",
    denominator="Children looked after",
    basis="as_at",
    timing="12 months up to the day; from worker A to B and back to A counts two workers",
    unit="%",
    decimals=1,
    good_direction="low",
    source="SSDA903 social worker episodes; DfE stability measures",
    caveats="Cover for leave counts as a worker where it was recorded as a change of the lead.",
    needs=(*_CARE, "ssd_involvements"),
    lookback_months=12,
    thing="child",
    denominator_sets=("looked after",),
    frame=lambda frames: _with_several(care.several_workers(frames), frames),
)

CLA_PLACEMENTS = Indicator(
    id="cla_placement_3plus_12m",
    title="3+ placements in the year",
    service_area="looked after",
    question="How many looked-after children have lived in three or more places within a year?",
    counts=f"Looked-after children who were in three or more placements in the 12 months up to the day. {_COUNTED}",
    numerator="Children with three or more placements in 12 months",
    denominator="Children looked after",
    basis="as_at",
    timing="12 months up to the day; a placement counts if the child lived there on any of these days",
    unit="%",
    decimals=1,
    good_direction="low",
    source="SSDA903; LAIT; Annex A list 8",
    caveats="Temporary placements (codes beginning with T) are not counted.",
    needs=(*_CARE, "ssd_cla_placement"),
    lookback_months=12,
    thing="child",
    denominator_sets=("looked after",),
    frame=lambda frames: _with_several(care.several_placements(frames), frames),
)

INDICATORS = (CLA_OPEN, CLA_RATE, CLA_STARTS, CLA_SECTION_20, CLA_WORKERS, CLA_PLACEMENTS)
