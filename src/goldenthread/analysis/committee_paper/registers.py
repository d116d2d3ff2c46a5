"""Registers that a paper counts: inspections, audits, recommendations, meetings, training, service managers.

They are bound as `{{ count:<id> }}`. An indicator watches practice all year and is declared in the catalogue; a
register is counted once, for the paper, on the day of the report or in a period.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from goldenthread.analysis.periods import Period
from goldenthread.analysis.tables import Dataset

DIFFERENT = pl.col("case_id").n_unique()
"""How most registers count: each thing once."""


@dataclass(frozen=True)
class Moment:
    """When a register is counted: in a period, or as it stands on the day of the report."""

    period: Period
    report_on: date


@dataclass(frozen=True)
class Register:
    """A register: `rows` gives one row for each thing counted, with `case_id` and the dimension.

    A register `by_team` has `team_id` too and can be bound for one team. `people` registers count staff or service
    users, so 1 to 5 are suppressed in the published edition. `by_period` says whether the period of the binding
    matters; where not, the day of the report does.
    """

    id: str
    title: str
    counts: str
    unit: str
    tables: tuple[str, ...]
    rows: Callable[[Dataset, Moment], pl.LazyFrame]
    dimension: str | None = None
    code_set: str = ""
    people: bool = False
    by_period: bool = False
    by_team: bool = False
    measure: pl.Expr = DIFFERENT


def _inspections(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    held = dataset.table("inspections").filter(pl.col("ended_on") <= moment.report_on)
    return held.with_columns(case_id="inspection_id")


def _judgements(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    held = _inspections(dataset, moment).select("inspection_id")
    judged = dataset.table("inspection_judgements").join(held, on="inspection_id", how="semi")
    return judged.with_columns(case_id=pl.format("{} {}", "inspection_id", "position"))


def _external_audits(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    done = pl.col("completed_on").is_between(moment.period.start, moment.period.end)
    return dataset.table("audits").filter(done, pl.col("kind") == "external").with_columns(case_id="audit_id")


def _recommendations(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    """The whole-service recommendations of that year's review, each with its latest status on the day of the report."""
    decided = dataset.table("recommendation_statuses").filter(pl.col("decided_on") <= moment.report_on)
    latest = decided.sort("decided_on").group_by("recommendation_id").agg(pl.col("status").last())
    made = pl.col("review_year") == moment.period.label
    asked = dataset.table("recommendations").filter(made, pl.col("kind") == "overall")
    return asked.join(latest, on="recommendation_id", how="left").with_columns(case_id="recommendation_id")


