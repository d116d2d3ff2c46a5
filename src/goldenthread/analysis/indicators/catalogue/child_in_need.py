"""Children in need."""

import polars as pl

from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.in_need import in_need, per_child
from goldenthread.analysis.indicators.weights import ONE

_TABLES = ("ssd_cin_episodes", "ssd_cp_plans", "ssd_cla_episodes")
_COUNTED = (
    "Children who on the day have an open episode of need that went beyond the referral, or are subject of a child "
    "protection plan, or are looked after: each child once. An assessment under way counts; a referral closed with no "
    "further action does not. Care leavers count while their own episode is open."
)


def _children(frames: Frames) -> pl.LazyFrame:
    return frames.shared(in_need).with_columns(numerator=ONE)


CIN_OPEN = Indicator(
    id="cin_open",
    title="Children in need (all open episodes)",
    service_area="CIN",
    question="How many children is children's social care working with?",
    counts=_COUNTED,
    numerator="Children in need",
    basis="as_at",
    timing="an episode that closes on the day no longer counts on it",
    source="CIN census, children in need at 31 March; Annex A list 6",
    caveats="The team is that of the lead worker on the day.",
    needs=_TABLES,
    thing="child",
    counted_set="in need",
    frame=_children,
)

CIN_RATE = Indicator(
    id="cin_rate_10k",
    title="Children in need per 10,000",
    service_area="CIN",
    question="How many children are in need for every 10,000 who live in the area?",
    counts=_COUNTED,
    numerator="Children in need",
    denominator="Children aged 0 to 17 in the area: the mid-year estimate that lies in the reporting year",
    basis="as_at",
    timing="an estimate of 30 June counts from 1 April before it to 31 March after it",
    unit="per 10,000",
    decimals=1,
    source="CIN census; ONS mid-year estimates; LAIT",
    needs=(*_TABLES, "population"),
    by_team=False,
    thing="child",
    counted_set="in need",
    frame=lambda frames: per_child(_children(frames), frames),
)

INDICATORS = (CIN_OPEN, CIN_RATE)
