"""Children looked after."""

import polars as pl

from goldenthread.analysis.cohorts import cut
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.leads import with_lead
from goldenthread.analysis.indicators.weights import ONE

SHORT_BREAKS = ("V3", "V4")


def looked_after(frames: Frames) -> pl.LazyFrame:
    """Spells of being looked after, cut by legal status, lead worker and team; short breaks are left out."""
    episodes = frames.table("ssd_cla_episodes").select(
        person_id="clae_person_id",
        case_id="clae_cla_episode_id",
        start="clae_cla_episode_start_date",
        until="clae_cla_episode_ceased_date",
    )
    statuses = frames.table("ssd_legal_status").select(
        person_id="lega_person_id",
        start="lega_legal_status_start_date",
        until="lega_legal_status_end_date",
        legal_status="lega_legal_status",
    )
    under = cut(episodes, statuses, ["person_id"])
    return with_lead(under.filter(~pl.col("legal_status").is_in(SHORT_BREAKS).fill_null(False)), frames)


CLA_OPEN = Indicator(
    id="cla_open",
    title="Children looked after",
    service_area="looked after",
    question="How many children does the authority look after?",
    counts="Children with an open period of care on the day. Children under an agreed series of short breaks are not "
    "counted (legal status V3 or V4).",
    numerator="Children looked after",
    basis="as_at",
    source="SSDA903; Annex A list 8",
    needs=("ssd_cla_episodes", "ssd_legal_status"),
    distinct="person_id",
    thing="child",
    frame=lambda frames: frames.shared(looked_after).with_columns(numerator=ONE),
)

INDICATORS = (CLA_OPEN,)
