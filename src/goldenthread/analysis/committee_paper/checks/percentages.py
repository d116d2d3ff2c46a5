"""Percentages: columns that do not close at 100, and values that no rounding of the counts beside them gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from goldenthread.analysis.committee_paper.checks.cells import Cell, added, plain
from goldenthread.analysis.committee_paper.checks.findings import Finding, Severity
from goldenthread.analysis.committee_paper.checks.printed_paper import Column, PrintedPaper, Table
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.rounding import RULES, Fit, Share, fit

NOT_100 = Code(
    "column.percent_not_100",
    "stop",
    "The percentages of a column do not add to 100. A note where plain rounding of every cell explains it (then the "
    "column closes only by largest remainder), a stop where it does not.",
    "A year's percentages add to 101 because one of them was raised by hand.",
)
TOTAL_DIFFERS = Code(
    "column.percent_total",
    "stop",
    "The total printed under a percentage column is not 100, or not what its rows add to.",
    "The column adds to 100 and prints 99.",
)
NO_ROUNDING = Code(
    "percent.no_rounding",
    "stop",
    "No single rule (half-up, largest remainder, half-even, down, up; over the total printed or added, with or without "
    "the rows that print no percentage) gives the column, and this is a cell that the best rule does not give.",
    "6 of 31 is 19.35% and is printed as 20% in a column where every other cell is rounded half-up.",
)
ONE_RULE = Code(
    "percent.one_rule",
    "warn",
    "A rule reproduces the column only over a base that is not the sum of its rows: some row is left out of the "
    "percentages. Names the cells that half-up over all rows would print otherwise.",
    "3% for 1 of 28 is right only by largest remainder with the row for other teams left out of the base.",
)
OUT_OF_RANGE = Code(
    "percent.out_of_range",
    "stop",
    "A percentage of a whole is below 0 or above 100.",
    "A team has 120% of the complaints.",
)


@dataclass(frozen=True)
class _Shares:
    """A percentage column beside its counts. `shares` has the rows where both are printed."""

    table: Table
    column: Column
    shares: tuple[Share, ...]
    counts: tuple[Cell, ...]
    printed: tuple[Cell, ...]

    @property
    def where(self) -> str:
        return f"{self.table.where}: {self.column.name}"

    @property
    def places(self) -> int:
        return max((cell.places for cell in self.printed), default=0)

    @property
    def total(self) -> Cell | None:
        return self.table.total(self.column.name)

    @property
    def added_count(self) -> Decimal:
        return added(self.counts)

    def bases(self) -> list[Decimal]:
        """What the percentages may be of, the most natural first: all rows, the printed total, the rows with a %."""
        total = self.table.total(self.column.of[0])
        with_percent = sum((share.count for share in self.shares), Decimal(0))
        candidates = (self.added_count, total.value if total else None, with_percent)
        return list(dict.fromkeys(base for base in candidates if base is not None and base > 0))

    def best(self) -> Fit | None:
        """The rule and base that reproduce most cells; the more natural of equals. None where nothing is to compare."""
        fits = [fit(rule, self.shares, base, self.places) for base in self.bases() for rule in RULES if self.shares]
        return min(fits, key=lambda item: len(item.missed), default=None)


def _columns(paper: PrintedPaper) -> Iterator[_Shares]:
    """Every percentage column whose counts are all known."""
    for table in paper.tables:
        for column in table.columns:
            if column.kind == "share":
                shown = _shares(table, column)
                if not any(cell.withheld for cell in (*shown.counts, *shown.printed)):
                    yield shown


def _shares(table: Table, column: Column) -> _Shares:
    counts, printed = table.column(column.of[0]), table.column(column.name)
    shares = tuple(
        Share(row.label, count.value, percent.value)
        for row, count, percent in zip(table.rows, counts, printed, strict=True)
        if count.value is not None and percent.value is not None
    )
    return _Shares(table, column, shares, counts, printed)


@check(NOT_100)
def percentages_close(paper: PrintedPaper) -> Iterator[Finding]:
    for shown in _columns(paper):
        if shown.shares and added(shown.printed) != 100:
            yield _open_column(shown, shown.best())


def _open_column(shown: _Shares, best: Fit | None) -> Finding:
    total = added(shown.printed)
    severity, why = _why_open(best)
    under = f", {shown.total.printed} is printed under it" if shown.total and shown.total.value is not None else ""
    return NOT_100.at(
        f"{shown.where}, sum", plain(total), "100", f"The column adds to {plain(total)}{under}; {why}", severity
    )


def _why_open(best: Fit | None) -> tuple[Severity, str]:
    if best is None or best.missed:
        return "stop", "rounding does not explain it."
    if best.rule in ("half-up", "half-even"):
        return "note", f"every cell is rounded {best.rule}, so it closes only by largest remainder."
    return "warn", f"every cell is rounded {best.rule}, which cannot close."


@check(TOTAL_DIFFERS)
def percentage_totals(paper: PrintedPaper) -> Iterator[Finding]:
    for shown in _columns(paper):
        total = shown.total.value if shown.total and shown.shares else None
        if total is not None and total != 100 and not _honest(shown, total):
            why = f"{plain(total)} is printed under a column that adds to {plain(added(shown.printed))}."
            yield TOTAL_DIFFERS.at(f"{shown.where}, total", plain(total), "100", why)


def _honest(shown: _Shares, total: Decimal) -> bool:
    """A column of plainly rounded cells may print what it adds to; that it is not 100 is said elsewhere."""
    best = shown.best()
    return total == added(shown.printed) and best is not None and not best.missed


@check(NO_ROUNDING)
def cells_no_rule_gives(paper: PrintedPaper) -> Iterator[Finding]:
    for shown in _columns(paper):
        best = shown.best()
        for at in best.missed if best else ():
            yield _missed_cell(shown, best, at)


def _missed_cell(shown: _Shares, best: Fit | None, at: int) -> Finding:
    assert best is not None  # only a fit has missed cells
    share, given = shown.shares[at], best.given[at]
    exact = f"{Fraction(share.count) * 100 / Fraction(best.base):.2f}" if best.base else ""
    did = len(shown.shares) - len(best.missed)
    why = (
        f"{plain(share.count)} of {plain(best.base)} is {exact}%. No single rule gives this column; {best.rule} over "
        f"{plain(best.base)} gives {did} of its {len(shown.shares)} percentages, and {plain(given)} here."
    )
    return NO_ROUNDING.at(f"{shown.where}, {share.label}", f"{plain(share.printed)}%", f"{plain(given)}%", why)


@check(ONE_RULE)
def columns_over_part_of_the_rows(paper: PrintedPaper) -> Iterator[Finding]:
    for shown in _columns(paper):
        best = shown.best()
        if best is not None and not best.missed and best.base != shown.added_count:
            yield _odd_base(shown, best)


def _odd_base(shown: _Shares, best: Fit) -> Finding:
    plain_fit = fit("half-up", shown.shares, best.base, shown.places)
    over_all = fit("half-up", shown.shares, shown.added_count, shown.places)
    others = [_would_be(shown.shares[at], plain_fit, at) for at in plain_fit.missed]
    why = (
        f"Only {best.rule} over {plain(best.base)} gives every percentage, though the rows add to "
        f"{plain(shown.added_count)}{_without(shown)}.{_differences(best, others)}"
    )
    changed = "; ".join(_would_be(shown.shares[at], over_all, at) for at in over_all.missed) or "the same percentages"
    return ONE_RULE.at(
        f"{shown.where}, base", f"percentages of {plain(best.base)}", f"over {plain(shown.added_count)}: {changed}", why
    )


def _would_be(share: Share, other: Fit, at: int) -> str:
    exact = f"{Fraction(share.count) * 100 / Fraction(other.base):.2f}"
    return f"{share.label} {exact}% -> {plain(other.given[at])}, printed {plain(share.printed)}"


def _differences(best: Fit, others: list[str]) -> str:
    return f" Half-up over {plain(best.base)} would differ: {'; '.join(others)}." if others else ""


def _without(shown: _Shares) -> str:
    """The rows that have a count and no percentage."""
    pairs = zip(shown.table.rows, shown.counts, shown.printed, strict=True)
    rows = [row.label for row, count, percent in pairs if count.value and percent.blank]
    return f" ({', '.join(rows)} left out)" if rows else ""


@check(OUT_OF_RANGE)
def percentages_in_range(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for column in table.columns:
            if column.kind == "share":
                yield from _outside(table, column)


def _outside(table: Table, column: Column) -> Iterator[Finding]:
    for row in table.rows:
        cell = row.cells[table.index(column.name)]
        if cell.value is not None and not 0 <= cell.value <= 100:
            where = f"{table.where}: {column.name}, {row.label}"
            yield OUT_OF_RANGE.at(where, cell.printed, "0 to 100", "A share of a whole lies between 0 and 100.")