def _practice_leaders(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    course = pl.col("course") == "practice_leader_5_day"
    attended = dataset.table("training_attendances").filter(course, pl.col("attended_on") <= moment.report_on)
    return attended.with_columns(case_id="attendee_id")


def _reference_groups(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    kind = pl.col("kind") == "parents_reference_group"
    held = dataset.table("engagement_sessions").filter(kind, pl.col("held_on") <= moment.report_on)
    return held.with_columns(case_id="session_id")


def _stage_3_panels(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    started = pl.col("started_on").is_between(moment.period.start, moment.period.end)
    panels = dataset.table("complaint_stage_events").filter(pl.col("stage") == "stage_3", started)
    return panels.with_columns(case_id="event_id")


def _posts(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    """Posts established on the last day of the period."""
    day = moment.period.end
    until = pl.col("established_to").is_null() | (pl.col("established_to") >= day)
    standing = dataset.table("posts").filter(pl.col("established_from") <= day, until)
    return standing.with_columns(case_id="post_id")


def _agency_workers(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    """Agency workers who held a post on any day of the period."""
    until = pl.col("ended_on").is_null() | (pl.col("ended_on") >= moment.period.start)
    agency = pl.col("contract") == "agency", pl.col("started_on") <= moment.period.end, until
    posts = dataset.table("posts").select("post_id", "team_id", "role")
    return dataset.table("post_holders").filter(*agency).join(posts, on="post_id").with_columns(case_id="worker_id")


def _service_managers(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    """Permanent appointments to service manager posts by the day of the report, whoever held them before."""
    posts = dataset.table("posts").filter(pl.col("role") == "service_manager").select("post_id")
    appointed = pl.col("started_on") <= moment.report_on
    permanent = dataset.table("post_holders").filter(pl.col("contract") == "permanent", appointed)
    return permanent.join(posts, on="post_id", how="semi").with_columns(case_id="worker_id")


def _service_managers_left(dataset: Dataset, moment: Moment) -> pl.LazyFrame:
    gone = pl.col("left_authority") & (pl.col("ended_on") <= moment.report_on)
    return _service_managers(dataset, moment).filter(gone)


_REGISTERS = (
    Register(
        id="inspections",
        title="Inspections",
        counts="Inspections that ended by the day of the report",
        unit="inspections",
        tables=("inspections",),
        rows=_inspections,
    ),
    Register(
        id="judgements",
        title="Inspection judgements",
        counts="Graded judgements of the inspections that ended by the day of the report",
        unit="judgements",
        tables=("inspection_judgements", "inspections"),
        rows=_judgements,
        dimension="grade",
        code_set="inspection_grade",
    ),
    Register(
        id="external_audits",
        title="External audits completed",
        counts="Audits by someone outside the authority's services, completed in the period",
        unit="audits",
        tables=("audits",),
        rows=_external_audits,
        by_period=True,
    ),
    Register(
        id="recommendations",
        title="Recommendations of an annual review",
        counts="Recommendations for the whole service in that year's review, by status on the day of this report",
        unit="recommendations",
        tables=("recommendations", "recommendation_statuses"),
        rows=_recommendations,
        dimension="status",
        code_set="recommendation_status",
        by_period=True,
    ),
    Register(
        id="practice_leaders",
        title="Practice leaders trained",
        counts="Different people, of this authority and its partners, who attended the five-day course by the day of "
        "the report",
        unit="people",
        tables=("training_attendances",),
        rows=_practice_leaders,
        people=True,
    ),
    Register(
        id="reference_groups",
        title="Parents' reference group meetings",
        counts="Meetings of the parents' reference group held by the day of the report",
        unit="meetings",
        tables=("engagement_sessions",),
        rows=_reference_groups,
    ),
    Register(
        id="reference_group_smallest",
        title="Smallest parents' reference group meeting",
        counts="People who came to the smallest meeting of the parents' reference group",
        unit="people",
        tables=("engagement_sessions",),
        rows=_reference_groups,
        measure=pl.col("attendances").min(),
    ),
    Register(
        id="reference_group_largest",
        title="Largest parents' reference group meeting",
        counts="People who came to the largest meeting of the parents' reference group",
        unit="people",
        tables=("engagement_sessions",),
        rows=_reference_groups,
        measure=pl.col("attendances").max(),
    ),
    Register(
        id="stage_3_panels",
        title="Stage 3 complaint panels",
        counts="Complaints, of whatever year, whose Stage 3 began in the period",
        unit="panels",
        tables=("complaint_stage_events",),
        rows=_stage_3_panels,
        people=True,
        by_period=True,
    ),
    Register(
        id="posts",
        title="Established posts",
        counts="Posts established on the last day of the period, filled, covered or vacant",
        unit="posts",
        tables=("posts",),
        rows=_posts,
        dimension="role",
        code_set="post_role",
        by_period=True,
        by_team=True,
    ),
    Register(
        id="agency_workers",
        title="Agency workers used",
        counts="Different agency workers who held a post on any day of the period",
        unit="people",
        tables=("posts", "post_holders"),
        rows=_agency_workers,
        dimension="role",
        code_set="post_role",
        people=True,
        by_period=True,
        by_team=True,
    ),
    Register(
        id="service_managers_appointed",
        title="Permanent service managers appointed",
        counts="Different people appointed permanently to a service manager's post by the day of the report",
        unit="people",
        tables=("posts", "post_holders"),
        rows=_service_managers,
        people=True,
    ),
    Register(
        id="service_managers_left",
        title="Permanent service managers who left",
        counts="Different people so appointed who had left the authority by the day of the report",
        unit="people",
        tables=("posts", "post_holders"),
        rows=_service_managers_left,
        people=True,
    ),
)
REGISTERS: Mapping[str, Register] = {register.id: register for register in _REGISTERS}


@dataclass(frozen=True)
class RegisterCount:
    """What a register gave: `value` is null when a table it needs is not supplied; `cases` is how many rows."""

    value: float | None
    cases: int | None


@dataclass(frozen=True)
class Group:
    """A part of a register: one team (its id), one value (a code) of its dimension, or both."""

    team_id: str | None = None
    code: str | None = None


def count(register: Register, dataset: Dataset, moment: Moment, group: Group) -> RegisterCount:
    """Count a register, or a part of it."""
    if not all(dataset.supplies(table) for table in register.tables):
        return RegisterCount(value=None, cases=None)
    rows = register.rows(dataset, moment)
    if group.team_id is not None:
        rows = rows.filter(pl.col("team_id") == group.team_id)
    if group.code is not None and register.dimension is not None:
        rows = rows.filter(pl.col(register.dimension) == group.code)
    value, cases = rows.select(value=register.measure.cast(pl.Float64), cases=pl.len()).collect().row(0)
    return RegisterCount(value=value, cases=cases)
