"""Which figures of a dataset may be published, decided for a whole reporting year at once and kept for the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cached_property

import polars as pl

from goldenthread.analysis.disclosure import protect
from goldenthread.analysis.indicators.coverage import supplied
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.errors import IndicatorError
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.lattices import Decided, others, unprotected, weighed_cases
from goldenthread.analysis.indicators.sets import Count, CountedSet, sets_of
from goldenthread.analysis.indicators.spans import Span, span_of
from goldenthread.analysis.periods import Period

Word = tuple[str, str]
"""A dimension and one of its labels."""


class Publication:
    """Decides figure by figure, always from the lattice of the whole year (or the day) that the figure lies in."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._decided: dict[tuple[str, str], Decided | None] = {}
        self._collected: dict[tuple[str, str], pl.DataFrame] = {}

    def hides(self, indicator: Indicator, period: Period, *, team: str | None = None, word: Word | None = None) -> bool:
        """Whether a figure is hidden: of the whole authority or a team, and of all cases or those under a word."""
        parts = list(_parts(indicator, period))
        cell_word = (f"{indicator.id} by {word[0]}", word[1]) if word else None
        return any(
            self._hidden(counted, span_of(indicator, part), part, team, cell_word)
            for counted in sets_of(indicator)
            for part in parts
        )

    def _hidden(self, counted: CountedSet, span: Span, period: Period, team: str | None, word: Word | None) -> bool:
        decided = self._decide(counted, span)
        return decided is None or decided.hidden(span, period, team, word)

    def _decide(self, counted: CountedSet, span: Span) -> Decided | None:
        """The protected lattice of a set; nothing where the source does not supply it."""
        key = counted.name, span.label
        if key not in self._decided:
            can = supplied(counted.count.indicator, self._frames)
            self._decided[key] = self._protected(counted, span) if can else None
        return self._decided[key]

    def _protected(self, counted: CountedSet, span: Span) -> Decided:
        made = unprotected(counted, span, self._cases, self._frames)
        wholes = [self._decide(whole, span) for whole in counted.wholes]
        releases = [self._own._decide(counted, span)] if self._own else []
        made.lattice.wholes = [others(made, found) for found in wholes if found]
        made.lattice.releases = [others(made, found) for found in releases if found]
        protect(made.lattice)
        return made

    def _cases(self, count: Count) -> pl.DataFrame:
        key = count.indicator.id, count.side
        if key not in self._collected:
            self._collected[key] = weighed_cases(count, self._frames)
        return self._collected[key]

    @cached_property
    def _own(self) -> Publication | None:
        """What is published of the dataset's own day, against which an earlier day's figures can be set."""
        dataset = self._frames.dataset
        return Publication(Frames(dataset)) if self._frames.as_at != dataset.manifest.as_at else None


def check_publishable(indicator: Indicator, periods: Sequence[Period], *, dimension: str | None = None) -> None:
    """Raise ``IndicatorError`` for figures on no lattice: of parts of months, or by a dimension within a year."""
    for period in periods:
        if indicator.basis == "as_at":
            _check_month_end(indicator, period)
            continue
        months = period.months()
        if not months or (months[0].start, months[-1].end) != (period.start, period.end):
            raise IndicatorError(
                f"Published figures of {indicator.id} are given for whole months, not for {period.label}."
            )
        if dimension is not None and list(_parts(indicator, period)) != [span_of(indicator, period).longest]:
            raise IndicatorError(
                f"Published figures of {indicator.id} by {dimension} are given for reporting years, not for "
                f"{period.label}."
            )


def _check_month_end(indicator: Indicator, period: Period) -> None:
    """From one day to the next a stock moves by single people, so it is published at the ends of months only."""
    if (period.end + timedelta(days=1)).day != 1:
        raise IndicatorError(f"Published figures of {indicator.id} are given for ends of months, not for {period.end}.")


def _parts(indicator: Indicator, period: Period) -> Iterator[Period]:
    """The period as the lattice knows it, or the months that it is made of.

    Of a stretch of months that is no quarter and no year, the sum is shown only where every month is.
    """
    if indicator.basis == "as_at":
        yield period
        return
    levels = span_of(indicator, period).levels
    same = [each for level in levels for each in level if (each.start, each.end) == (period.start, period.end)]
    yield from same[:1] or period.months()
