"""The figures that a transcribed paper relies on, each with what it counts, when, and where it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.analysis.committee_paper.checks.cells import Cell, read_cell
from goldenthread.analysis.committee_paper.checks.part import Part
from goldenthread.analysis.committee_paper.checks.printed_paper import Measure
from goldenthread.analysis.committee_paper.checks.spans import Span
from goldenthread.analysis.committee_paper.checks.yaml_tree import Mapping, Scalar

_NOT_PARTS = re.compile(
    "id|section|measure|value|unit|as_at|from|to|period|previous|previous_period|note|comparison|rag|is_target"
)


def measures(paper: Part) -> Iterator[Measure]:
    """Headline numbers, the list of measures, and the counts that the practice framework gives."""
    for row in paper.items("headline_numbers"):
        yield _measure(row, "headline numbers")
    for row in paper.items("measures"):
        if row.text("is_target") != "true":
            yield _measure(row, row.text("section") or "measures")
    yield from _framework(paper.get("practice_framework"))


def _measure(row: Part, place: str) -> Measure:
    name, label = row.need("measure"), row.text("id") or "measure"
    dated = row.get("as_at")
    return Measure(
        id=label,
        where=f"{place} {label} ({name})",
        name=name,
        value=row.number("value"),
        unit=row.text("unit") or "",
        when=_when(row),
        undated=dated is not None and dated.null,
        previous=row.number("previous"),
        previous_when=row.span("previous_period"),
        section=row.text("section") or "",
        parts=dict(_parts(row)),
    )


def _when(row: Part) -> Span | None:
    start, end = row.span("from"), row.span("to")
    if start and end and start.start <= end.end:
        return Span(start.start, end.end)
    return row.span("as_at") or row.span("period")


def _parts(row: Part) -> Iterator[tuple[str, Cell]]:
    for key, entry in row.entries():
        if not _NOT_PARTS.fullmatch(key) and isinstance(entry.tree, Scalar):
            cell = read_cell(entry.tree.text)
            if cell is not None and cell.value is not None:
                yield key.replace("_", " "), cell


def _framework(part: Part | None) -> Iterator[Measure]:
    if part is None or not isinstance(part.tree, Mapping):
        return
    for key, entry in part.entries():
        cell = read_cell(entry.tree.text) if isinstance(entry.tree, Scalar) else None
        if cell is not None and cell.value is not None:
            name = key.replace("_", " ").capitalize()
            yield Measure(key, f"practice framework: {name.lower()}", name, cell)
