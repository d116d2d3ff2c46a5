"""Blanks: what the paper prints a place for and leaves empty, and what it says in half a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from goldenthread.analysis.committee_paper.checks.cells import Cell, added, plain
from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.printed_paper import (
    Column,
    Field,
    PrintedPaper,
    Row,
    Statement,
    Table,
)
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.same_measure import once_each

FIELD = Code(
    "blank.field",
    "warn",
    "A field of the cover, or of a row of a register, is printed and left empty. Cells of one row are one finding.",
    "The list of background papers is empty; it should name them or say that there are none.",
)
CELL = Code(
    "blank.cell",
    "note",
    "A cell of a table of counts is empty. The finding says what the total of its row or column implies: usually 0, "
    "which should be printed. A warning where the totals imply something else or nothing.",
    "A team's Stage 2 cell is empty; the row adds to its total without it, so it stands for 0.",
)
PERCENT = Code(
    "blank.percent",
    "warn",
    "A number has no percentage beside it, or a percentage no number, in a table that prints both.",
    "Other teams have 1 complaint and no percentage.",
)
TOTAL = Code(
    "blank.total",
    "note",
    "A table of counts prints no total, or an empty one, for a row or column that has numbers.",
    "The table of compliments has no total; its rows add to 24.",
)
VALUE = Code(
    "blank.value",
    "warn",
    "A measure that the paper speaks of has no value printed anywhere.",
    "The re-referral rate is called high and its figure is not given.",
)
DATE = Code(
    "blank.date",
    "note",
    "A number says neither when it was counted nor for which period.",
    "2,600 in receipt of early help, with no date.",
)
TEXT = Code(
    "blank.text",
    "warn",
    "A text stops in mid-sentence.",
    "A recommendation ends with the words for work led by the.",
)


@check(FIELD)
def empty_fields(paper: PrintedPaper) -> Iterator[Finding]:
    for where, fields in groupby(paper.fields, key=lambda item: item.where):
        blank = [field for field in fields if field.text is None]
        if blank:
            yield FIELD.at(
                where, "blank", "", f"Nothing is entered for {_names(blank)}: fill it or say that there is none."
            )


def _names(fields: Iterable[Field]) -> str:
    return ", ".join(field.name[:1].lower() + field.name[1:] for field in fields)


@check(CELL)
def empty_cells(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.kind == "count" and cell.blank:
                    yield _empty_cell(table, row, column)


def _empty_cell(table: Table, row: Row, column: Column) -> Finding:
    where = f"{table.where}: {row.label}, {column.name}"
    implied = [gap for gap in (_row_gap(table, row, column), _column_gap(table, column)) if gap is not None]
    if implied and all(gap == "0" for gap in implied):
        return CELL.at(where, "blank", "0", "The totals add up without it, so it stands for 0: print 0.")
    if implied and not any(gap.startswith("-") for gap in implied):
        why = f"The totals imply {' or '.join(dict.fromkeys(implied))} here."
        return CELL.at(where, "blank", implied[0], why, "warn")
    return CELL.at(where, "blank", "", "No total says what it stands for: print 0, or say why there is no number.")


def _row_gap(table: Table, row: Row, column: Column) -> str | None:
    """What the row's total leaves for this cell, None where no total says or other cells are blank too."""
    for at, total in enumerate(table.columns):
        if column.name in total.of and total.kind == "total":
            return _gap(row.cells[at], [row.cells[table.index(name)] for name in total.of])
    return None


def _column_gap(table: Table, column: Column) -> str | None:
    return _gap(table.total(column.name), table.column(column.name))


def _gap(total: Cell | None, cells: Iterable[Cell]) -> str | None:
    known = list(cells)
    if total is None or total.value is None or any(cell.withheld for cell in known):
        return None
    left = total.value - added(known)
    # Two blanks under one total can only be told apart where nothing is left for either.
    return plain(left) if left == 0 or sum(cell.blank for cell in known) == 1 else None


