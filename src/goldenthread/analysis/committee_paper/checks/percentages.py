"""Percentages: columns that do not close at 100, and values that no rounding of the counts beside them gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from goldenthread.analysis.committee_paper.checks.cells import Cell, added, plain
from goldenthread.analysis.committee_paper.checks.findings import Finding, Severity
from goldenthread.analysis.committee_paper.checks.printed_paper import Column, PrintedPaper, Table
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.rounding import Fit, Share, fits, percentage

NOT_100 = Code(
    "column.percent_not_100",
    "stop",
    "The percentages of a column do not add to 100. A note where half-up or half-even rounding of every cell explains "
    "it (it would close by largest remainder), a warning where a row prints none, a stop where rounding does not "
    "explain it.",
    "A year's percentages add to 101 because one of them was raised by hand.",
)
TOTAL_DIFFERS = Code(
    "column.percent_total",
    "stop",
    "The total printed under a percentage column is neither 100 nor the sum of plainly rounded rows.",
    "The rows add to 100 and 99 is printed under them.",
)
NO_ROUNDING = Code(
    "percent.no_rounding",
    "stop",
    "No single rule (half-up, largest remainder, half-even, down, up; over the sum of the rows, the printed total, or "
    "the rows that print a percentage) gives the column, and this is a cell that the best rule does not give.",
    "6 of 31 is 19.35% and is printed as 20% in a column where all but one of the other cells are rounded half-up.",
)
ONE_RULE = Code(
    "percent.one_rule",
    "warn",
    "A rule gives the whole column, but over a base that is not the sum of its rows: some row is left out. Names the "
    "rule, and the cells that half-up would print otherwise.",
    "3% for 1 of 28 is right only by largest remainder with the row for other teams left out of the 28.",
)
OUT_OF_RANGE = Code(
    "percent.out_of_range",
    "stop",
    "A percentage of a whole is below 0 or above 100.",
    "A team has 120% of the complaints.",
)


@dataclass(frozen=True)
class _Shares:
    """A percentage column beside its counts."""

    table: Table
    column: Column
    counts: tuple[Cell, ...]
    printed: tuple[Cell, ...]

    @property
    def where(self) -> str:
        return f"{self.table.where}: {self.column.name}"

    @property
    def total(self) -> Decimal | None:
        cell = self.table.total(self.column.name)
        return cell.value if cell else None

    @property
    def compared(self) -> int:
        return sum(share.printed is not None for share in self.shares)

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        pairs = zip(self.table.rows, self.counts, self.printed, strict=True)
        return tuple(Share(row.label, count.value, cell.value) for row, count, cell in pairs if count.value is not None)

    @cached_property
    def unprinted(self) -> list[str]:
        """The rows that have a count and no percentage."""
        return [share.label for share in self.shares if share.count and share.printed is None]

    def best(self) -> Fit | None:
        """The rule and base that give most cells, the more natural of equals. None where nothing is to compare."""
        places = sorted({cell.places for cell in self.printed if cell.value is not None})
        return min(fits(self.shares, self._bases(), places), key=lambda item: len(item.missed), default=None)

    def _bases(self) -> list[Decimal]:
        """What the percentages may be of, the most natural first: all rows, the printed total, the rows with a %."""
        total = self.table.total(self.column.of[0])
        with_percent = sum((share.count for share in self.shares if share.printed is not None), Decimal(0))
        bases = (added(self.counts), total.value if total else None, with_percent)
        return list(dict.fromkeys(base for base in bases if base is not None and base > 0))


def _columns(paper: PrintedPaper) -> Iterator[tuple[_Shares, Fit]]:
    """Every percentage column with something to compare and nothing withheld, and the rule that fits it best."""
    for table in paper.tables:
        for column in table.columns:
            if column.kind == "share":
                shown = _Shares(table, column, table.column(column.of[0]), table.column(column.name))
                withheld = any(cell.withheld for cell in (*shown.counts, *shown.printed))
                best = None if withheld else shown.best()
                if best is not None:
                    yield shown, best


@check(NOT_100)
def percentages_close(paper: PrintedPaper) -> Iterator[Finding]:
    for shown, best in _columns(paper):
        total = added(shown.printed)
        if total != 100:
            severity, why = _why_open(shown, best)
            under = "" if shown.total is None else f" and {plain(shown.total)} is printed under it"
            why = f"The column adds to {plain(total)}{under}; {why}"
            yield NOT_100.at(f"{shown.where}, sum", plain(total), "100", why, severity)


def _why_open(shown: _Shares, best: Fit) -> tuple[Severity, str]:
    if best.missed:
        return "stop", "rounding does not explain it."
    if shown.unprinted:
        return "warn", f"{', '.join(shown.unprinted)} has a number and no percentage."
    if best.rule in ("half-up", "half-even"):
        return "note", f"every cell is rounded {best.rule}, so that it would close only by largest remainder."
    return "warn", f"every cell is rounded {best.rule}, which does not close."


@check(TOTAL_DIFFERS)
def percentage_totals(paper: PrintedPaper) -> Iterator[Finding]:
    for shown, best in _columns(paper):
        total, rows = shown.total, added(shown.printed)
        # A column of plainly rounded cells may print what it adds to; that it is not 100 is said elsewhere.
        if total is not None and total != 100 and (total != rows or best.missed):
            why = f"{plain(total)} is printed under a column that adds to {plain(rows)}."
            yield TOTAL_DIFFERS.at(f"{shown.where}, total", plain(total), "100", why)


@check(NO_ROUNDING)
def cells_no_rule_gives(paper: PrintedPaper) -> Iterator[Finding]:
    for shown, best in _columns(paper):
        for at in best.missed:
            yield _missed_cell(shown, best, at)


def _missed_cell(shown: _Shares, best: Fit, at: int) -> Finding:
    share, given = shown.shares[at], best.given[at]
    why = (
        f"{_exact(share, best.base)}. No single rule gives this column; {best.rule} over {plain(best.base)} gives "
        f"{shown.compared - len(best.missed)} of its {shown.compared} percentages, and {_points(given)} here."
    )
    return NO_ROUNDING.at(f"{shown.where}, {share.label}", _points(share.printed), _points(given), why)


@check(ONE_RULE)
def columns_over_part_of_the_rows(paper: PrintedPaper) -> Iterator[Finding]:
    for shown, best in _columns(paper):
        if not best.missed and best.base != added(shown.counts):
            yield _part_of_the_rows(shown, best)


def _part_of_the_rows(shown: _Shares, best: Fit) -> Finding:
    all_rows, left_out = added(shown.counts), f" ({', '.join(shown.unprinted)} left out)" if shown.unprinted else ""
    why = (
        f"Every percentage comes from {best.rule} over {plain(best.base)}, though the rows add to {plain(all_rows)}"
        f"{left_out}.{_otherwise(shown, best.base)}"
    )
    computed = f"percentages of {plain(all_rows)}"
    return ONE_RULE.at(f"{shown.where}, base", f"percentages of {plain(best.base)}", computed, why)


def _otherwise(shown: _Shares, base: Decimal) -> str:
    """The cells that half-up over the same base would print otherwise."""
    half_up = next(fits(shown.shares, [base], [max(cell.places for cell in shown.printed)]))
    cells = [(shown.shares[at], half_up.given[at]) for at in half_up.missed]
    differ = [
        f"{_exact(share, base)}, half-up {_points(given)}, printed {_points(share.printed)}" for share, given in cells
    ]
    return f" Half-up would differ at: {'; '.join(differ)}." if differ else ""


def _exact(share: Share, base: Decimal) -> str:
    return f"{share.label}: {plain(share.count)} of {plain(base)} is {float(percentage(share, base)):.2f}%"


def _points(value: Decimal | None) -> str:
    return "blank" if value is None else f"{plain(value)}%"


@check(OUT_OF_RANGE)
def percentages_in_range(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for column in table.columns:
            if column.kind == "share":
                yield from _outside(table, column)


def _outside(table: Table, column: Column) -> Iterator[Finding]:
    for row, cell in zip(table.rows, table.column(column.name), strict=True):
        if cell.value is not None and not 0 <= cell.value <= 100:
            where = f"{table.where}: {column.name}, {row.label}"
            yield OUT_OF_RANGE.at(where, cell.printed, "0 to 100", "A share of a whole lies between 0 and 100.")
