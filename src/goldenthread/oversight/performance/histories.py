"""An indicator month by month: the chart, what it shows in words, and its table."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.analysis.indicators import Indicator
from goldenthread.analysis.periods import Period
from goldenthread.kit.charts import Chart, Series
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.oversight.performance import datasets
from goldenthread.oversight.performance.choices import Choice, months_before, words
from goldenthread.oversight.performance.figures import Figure, figures
from goldenthread.oversight.performance.incidents import Incident
from goldenthread.oversight.performance.scorecards import at

MONTHS = 36
NO_POINT = {"suppressed": "Suppressed", "not_supplied": "Not supplied", "no_value": "No cases"}


@dataclass(frozen=True)
class History:
    """``chart`` is None where no month has a figure to draw. ``gaps`` says which months have none, and why."""

    chart: Chart | None
    summary: str
    gaps: str
    table: Table
    lines: tuple[tuple[Figure, ...], ...]
    months: tuple[Period, ...]


def history(indicators: tuple[Indicator, ...], choice: Choice, audience: str, incidents: list[Incident]) -> History:
    """The months up to the end of the chosen period, one line an indicator: a headline and, if any, its twin."""
    months = _covered(choice)
    found = figures([each.id for each in indicators], months, audience, ("team",) if choice.team else ())
    lines = tuple(tuple(at(found, each, month.label, choice.team) for month in months) for each in indicators)
    marked = tuple(short(month) for month in months if any(each.touches(month) for each in incidents))
    return History(_chart(indicators, months, lines, marked), _summary(lines[0], months), _gaps(lines[0], months),
                   _table(indicators, months, lines), lines, months)  # fmt: skip


def _covered(choice: Choice) -> tuple[Period, ...]:
    first = datasets.current().manifest.covers_from
    months = months_before(choice.period, MONTHS)
    return tuple(month for month in months if month.start >= first) or months[-1:]


def short(month: Period) -> str:
    return f"{month.start:%b %Y}"


def _chart(
    indicators: tuple[Indicator, ...], months: tuple[Period, ...], lines: tuple[tuple[Figure, ...], ...],
    marked: tuple[str, ...],
) -> Chart | None:  # fmt: skip
    if not any(figure.shown for line in lines for figure in line):
        return None
    labels = tuple(short(month) for month in months)
    names = _names(indicators)
    series = tuple(Series(name, tuple(each.value for each in line)) for name, line in zip(names, lines, strict=True))
    return Chart("line", labels, series, _axis(indicators[0]), marked=marked)


def _names(indicators: tuple[Indicator, ...]) -> tuple[str, ...]:
    return ("As recorded", "Adjusted") if len(indicators) > 1 else (indicators[0].title,)


def _axis(indicator: Indicator) -> str:
    return {"count": "Number", "%": "Per cent"}.get(indicator.unit, indicator.unit.capitalize())


def _summary(line: tuple[Figure, ...], months: tuple[Period, ...]) -> str:
    """The highest, the lowest and the last month. No claim of direction: that is the change word's business."""
    shown = [(figure, month) for figure, month in zip(line, months, strict=True) if figure.shown]
    if len(shown) < 2:
        return "There are too few months to draw a line."
    highest, lowest = max(shown, key=_value), min(shown, key=_value)
    if highest[0].value == lowest[0].value:
        return f"Every month shown stands at {highest[0].text}."
    last = shown[-1]
    return (
        f"Highest {highest[0].text} in {words(highest[1])}, lowest {lowest[0].text} in {words(lowest[1])}, "
        f"and {last[0].text} in {words(last[1])}."
    )


def _value(point: tuple[Figure, Period]) -> float:
    return point[0].value or 0.0


def _gaps(line: tuple[Figure, ...], months: tuple[Period, ...]) -> str:
    counted = {word: sum(figure.status == status for figure in line) for status, word in NO_POINT.items()}
    said = [f"{count} {word.lower()}" for word, count in counted.items() if count]
    return f"Gaps in the line: of {len(months)} months, {', '.join(said)}." if said else ""


def _table(
    indicators: tuple[Indicator, ...], months: tuple[Period, ...], lines: tuple[tuple[Figure, ...], ...]
) -> Table:
    names = _names(indicators) if len(indicators) > 1 else ("Value",)
    heads = [head for name in names for head in (Column(name, numeric=True), Column("Cases", numeric=True))]
    rows = [(Cell(words(month)), *_cells(lines, index)) for index, month in reversed(list(enumerate(months)))]
    return Table(f"{indicators[0].title}, by month", (Column("Month"), *heads), tuple(rows))


def _cells(lines: tuple[tuple[Figure, ...], ...], index: int) -> list[Cell]:
    figures_then = [line[index] for line in lines]
    return [cell for each in figures_then for cell in (Cell(each.text, numeric=True), Cell(each.share, numeric=True))]