@check(PERCENT)
def half_printed_percentages(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        for column in table.columns:
            if column.kind == "share":
                yield from _half_printed(table, column)


def _half_printed(table: Table, column: Column) -> Iterator[Finding]:
    counts, shares = table.column(column.of[0]), table.column(column.name)
    if all(cell.blank for cell in shares):
        return
    for row, count, share in zip(table.rows, counts, shares, strict=True):
        where = f"{table.where}: {column.name}, {row.label}"
        if count.value and share.blank:
            total = added(counts)
            computed = f"{float(100 * count.value / total):.1f}%"
            why = f"{plain(count.value)} of {plain(total)} stands without its percentage."
            yield PERCENT.at(where, "blank", computed, why)
        elif count.blank and share.value:
            yield PERCENT.at(where, f"{share.printed} of blank", "", "A percentage stands without its number.")


@check(TOTAL)
def empty_totals(paper: PrintedPaper) -> Iterator[Finding]:
    for table in paper.tables:
        yield from _empty_column_totals(table)
        yield from _empty_row_totals(table)


def _empty_column_totals(table: Table) -> Iterator[Finding]:
    for column in table.columns:
        total, cells = table.total(column.name), table.column(column.name)
        if (
            column.kind != "share"
            and total is not None
            and total.blank
            and any(cell.value is not None for cell in cells)
        ):
            why = f"The rows of {column.name} add to {plain(added(cells))}; no total is printed under them."
            yield TOTAL.at(f"{table.where}: total, {column.name}", "blank", plain(added(cells)), why)


def _empty_row_totals(table: Table) -> Iterator[Finding]:
    for column in table.columns:
        for row in table.rows if column.kind == "total" else ():
            cells = [row.cells[table.index(name)] for name in column.of]
            if row.cells[table.index(column.name)].blank and any(cell.value is not None for cell in cells):
                where, sum_ = f"{table.where}: {row.label}, {column.name}", plain(added(cells))
                yield TOTAL.at(where, "blank", sum_, f"{row.label} adds to {sum_}; no total is printed beside it.")


@check(VALUE)
def measures_without_a_value(paper: PrintedPaper) -> Iterator[Finding]:
    for measure in paper.measures:
        if measure.value is not None and measure.value.blank:
            why = f"{measure.name} is relied on and no value is printed: print it, or say that none is recorded."
            yield VALUE.at(measure.where, "blank", "", why)


@check(DATE)
def undated_measures(paper: PrintedPaper) -> Iterator[Finding]:
    dated = {measure.name: measure for measure in paper.measures if measure.when is not None}
    for measure in once_each(paper.measures, paper.framework):
        value = measure.value
        if measure.undated and measure.name not in dated and value is not None and value.value is not None:
            why = f"{measure.name} says neither when it was counted nor for which period."
            yield DATE.at(measure.where, value.printed, "", why)


# Words that a sentence cannot end on; prepositions that it can ("the families we work with") are left out.
_WANTS_MORE = re.compile(r"\b(an?|the|and|or|of|into|which|their|our|its|per|than|because)$", re.I)
_NAME_AT_END = re.compile(r"\bthe ((?:[A-Z][\w'’-]*\s?)+)$")


@check(TEXT)
def texts_cut_short(paper: PrintedPaper) -> Iterator[Finding]:
    prose = [statement.text for statement in paper.statements]
    for statement in paper.statements:
        reason = _cut_short(statement, prose)
        if reason:
            yield TEXT.at(statement.where, f"…{statement.text[-60:]}", "", reason)


def _cut_short(statement: Statement, prose: list[str]) -> str | None:
    text = statement.text.strip()
    if statement.cut_short:
        return "The text stops in mid-sentence."
    if _WANTS_MORE.search(text):
        return f"The text stops in mid-sentence, on the word {text.split()[-1]!r}."
    name = _NAME_AT_END.search(text)
    if name and _always_goes_on(name.group(), prose, but=text):
        return f"The text stops after {name.group()!r}, which goes on everywhere else: words may be lost."
    return None


def _always_goes_on(words: str, prose: list[str], *, but: str) -> bool:
    """Whether the words stand at least twice elsewhere and are always the beginning of a longer name."""
    after = [text[match.end() :] for text in prose if text != but for match in re.finditer(re.escape(words), text)]
    return len(after) >= 2 and all(re.match(r"(\s+and)?\s+[A-Z]", rest) for rest in after)
