"""The tables of a transcribed paper: complaints by stage and by year, and compliments."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.analysis.committee_paper.checks.cells import ABSENT, BLANK, Cell
from goldenthread.analysis.committee_paper.checks.part import Part
from goldenthread.analysis.committee_paper.checks.printed_paper import Column, Row, Table
from goldenthread.analysis.committee_paper.checks.spans import canonical

TOTAL = "Total"


def tables(paper: Part, place: str, period: str | None) -> Iterator[Table]:
    """Every table of numbers that the paper prints. `place` is how the section of complaints is named."""
    complaints = paper.get("complaints")
    if complaints is not None:
        period = _period(complaints, period)
        yield from _by_stage(complaints, place, period)
        yield from _by_year(complaints, place, period)
    yield from _compliments(paper, place, period)


def team_names(paper: Part) -> dict[str, str]:
    """Which name of the table by year stands for which of the table by stage, where the file says so."""
    for key in ("team_name_map", "team_name_map_inferred"):
        part = paper.get("complaints", key)
        if part is not None:
            return {name: short for name, other in part.entries() if (short := other.own_text)}
    return {}


def _by_stage(complaints: Part, place: str, period: str | None) -> Iterator[Table]:
    rows = complaints.items("by_team_and_stage")
    if not rows:
        return
    stages = [_name(item) for item in complaints.items("stages")]
    columns = [Column(stage) for stage in stages]
    totals, has_total = complaints.get("totals_printed"), any(row.get("total_printed") for row in rows)
    grand = totals.number("total") if totals else None
    if has_total or grand is not None:
        columns.append(Column(TOTAL, "total", of=tuple(stages)))
    yield Table(
        f"{place} complaints by team and stage".strip(),
        "complaints",
        "stage",
        period,
        tuple(columns),
        tuple(Row(row.need("team"), _stage_cells(row, "total_printed", len(stages), len(columns))) for row in rows),
        None if totals is None else Row(TOTAL, _stage_cells(totals, "total", len(stages), len(columns))),
    )


def _stage_cells(row: Part, total: str, stages: int, columns: int) -> tuple[Cell, ...]:
    counts = row.numbers("counts", stages, "stages") or [_left_out(row, "counts")] * stages
    return (*counts, row.number(total) or ABSENT)[:columns]


def _left_out(row: Part, key: str) -> Cell:
    """What stands for a list that is null (blank cells) or not there at all (no cells)."""
    return ABSENT if row.get(key) is None else BLANK


def _period(part: Part, otherwise: str | None) -> str | None:
    printed = part.text("period")
    return canonical(printed) if printed else otherwise


def _name(item: Part) -> str:
    words = item.own_text
    if not words:
        raise item.wrong("needs a name")
    return words


def _by_year(complaints: Part, place: str, period: str | None) -> Iterator[Table]:
    table = complaints.get("by_team_and_year")
    rows = table.items("rows") if table else []
    if table is None or not rows:
        return
    years = [_name(item) for item in table.items("years")]
    shares = any(row.get("percent_printed") for row in rows)
    totals = table.get("totals_printed")
    yield Table(
        f"{place} complaints by team and year".strip(),
        "complaints",
        "year",
        period,
        tuple(_year_columns(years, shares)),
        tuple(Row(row.need("team"), _year_cells(row, "percent_printed", len(years), shares)) for row in rows),
        None if totals is None else Row(TOTAL, _year_cells(totals, "percent", len(years), shares)),
    )


def _year_columns(years: list[str], shares: bool) -> Iterator[Column]:
    for year in years:
        yield Column(year, period=canonical(year))
        if shares:
            yield Column(f"{year} %", "share", of=(year,), period=canonical(year))


def _year_cells(row: Part, percent: str, years: int, shares: bool) -> tuple[Cell, ...]:
    counts = row.numbers("number", years, "years") or [_left_out(row, "number")] * years
    percents = row.numbers(percent, years, "years") or [_left_out(row, percent)] * years
    pairs = zip(counts, percents, strict=True)
    return tuple(cell for pair in pairs for cell in (pair if shares else pair[:1]))


def _compliments(paper: Part, place: str, period: str | None) -> Iterator[Table]:
    part = paper.get("compliments")
    items = part.items("items") if part else []
    if part is None or not items:
        return
    total = part.number("total_printed")
    yield Table(
        f"{place} compliments".strip(),
        "compliments",
        "none",
        _period(part, period),
        (Column("Number"),),
        tuple(_compliment(item) for item in items),
        None if total is None else Row(TOTAL, (total,)),
    )


def _compliment(item: Part) -> Row:
    """A row of compliments: `group` is the kind of giver that the file says, `source` the giver as printed."""
    group = item.text("from_kind") or item.text("from_kind_inferred")
    return Row(item.need("team"), (item.number("number") or BLANK,), group, item.text("from"))
