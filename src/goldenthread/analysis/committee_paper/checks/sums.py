"""Sums that do not add up: rows across, columns down, the grand total; and counts that cannot be counts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks.cells import Cell, added, plain
from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.printed_paper import Column, PrintedPaper, Row, Table
from goldenthread.analysis.committee_paper.checks.registry import Code, check

ROW = Code(
    "sum.row",
    "stop",
    "A row of counts does not add across to the total printed at its end. Blank cells count as 0.",
    "A team's row prints 3, 2, 1, 0, 0 and a total of 7: the row adds to 6.",
)
COLUMN = Code(
    "sum.column",
    "stop",
    "A column of counts does not add down to the total printed under it. Where leaving out one row would explain the "
    "difference, the finding names it.",
    "A year's column of teams adds to 29 and prints 28; without the row for other teams it would be 28.",
)
GRAND = Code(
    "sum.grand_total",
    "stop",
    "The total in the corner is not the sum of the row totals, or not the sum of the column totals.",
    "Row totals add to 31, the corner prints 32.",
)
NOT_A_COUNT = Code(
    "sum.not_a_count",
    "stop",
    "A cell that counts things is negative or not a whole number.",
    "A team is printed with -2 complaints.",
)


@check(ROW)
def rows_across(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for column in table.columns:
            if column.kind == "total":
                yield from _rows_of(table, column)


def _rows_of(table: Table, column: Column) -> Iterator[Finding]:
    parts = [table.index(name) for name in column.of]
    for row in table.rows:
        cells, total = [row.cells[at] for at in parts], row.cells[table.index(column.name)]
        if total.value is not None and _differs(total.value, cells):
            where = f"{table.where}: {row.label}, {column.name}"
            yield ROW.at(where, plain(total.value), plain(added(cells)), _row_why(table, row, column, cells))


def _row_why(table: Table, row: Row, column: Column, cells: list[Cell]) -> str:
    sum_shown = " + ".join("blank" if cell.blank else cell.printed for cell in cells)
    return f"{row.label}: {sum_shown} adds to {plain(added(cells))}.{_crossing(table, row, column)}"


def _crossing(table: Table, row: Row, total: Column) -> str:
    """Where one column is out by as much as this row, the slip is probably the cell where they cross."""
    out = _row_gap(table, row, total)
    columns = [name for name in total.of if _column_gap(table, name) == out]
    if len(columns) != 1:
        return ""
    return f" The column {columns[0]} is out by as much, so look at the cell where they cross."


def _row_gap(table: Table, row: Row, total: Column) -> Decimal:
    printed = row.cells[table.index(total.name)].value
    return (printed or Decimal(0)) - added(row.cells[table.index(name)] for name in total.of)


def _column_gap(table: Table, name: str) -> Decimal | None:
    total = table.total(name)
    if total is None or total.value is None:
        return None
    return total.value - added(table.column(name))


@check(COLUMN)
def columns_down(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for column in table.columns:
            total = table.total(column.name)
            if column.kind == "count" and total is not None and total.value is not None:
                yield from _column_of(table, column, total.value)


def _column_of(table: Table, column: Column, total: Decimal) -> Iterator[Finding]:
    cells = table.column(column.name)
    if _differs(total, cells):
        where = f"{table.where}: total, {column.name}"
        rows = plain(added(cells))
        why = f"The rows of {column.name} add to {rows}, not {plain(total)}.{_left_out(table, column, total)}"
        yield COLUMN.at(where, plain(total), plain(added(cells)), why)


def _left_out(table: Table, column: Column, total: Decimal) -> str:
    """Names the rows of which any one, left out, would explain a total that is too small."""
    gap = added(table.column(column.name)) - total
    rows = [row for row in table.rows if row.cells[table.index(column.name)].value == gap > 0]
    rows = [row for row in rows if _without_share(table, column, row)] or rows
    if not rows:
        return ""
    return f" Without {' or '.join(row.label for row in rows)} ({plain(gap)}) they would add to {plain(total)}."


def _without_share(table: Table, column: Column, row: Row) -> bool:
    """Whether the row prints a number and no percentage beside it: a sign that it was left out of the whole."""
    shares = [at for at, other in enumerate(table.columns) if other.kind == "share" and other.of == (column.name,)]
    return any(row.cells[at].blank for at in shares)


@check(GRAND)
def grand_totals(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for column in table.columns:
            total = table.total(column.name)
            if column.kind == "total" and total is not None and total.value is not None:
                yield from _corner(table, column, total.value)


def _corner(table: Table, column: Column, total: Decimal) -> Iterator[Finding]:
    for words, cells in _ways_to_the_corner(table, column):
        if added(cells) != total:
            why = f"The {words} add to {plain(added(cells))}, not {plain(total)}."
            yield GRAND.at(f"{table.where}: grand total", plain(total), plain(added(cells)), why)


def _ways_to_the_corner(table: Table, column: Column) -> list[tuple[str, list[Cell]]]:
    """The printed totals that should add to the corner; the counts themselves where no such totals are printed."""
    down = list(table.column(column.name))
    across = [cell for name in column.of if (cell := table.total(name)) is not None]
    ways = [("row totals", down), ("column totals", across)]
    known = [(words, cells) for words, cells in ways if all(cell.value is not None for cell in cells)]
    counts = [row.cells[table.index(name)] for row in table.rows for name in column.of]
    return known if known or any(cell.withheld for cell in counts) else [("counts", counts)]


def _differs(total: Decimal, cells: list[Cell] | tuple[Cell, ...]) -> bool:
    """Whether a total is wrong. With a withheld cell among them, only a total below the known part is."""
    if any(cell.withheld for cell in cells):
        return added(cells) > total
    return any(cell.value is not None for cell in cells) and added(cells) != total


@check(NOT_A_COUNT)
def counts_that_cannot_be(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for row in (*table.rows, *([table.totals] if table.totals else [])):
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.kind != "share" and cell.value is not None and not _countable(cell.value):
                    where = f"{table.where}: {row.label}, {column.name}"
                    yield NOT_A_COUNT.at(
                        where, cell.printed, "a whole number, 0 or more", f"{cell.printed} counts nothing."
                    )


def _countable(value: Decimal) -> bool:
    return value >= 0 and value == value.to_integral_value()
