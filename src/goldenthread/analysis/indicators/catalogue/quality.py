"""Complaints, compliments, audits and the recommendations of annual reviews."""

import polars as pl

from goldenthread.analysis.indicators.definition import Dimension, Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.weights import ONE
from goldenthread.codes import CODE_SETS

STAGE = Dimension("stage", "Highest stage reached", "complaint_stage")


def highest_stage(frames: Frames) -> pl.LazyFrame:
    """The highest stage each complaint has reached as far as is known: complaint_id, stage."""
    stages = CODE_SETS["complaint_stage"].values
    rank = pl.col("stage").cast(pl.Enum(stages)).to_physical()
    events = frames.table("complaint_stage_events")
    return events.group_by("complaint_id").agg(pl.col("stage").sort_by(rank).last())


def complaints(frames: Frames) -> pl.LazyFrame:
    """One row a complaint, by the day it was received."""
    received = frames.table("complaints").join(highest_stage(frames), on="complaint_id", how="left")
    return received.select(
        "person_id",
        "team_id",
        "stage",
        "procedure",
        "complainant",
        "theme",
        case_id="complaint_id",
        start="received_on",
        numerator=ONE,
    )


COMPLAINTS_RECEIVED = Indicator(
    id="complaints_received",
    title="Complaints by stage and team",
    service_area="quality/complaints",
    question="How many complaints were received, about which teams, and how far did they go?",
    counts="Complaints received in the period, each once, under the highest stage it has reached as far as is known. A "
    "complaint found to be out of scope is counted, under that heading.",
    numerator="Complaints received",
    basis="during",
    timing="by the day the complaint was received, whatever the year of its later stages",
    source="Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738)",
    caveats="A stage reached in a later year moves the complaint within the year it was received in, not into another.",
    needs=("complaints", "complaint_stage_events"),
    dimensions=(
        STAGE,
        Dimension("procedure", "Procedure", "complaint_procedure"),
        Dimension("complainant", "Complainant", "complainant"),
        Dimension("theme", "Theme", "complaint_theme"),
    ),
    thing="complaint",
    frame=complaints,
)

INDICATORS = (COMPLAINTS_RECEIVED,)
