"""The tables of a built review, as the checks add them up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from goldenthread.analysis.committee_paper import paper as built
from goldenthread.analysis.committee_paper.checks.cells import Cell, read_cell
from goldenthread.analysis.committee_paper.checks.printed_paper import Column, Row, Table
from goldenthread.analysis.committee_paper.checks.spans import year_label

_BY: dict[str, Literal["stage", "year"]] = {"-by-team-and-stage": "stage", "-by-team-and-year": "year"}
_SUBJECTS = ("complaints", "compliments")


def tables(review: built.Review) -> Iterator[Table]:
    """Every printed table that has a column of counts."""
    for section, table in review.tables():
        if any(column.kind == "count" for column in table.columns):
            yield _table(review, section, table)


def _table(review: built.Review, section: built.Section, table: built.Table) -> Table:
    counted = [at for at, column in enumerate(table.columns) if column.kind in ("count", "percent")]
    total = table.total_row
    return Table(
        where=f"{section.number or section.title} table {table.number} ({table.id.replace('-', ' ')})",
        subject=next((subject for subject in _SUBJECTS if table.id.startswith(subject)), table.id),
        by=next((by for ending, by in _BY.items() if table.id.endswith(ending)), "none"),
        period=review.year,
        columns=tuple(_columns(table, counted)),
        rows=tuple(_row(row, table, counted, review) for row in table.rows if not row.total and not row.band),
        totals=None if total is None else _row(total, table, counted, review),
    )


def _columns(table: built.Table, counted: list[int]) -> Iterator[Column]:
    names = {table.columns[at].key: _name(table, at) for at in counted}
    parts = [
        names[column.key] for column in table.columns if column.kind == "count" and column.key != table.total_column
    ]
    for at in counted:
        column = table.columns[at]
        if column.kind == "percent":
            yield Column(names[column.key], "share", (names[column.percent_of or ""],), _period(column))
        elif column.key == table.total_column:
            yield Column(names[column.key], "total", tuple(parts))
        else:
            yield Column(names[column.key], "count", period=_period(column))


def _name(table: built.Table, at: int) -> str:
    """The heading of a column with the heading over it, so that "No." of two years are two names."""
    over, place = "", 0
    for span in table.spans:
        over = span.text if place <= at < place + span.columns else over
        place += span.columns
    return " ".join(part for part in (over, table.columns[at].heading) if part)


def _period(column: built.Column) -> str | None:
    """The year that a column counts: its key ends with it."""
    return year_label(column.key[-7:])


def _row(row: built.Row, table: built.Table, counted: list[int], review: built.Review) -> Row:
    words = {column.key: cell.text for column, cell in zip(table.columns, row.cells, strict=True)}
    giver = words.get("from")
    return Row(row.cells[0].text, tuple(_cell(row.cells[at], review) for at in counted), None, giver)


def _cell(cell: built.Cell, review: built.Review) -> Cell:
    """A dash in a built paper stands for none, and what is suppressed has no number."""
    figure = review.figure(cell.figure) if cell.figure else None
    if figure is not None and figure.status != "published":
        return Cell(cell.text or figure.status)
    read = read_cell(cell.text)
    if read is None:
        return Cell(cell.text)
    return Cell(read.printed, Decimal(0)) if read.blank and read.printed else read
