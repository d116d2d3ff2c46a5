"""What others said of the service: inspections that stand, and external audits of the year."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Block, Column, Note, Row, Run
from goldenthread.analysis.committee_paper.registers import REGISTERS, Moment
from goldenthread.analysis.committee_paper.spans import day_in_words
from goldenthread.codes import CODE_SETS


def inspections(draft: Draft, caption: str | None) -> tuple[Block, ...]:
    """One row an inspection, the latest first, with its judgements in the order of its report."""
    columns = (
        Column(key="service", heading="Service inspected", width=2.4),
        Column(key="date", heading="Date", width=1.4),
        Column(key="grades", heading="Judgements", width=4.2),
    )
    held = _register(draft, "inspections").sort("ended_on", "service", descending=[True, False])
    judged = _register(draft, "judgements").sort("position")
    rows = [_inspection_row(row, judged) for row in held.iter_rows(named=True)]
    return _table_or_note(draft, "inspections", caption or "Grades of the last inspections", columns, rows)


def external_audits(draft: Draft, caption: str | None) -> tuple[Block, ...]:
    """One row an external audit that was completed in the year, in order of completion."""
    columns = (
        Column(key="title", heading="Audit", width=4),
        Column(key="by", heading="Commissioned by", width=3),
        Column(key="completed", heading="Completed", width=1.6),
    )
    done = _register(draft, "external_audits").sort("completed_on", "title")
    rows = [
        Row(cells=(cell(row["title"]), cell(row["commissioned_by"]), cell(f"{row['completed_on']:%B %Y}")))
        for row in done.iter_rows(named=True)
    ]
    return _table_or_note(draft, "external-audits", caption or "External audits of the year", columns, rows)


def _register(draft: Draft, name: str) -> pl.DataFrame:
    moment = Moment(draft.year, draft.content.report_on)
    return REGISTERS[name].rows(draft.figures.values.dataset, moment).collect()


def _inspection_row(row: dict[str, Any], judged: pl.DataFrame) -> Row:
    grades = CODE_SETS["inspection_grade"]
    own = judged.filter(pl.col("inspection_id") == row["inspection_id"])
    lines = [f"{domain}: {grades.label(grade)}" for domain, grade in own.select("domain", "grade").iter_rows()]
    when = _between(row["started_on"], row["ended_on"])
    return Row(cells=(cell(row["service"]), cell(when), cell("\n".join(lines))), id=row["inspection_id"])


def _between(first: date, last: date) -> str:
    """ "12 to 21 November 2012", no longer than it needs to be."""
    if first == last:
        return day_in_words(last)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same_month else day_in_words(first)} to {day_in_words(last)}"


def _table_or_note(
    draft: Draft, name: str, caption: str, columns: tuple[Column, ...], rows: list[Row]
) -> tuple[Block, ...]:
    if not rows:
        return (Note(runs=(Run(text=f"{caption}: none recorded."),)),)
    return (draft.table(name, caption, columns, rows),)
