"""Downloads. Where there is no figure a bracketed marker stands, and notes at the end say what it means."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse

from goldenthread.kit.downloads import csv_file
from goldenthread.kit.words import day
from goldenthread.oversight.performance import datasets
from goldenthread.oversight.performance.figures import Figure

MARKERS = {"suppressed": "[c]", "not_supplied": "[x]", "no_value": "[z]"}
MEANINGS = {
    "suppressed": "[c] suppressed: the number is so small that it could identify a child, or would give another away",
    "not_supplied": "[x] not supplied: the data that this needs was not sent; this is not a nought",
    "no_value": "[z] no cases: there was nothing to take a share of",
}
HEADER = ("indicator", "title", "period", "group", "numerator", "denominator", "value", "unit", "status")


def figures_file(name: str, figures: Iterable[Figure], audience: str) -> HttpResponse:
    """Figures as CSV, unrounded."""
    rows = [_row(figure) for figure in figures]
    return csv_file(name, HEADER, rows, notes(audience))


def _row(figure: Figure) -> tuple[object, ...]:
    numbers = (_number(figure, each) for each in (figure.numerator, figure.denominator, figure.value))
    place = figure.group or "Whole authority"
    return (figure.indicator.id, figure.indicator.title, figure.period, place, *numbers, figure.indicator.unit,
            figure.status)  # fmt: skip


def _number(figure: Figure, number: float | None) -> object:
    if figure.status in MARKERS:
        return MARKERS[figure.status]
    return "" if number is None else number


def notes(audience: str) -> list[str]:
    """Where the figures come from, who may have them, and what the markers mean."""
    facts = datasets.current().manifest
    marking = "Published" if audience == "published" else "Internal: not for publication"
    first = f"{facts.authority}. As it stood on {day(facts.as_at)}. {marking}."
    return [first, *MEANINGS.values()]
