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
from goldenthread.oversight.performance.incidents import Incident, adjusts
from goldenthread.oversight.performance.scorecards import at

MONTHS = 36
NO_POINT = {"suppressed": "suppressed", "not_supplied": "not supplied", "no_value": "without cases"}

Line = tuple[Figure, ...]


@dataclass(frozen=True)
class History:
    """Figures of each month, one line an indicator: a headline and, where it has one, its twin."""

    indicators: tuple[Indicator, ...]
    months: tuple[Period, ...]
    lines: tuple[Line, ...]

    @property
    def figures(self) -> list[Figure]:
        return [figure for line in self.lines for figure in line]

    def chart(self, incidents: list[Incident], level: float | None) -> Chart | None:
        """The lines, with the months of incidents shaded and the target as a level; None without any point."""
        if not any(figure.shown for figure in self.figures):
            return None
        values = (tuple(figure.value for figure in line) for line in self.lines)
        series = tuple(Series(*each) for each in zip(self._names, values, strict=True))
        touched = (month for month in self.months if any(each.touches(month) for each in incidents))
        labels, marked = tuple(map(_short, self.months)), tuple(map(_short, touched))
        return Chart("line", labels, series, _axis(self.indicators[0]), level, marked)

    @property
    def summary(self) -> str:
        """The highest, the lowest and the last month. No claim of direction: that is the change word's business."""
        shown = [(figure, month) for figure, month in zip(self.lines[0], self.months, strict=True) if figure.shown]
        if len(shown) < 2:
            return "There are too few months to draw a line."
        highest, lowest, last = max(shown, key=_value), min(shown, key=_value), shown[-1]
        if _value(highest) == _value(lowest):
            return f"Every month shown stands at {last[0].text}."
        return f"Highest {_said(highest)}, lowest {_said(lowest)}, and {_said(last)}."

    @property
    def gaps(self) -> str:
        """How many months have no point, and why."""
        counted = {word: sum(figure.status == status for figure in self.lines[0]) for status, word in NO_POINT.items()}
        said = [f"{count} {word}" for word, count in counted.items() if count]
        return f"Of {len(self.months)} months, {' and '.join(said)}." if said else ""

    @property
    def table(self) -> Table:
        """Newest month first: value and cases of each line."""
        names = self._names if len(self.lines) > 1 else ("Value",)
        heads = [head for name in names for head in (Column(name, numeric=True), Column("Cases", numeric=True))]
        rows = [(Cell(words(month)), *_cells(self.lines, at_month)) for at_month, month in enumerate(self.months)]
        return Table(f"{self.indicators[0].title}, by month", (Column("Month"), *heads), tuple(reversed(rows)))

    @property
    def _names(self) -> tuple[str, ...]:
        titles = tuple(indicator.title for indicator in self.indicators)
        return ("As recorded", "Adjusted") if any(map(adjusts, self.indicators)) else titles


def history(indicators: tuple[Indicator, ...], choice: Choice, audience: str) -> History:
    """The months up to the end of the chosen period, as far as the dataset reaches back."""
    months = _covered(choice)
    found = figures([each.id for each in indicators], months, audience)
    lines = (tuple(at(found, each, month.label, choice.team) for month in months) for each in indicators)
    return History(indicators, months, tuple(lines))


def _covered(choice: Choice) -> tuple[Period, ...]:
    first = datasets.current().manifest.covers_from
    months = months_before(choice.period, MONTHS)
    return tuple(month for month in months if month.start >= first) or months[-1:]


def _short(month: Period) -> str:
    return f"{month.start:%b %Y}"


def _axis(indicator: Indicator) -> str:
    return {"count": "Number", "%": "Per cent"}.get(indicator.unit, indicator.unit.capitalize())


def _value(point: tuple[Figure, Period]) -> float:
    return point[0].value or 0.0


def _said(point: tuple[Figure, Period]) -> str:
    return f"{point[0].text} in {words(point[1])}"


def _cells(lines: tuple[Line, ...], month: int) -> list[Cell]:
    then = [line[month] for line in lines]
    return [cell for each in then for cell in (Cell(each.text, numeric=True), Cell(each.share, numeric=True))]
