"""How the count falls, day by day."""

from __future__ import annotations

from goldenthread.kit.charts import Chart, Series
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.kit.words import day
from goldenthread.oversight.submissions.models import Check, Submission

MOST_DAYS = 60
LINES = (("Errors", "error"), ("Not stated", "not stated"), ("Queries", "query"), ("Unreadable", "unreadable"))


def by_day(submission: Submission) -> list[Check]:
    """The last check of each day, the oldest first."""
    last: dict[object, Check] = {}
    for run in submission.checks.order_by("-number")[: MOST_DAYS * 4]:
        last.setdefault(run.made_on, run)
    return list(last.values())[:MOST_DAYS][::-1]


def chart(days: list[Check]) -> Chart | None:
    """Nothing to draw of a single day."""
    if len(days) < 2:
        return None
    labels = tuple(f"{run.made_on.day} {run.made_on:%b}" for run in days)
    series = (Series(name, tuple(run.counts[f"issues: {kind}"] for run in days)) for name, kind in LINES)
    return Chart("line", labels, tuple(each for each in series if any(each.values)), "Issues")


def table(days: list[Check]) -> Table:
    columns = (Column("Day"), *(Column(name, numeric=True) for name, _ in LINES), Column("All issues", numeric=True))
    return Table("Issues at the last check of each day", columns, tuple(_row(run) for run in reversed(days)))


def _row(run: Check) -> tuple[Cell, ...]:
    counts = [run.counts[f"issues: {kind}"] for _, kind in LINES]
    return Cell(day(run.made_on)), *(Cell(f"{count:,}", numeric=True) for count in (*counts, run.counts["issues"]))
