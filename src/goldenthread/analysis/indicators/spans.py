"""The reporting year, or the day, on which it is decided together what may be published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np

from goldenthread.analysis.disclosure.lattice import Places
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.periods import Period, reporting_year


@dataclass(frozen=True)
class Span:
    """A reporting year with its months, quarters and itself; or one day. Levels from the finest to the coarsest."""

    label: str
    levels: tuple[tuple[Period, ...], ...]

    @property
    def longest(self) -> Period:
        """The year, or the day."""
        return self.levels[-1][0]

    def place(self, period: Period) -> tuple[int, int]:
        """The level and the place on it of a period of the span, whatever it is called."""
        if len(self.levels) == 1:
            return 0, 0
        days = [[(each.start, each.end) for each in level] for level in self.levels]
        wanted = period.start, period.end
        number = next(at for at, level in enumerate(days) if wanted in level)
        return number, days[number].index(wanted)

    def of(self, level: int) -> Places:
        """For every period of the finest level, the place on a level of the period that holds it."""
        longer = self.levels[level]
        return np.array([next(at for at, each in enumerate(longer) if part.end in each) for part in self.levels[0]])


def span_of(indicator: Indicator, period: Period) -> Span:
    """The span in which a period's figure is decided: its last day for what is counted on a day, else its year."""
    return _year(period.start) if indicator.basis == "during" else _day(period)


@cache
def _day(period: Period) -> Span:
    day = replace(period, label=period.end.isoformat(), start=period.end)
    return Span(day.label, ((day,),))


@cache
def _year(day: date) -> Span:
    year = reporting_year(day)
    return Span(year.label, (year.months(), year.quarters(), (year,)))
