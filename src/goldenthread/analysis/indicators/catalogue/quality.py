"""Complaints, compliments, audits and the recommendations of annual reviews."""

import polars as pl

from goldenthread.analysis.indicators.clocks import working_days
from goldenthread.analysis.indicators.definition import Dimension, Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.limits import limit
from goldenthread.analysis.indicators.weights import ONE, one_if
from goldenthread.codes import CODE_SETS

_REGULATIONS = "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738)"


def _highest_stage(frames: Frames) -> pl.LazyFrame:
    """The highest stage each complaint has reached as far as is known: complaint_id, stage."""
    stages = CODE_SETS["complaint_stage"].values
    rank = pl.col("stage").cast(pl.Enum(stages)).to_physical()
    events = frames.table("complaint_stage_events")
    return events.group_by("complaint_id").agg(pl.col("stage").sort_by(rank).last())


def _complaints(frames: Frames) -> pl.LazyFrame:
    received = frames.table("complaints").join(_highest_stage(frames), on="complaint_id", how="left")
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


def _stage_1(frames: Frames) -> pl.LazyFrame:
    """Stage 1 of complaints, answered or past due."""
    events = frames.table("complaint_stage_events").filter(pl.col("stage") == "stage_1")
    begun = pl.col("started_on")
    due = pl.when("extended").then(limit("complaint_stage_1_extended")).otherwise(limit("complaint_stage_1"))
    took = working_days(begun, pl.coalesce("responded_on", pl.lit(frames.as_at)))
    complaints = frames.table("complaints").select("complaint_id", "person_id", "team_id")
    counted = events.with_columns(late=took > due).filter(pl.col("responded_on").is_not_null() | pl.col("late"))
    return counted.join(complaints, on="complaint_id").select(
        "person_id",
        "team_id",
        case_id="event_id",
        start="started_on",
        numerator=one_if(~pl.col("late")),
        denominator=ONE,
    )


def _compliments(frames: Frames) -> pl.LazyFrame:
    return frames.table("compliments").select(
        "team_id", "source_kind", case_id="compliment_id", start="received_on", numerator=ONE
    )


def _audits(frames: Frames) -> pl.LazyFrame:
    due, done = pl.col("due_on"), pl.col("completed_on")
    in_time = done.is_not_null() & (due.is_null() | (done <= due))
    return frames.table("audits").select(
        "team_id",
        "person_id",
        "kind",
        case_id="audit_id",
        start=pl.coalesce(due, done),
        numerator=one_if(in_time),
        denominator=ONE,
    )


def _recommendations(frames: Frames) -> pl.LazyFrame:
    """Recommendations through the year after the review that made them, by their latest standing that is known."""
    standing = frames.table("recommendation_statuses").sort("decided_on").group_by("recommendation_id").last()
    first = pl.col("review_year").str.slice(0, 4).cast(pl.Int32, strict=False) + 1
    made = frames.table("recommendations").join(standing, on="recommendation_id", how="left")
    return made.select(
        "kind",
        case_id="recommendation_id",
        standing="status",
        start=pl.date(first, 4, 1),
        until=pl.date(first + 1, 4, 1),
        numerator=one_if(pl.col("status") == "achieved"),
        denominator=ONE,
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
    source=_REGULATIONS,
    caveats="A stage reached in a later year moves the complaint within the year it was received in, not into another.",
    needs=("complaints", "complaint_stage_events"),
    dimensions=(
        Dimension("stage", "Highest stage reached", "complaint_stage"),
        Dimension("procedure", "Procedure", "complaint_procedure"),
        Dimension("complainant", "Complainant", "complainant"),
        Dimension("theme", "Theme", "complaint_theme"),
    ),
    thing="complaint",
    frame=_complaints,
)

STAGE_1_IN_TIME = Indicator(
    id="complaints_stage1_in_time",
    title="Stage 1 responses in time",
    service_area="quality/complaints",
    question="Are complaints answered in time?",
    counts="Complaints that entered stage 1 in the period and were answered or are past due; in the numerator those "
    "answered within 10 working days, or 20 where the longer time was agreed.",
    numerator="Stage 1 complaints answered in time",
    denominator="Stage 1 complaints answered, or not answered and past due",
    basis="during",
    timing="10 working days from the start of stage 1, 20 where extended; the day it started is day 0",
    unit="%",
    decimals=1,
    good_direction="high",
    source=f"{_REGULATIONS}, regulation 14",
    needs=("complaints", "complaint_stage_events"),
    thing="complaint",
    frame=_stage_1,
)

COMPLIMENTS_RECEIVED = Indicator(
    id="compliments_received",
    title="Compliments by team and source",
    service_area="quality/complaints",
    question="How many compliments were received, and from whom?",
    counts="Compliments logged with a day in the period.",
    numerator="Compliments received",
    basis="during",
    good_direction="high",
    source="Local",
    caveats="Praise from colleagues and praise from families are shown apart.",
    needs=("compliments",),
    dimensions=(Dimension("source_kind", "From whom", "compliment_source"),),
    thing="compliment",
    frame=_compliments,
)

AUDITS_COMPLETED = Indicator(
    id="audits_completed",
    title="Case audits completed against plan",
    service_area="quality/complaints",
    question="Are the audits that were planned carried out in time?",
    counts="Audits due in the period, those without a due day by the day they were completed; in the numerator those "
    "completed by the day they were due.",
    numerator="Audits completed by the day they were due",
    denominator="Audits due",
    basis="during",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Local quality assurance framework",
    needs=("audits",),
    dimensions=(Dimension("kind", "Kind of audit", "audit_kind"),),
    thing="audit",
    disclosure="none",
    frame=_audits,
)

RECOMMENDATIONS_ACHIEVED = Indicator(
    id="annual_review_recs_achieved",
    title="Annual review recommendations achieved",
    service_area="quality/complaints",
    question="Was what last year's review asked for done?",
    counts="Recommendations of the review of the year before; in the numerator those whose latest standing that is "
    "known is achieved.",
    numerator="Recommendations of last year's review that are achieved",
    denominator="Recommendations of last year's review",
    basis="as_at",
    timing="each recommendation counts through the reporting year after the one it was made for, with its latest "
    "standing known",
    unit="%",
    decimals=0,
    good_direction="high",
    source="Annual review",
    caveats="Partly achieved is not achieved. Superseded and carried forward stay in the denominator.",
    needs=("recommendations", "recommendation_statuses"),
    dimensions=(
        Dimension("standing", "Standing", "recommendation_status"),
        Dimension("kind", "Kind", "recommendation_kind"),
    ),
    by_team=False,
    thing="recommendation",
    disclosure="none",
    frame=_recommendations,
)

INDICATORS = (COMPLAINTS_RECEIVED, STAGE_1_IN_TIME, COMPLIMENTS_RECEIVED, AUDITS_COMPLETED, RECOMMENDATIONS_ACHIEVED)
