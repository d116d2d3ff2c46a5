"""Social work assessments."""

import polars as pl

from goldenthread.analysis.indicators.clocks import after_working_days, working_days
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.limits import limit
from goldenthread.analysis.indicators.weights import ONE, one_if

_DAYS = "45 working days from the start of the assessment, which is day 0"


def assessments(frames: Frames) -> pl.LazyFrame:
    """Assessments: case_id, person_id, team_id, worker_id, begun, authorised."""
    return frames.table("ssd_cin_assessments").select(
        case_id="cina_assessment_id",
        person_id="cina_person_id",
        team_id="cina_assessment_team",
        worker_id="cina_assessment_worker_id",
        begun="cina_assessment_start_date",
        authorised="cina_assessment_auth_date",
    )


def _completed(frames: Frames) -> pl.LazyFrame:
    authorised = assessments(frames).filter(pl.col("authorised").is_not_null())
    return authorised.with_columns(start="authorised", numerator=ONE)


def _in_time(frames: Frames) -> pl.LazyFrame:
    took = working_days(pl.col("begun"), pl.col("authorised"))
    in_time = one_if(took <= limit("assessment_statistic"))
    return _completed(frames).with_columns(numerator=in_time, denominator=ONE)


def _open(frames: Frames) -> pl.LazyFrame:
    """Open assessments in two segments: up to the limit, and from the first day past it."""
    rows = assessments(frames).rename({"begun": "start", "authorised": "until"})
    late_from = after_working_days(pl.col("start"), limit("assessment_statistic") + 1)
    ends_late = pl.col("until").is_null() | (pl.col("until") > late_from)
    in_time = rows.with_columns(until=pl.min_horizontal("until", late_from), numerator=pl.lit(0.0))
    late = rows.filter(ends_late).with_columns(start=late_from, numerator=ONE)
    return pl.concat([in_time, late]).with_columns(denominator=ONE)


def _with_rationale(frames: Frames) -> pl.LazyFrame:
    decided = frames.table("assessment_decisions").select("rationale_recorded", case_id="assessment_id")
    joined = _completed(frames).join(decided, on="case_id", how="left")
    return joined.with_columns(numerator=one_if(pl.col("rationale_recorded")), denominator=ONE)


COMPLETED = Indicator(
    id="assessments_completed",
    title="Social work assessments completed",
    service_area="assessment",
    question="How many assessments are completed?",
    counts="Assessments authorised in the period.",
    numerator="Assessments authorised",
    basis="during",
    source="CIN census C2; Annex A list 4",
    needs=("ssd_cin_assessments",),
    thing="assessment",
    counted_set="assessments",
    frame=_completed,
)

IN_TIME = Indicator(
    id="assessments_45wd",
    title="Assessments completed in 45 working days",
    service_area="assessment",
    question="Are assessments completed in time?",
    counts="Assessments authorised in the period; in the numerator those authorised within 45 working days of their "
    "start.",
    numerator="Assessments authorised within 45 working days",
    denominator="Assessments authorised",
    basis="during",
    timing=_DAYS,
    unit="%",
    decimals=1,
    good_direction="high",
    source="CIN census C2; Working Together; LAIT",
    caveats="The statistic runs from the start of the assessment, the practice clock from the referral. Assessments "
    "still open are not in it: see those open past 45 working days.",
    needs=("ssd_cin_assessments",),
    thing="assessment",
    denominator_sets=("assessments",),
    frame=_in_time,
)

OPEN_LATE = Indicator(
    id="assessments_open_over_45wd",
    title="Open assessments past 45 working days",
    service_area="assessment",
    question="How many open assessments are already late?",
    counts="Assessments begun and not authorised on the day; in the numerator those of which more than 45 working days "
    "have passed.",
    numerator="Open assessments past 45 working days",
    denominator="Open assessments",
    basis="as_at",
    timing=_DAYS,
    unit="%",
    decimals=1,
    good_direction="low",
    source="CIN census query 8670Q; Annex A list 4",
    needs=("ssd_cin_assessments",),
    thing="assessment",
    frame=_open,
)

RATIONALE = Indicator(
    id="assessment_management_rationale",
    title="Assessments with management rationale recorded",
    service_area="assessment",
    question="Does a manager say why, when an assessment is signed off?",
    counts="Assessments authorised in the period; in the numerator those whose decision has the manager's rationale.",
    numerator="Assessments authorised with a rationale recorded",
    denominator="Assessments authorised",
    basis="during",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Local, after an audit of October 2014",
    caveats="An assessment without a recorded decision counts as without rationale.",
    needs=("ssd_cin_assessments", "assessment_decisions"),
    thing="assessment",
    denominator_sets=("assessments",),
    frame=_with_rationale,
)

INDICATORS = (COMPLETED, IN_TIME, OPEN_LATE, RATIONALE)
