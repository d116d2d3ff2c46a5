"""What the paper's own tables and measures say of complaints and compliments: the figures that prose is held against.

A figure may be printed more than once (a total, and the rows that should add to it), so every question has a list of
answers, each with where it stands. A sentence is wrong only where no answer bears it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from goldenthread.analysis.committee_paper.checks.cells import Cell, added, plain
from goldenthread.analysis.committee_paper.checks.printed_paper import Column, PrintedPaper, Row, Table
from goldenthread.analysis.committee_paper.checks.spans import read_span
from goldenthread.analysis.committee_paper.checks.teams import Teams, teams


@dataclass(frozen=True)
class Known:
    """A figure that the paper gives, and where; in which table, if it is of one."""

    value: Decimal
    where: str
    table: Table | None = None


@dataclass(frozen=True)
class Counts:
    """The counts of one subject ("complaints") in a paper, by period, team and stage."""

    paper: PrintedPaper
    subject: str

    @cached_property
    def teams(self) -> Teams:
        return teams(self.paper)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for table in self.paper.tables if table.subject == self.subject)

    @cached_property
    def periods(self) -> list[str]:
        """The periods that the tables count, earliest first; in printed order where their dates cannot be read."""
        named = [period for table in self.tables for period in _periods(table)]
        return sorted(dict.fromkeys(named), key=_start)

    @property
    def current(self) -> str | None:
        """The period that the review is of, where a table counts it; else the latest that one counts."""
        if self.paper.period in self.periods:
            return self.paper.period
        return self.periods[-1] if self.periods else None

    @property
    def previous(self) -> str | None:
        """The latest period before the current one."""
        if self.current is None:
            return None
        earlier = self.periods[: self.periods.index(self.current)]
        return earlier[-1] if earlier else None

    def total(self, period: str | None) -> list[Known]:
        """Every total that the tables give for a period: as printed, and as their rows add."""
        return [known for table, column in self._columns(period) for known in _totals(table, column)]

    def team(self, team: str, period: str | None) -> list[Known]:
        """Every count that the tables give for one team (by its one name) in a period."""
        found = []
        for table, column in self._columns(period):
            rows = [row for row in table.rows if self.teams.of(row.label) == team]
            if rows and not any(cell.withheld for row in rows for cell in _cells(table, column, row)):
                found.append(Known(_of_rows(table, column, rows), f"{table.where}, {rows[0].label}", table))
        return found

    def stage(self, name: str) -> list[Known]:
        """Every total of one column of the table by stage."""
        staged = (table for table in self.tables if table.by == "stage")
        columns = ((table, column) for table in staged for column in table.columns if column.name == name)
        return [known for table, column in columns for known in _totals(table, column)]

    @cached_property
    def stages(self) -> list[str]:
        """The stages that the table by stage has a column for."""
        staged = (table for table in self.tables if table.by == "stage")
        return [column.name for table in staged for column in table.columns if column.kind == "count"]

    def _columns(self, period: str | None) -> Iterator[tuple[Table, Column | None]]:
        """The column that counts a period in each table; None stands for a whole table without a column of totals."""
        for table in self.tables:
            if table.by == "year":
                yield from ((table, column) for column in table.columns if _counts(column, period))
            elif (table.period or self.current) == period:
                yield table, next((column for column in table.columns if column.kind == "total"), None)


def _periods(table: Table) -> list[str]:
    if table.by == "year":
        return [column.period for column in table.columns if column.period and column.kind == "count"]
    return [table.period] if table.period else []


def _start(period: str) -> str:
    span = read_span(period)
    return span.start.isoformat() if span else ""


def _counts(column: Column, period: str | None) -> bool:
    return column.kind == "count" and column.period == period


def _cells(table: Table, column: Column | None, row: Row) -> list[Cell]:
    """The cells of a row that make its count: its total where one is printed, else all its counts."""
    cell = row.cells[table.index(column.name)] if column is not None else None
    if cell is not None and not cell.blank and not cell.absent:
        return [cell]
    counted = column.of if column is not None and column.kind == "total" else [column.name] if column else ()
    names = counted or [other.name for other in table.columns if other.kind == "count"]
    return [row.cells[table.index(name)] for name in names]


def _of_rows(table: Table, column: Column | None, rows: Iterable[Row]) -> Decimal:
    return added(cell for row in rows for cell in _cells(table, column, row))


def _totals(table: Table, column: Column | None) -> Iterator[Known]:
    """The printed total and, where it is another number, the sum of the rows. Nothing where a cell is withheld."""
    cells = [cell for row in table.rows for cell in _cells(table, column, row)]
    printed = [cell for cell in _cells(table, column, table.totals) if cell.value is not None] if table.totals else []
    if any(cell.withheld for cell in (*cells, *printed)):
        return
    rows = added(cells)
    if printed:
        yield Known(added(printed), f"the total of {table.where}", table)
    if not printed or added(printed) != rows:
        yield Known(rows, f"the rows of {table.where}", table)


def said(known: Iterable[Known]) -> str:
    """Figures as a finding quotes them: "29 (the rows of 7.9 complaints by team and year)"."""
    return " or ".join(f"{plain(item.value)} ({item.where})" for item in known)
