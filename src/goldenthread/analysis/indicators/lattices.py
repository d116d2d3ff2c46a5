"""The lattice of one set of things, filled with what is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from goldenthread.analysis.cohorts import count
from goldenthread.analysis.disclosure import Lattice, Level, Sheet, Whole
from goldenthread.analysis.disclosure.lattice import WHOLE
from goldenthread.analysis.disclosure.small import Figures, Marks
from goldenthread.analysis.indicators.case_frame import active, case_frame
from goldenthread.analysis.indicators.coverage import reached, windows
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.groups import TEAM, labelled
from goldenthread.analysis.indicators.sets import Count, CountedSet
from goldenthread.analysis.indicators.spans import Span
from goldenthread.analysis.periods import Period

# What hiding one figure loses, of a team and of the whole, on the levels of a day and of a year.
WORTH = {1: ((60.0, 1_000.0),), 3: ((6.0, 100.0), (20.0, 300.0), (60.0, 1_000.0))}
TABLE_WORTH = (8.0, 80.0)

EVERYBODY = ""
"""The one team of a set that is not counted by team; its figures are the whole's and are not shown."""


@dataclass(frozen=True)
class Decided:
    """A lattice with the names of its rows, and of the columns of its tables, called "indicator by dimension"."""

    teams: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    lattice: Lattice

    def hidden(self, span: Span, period: Period, team: str | None, word: tuple[str, str] | None) -> bool:
        """Whether one figure is hidden. Where the set has no cases there is nothing to hide."""
        if (team is not None and team not in self.teams) or (word and word[1] not in self.words.get(word[0], ())):
            return False
        sheet, column = self._at(word) if word else self._when(span, period)
        return bool(sheet.suppressed[WHOLE if team is None else self.teams.index(team), column])

    def _at(self, word: tuple[str, str]) -> tuple[Sheet, int]:
        table, label = word
        return self.lattice.tables[list(self.words).index(table)], self.words[table].index(label)

    def _when(self, span: Span, period: Period) -> tuple[Sheet, int]:
        number, column = span.place(period)
        return self.lattice.levels[number].sheet, column


def weighed_cases(counted: Count, frames: Frames) -> pl.DataFrame:
    """The cases of a count by team and dimensions, with what each adds in ``numerator`` and no denominator."""
    indicator = counted.indicator
    cases = case_frame(indicator, frames)
    dimensions = [dimension.column for dimension in indicator.dimensions]
    for by in (TEAM, *dimensions):
        cases = labelled(cases, by, indicator, frames)
    team = pl.col(TEAM) if indicator.by_team else pl.lit(EVERYBODY)
    kept = {"start", "until", *dimensions, *([indicator.distinct] if indicator.distinct else [])}
    weighed = cases.with_columns(team.alias(TEAM), numerator=counted.side, denominator=pl.lit(0.0))
    return weighed.select(TEAM, "numerator", "denominator", *sorted(kept)).filter(pl.col("numerator") != 0).collect()


def unprotected(counted: CountedSet, span: Span, cases_of: Callable[[Count], pl.DataFrame], frames: Frames) -> Decided:
    """The lattice of a set in a span, with nothing hidden yet."""
    indicator, cases = counted.count.indicator, cases_of(counted.count)
    periods = [period for level in span.levels for period in level]
    teams, figures = _figures(indicator, cases, periods)
    known = np.array([reached(indicator, period, frames) for period in periods])
    levels = list(_levels(span, figures, _covered(indicator, figures, known)))
    tables = dict(_tables(counted, span, cases_of, teams))
    sheets = [Sheet(table, _covered(indicator, table, known[-1:]), TABLE_WORTH) for _, table in tables.values()]
    stock = levels[0].sheet.values if indicator.distinct is None else _singles(indicator, span, cases, teams)
    movable = np.where(levels[0].sheet.covered[WHOLE], stock[:WHOLE], 0.0)
    words = {name: words for name, (words, _) in tables.items()}
    return Decided(teams, words, Lattice(levels, movable, tables=sheets))


def _figures(indicator: Indicator, cases: pl.DataFrame, periods: list[Period]) -> tuple[tuple[str, ...], Figures]:
    """The names of the teams, and a row of figures for each and one for the whole, a column a period."""
    counts = count(cases, windows(periods), basis=indicator.basis, by=TEAM, distinct=indicator.distinct)
    teams = tuple(str(team) for team in counts.groups[1:])
    return teams, np.roll(counts.numerator, WHOLE, axis=0)


def _covered(indicator: Indicator, figures: Figures, covers: Marks) -> Marks:
    known = np.broadcast_to(covers, figures.shape).copy()
    known[:WHOLE] &= indicator.by_team
    return known


def _levels(span: Span, figures: Figures, known: Marks) -> Iterator[Level]:
    ends = np.cumsum([len(level) for level in span.levels])
    for number, (end, worth) in enumerate(zip(ends, WORTH[len(span.levels)], strict=True)):
        columns = slice(end - len(span.levels[number]), end)
        yield Level(Sheet(figures[:, columns], known[:, columns].copy(), worth), span.of(number))


def _singles(indicator: Indicator, span: Span, cases: pl.DataFrame, teams: tuple[str, ...]) -> Figures:
    """How many of the different values occur once only in the span: these could lie elsewhere and nothing else move."""
    inside = cases.filter(active(indicator, span.longest))
    once = inside.filter(pl.len().over(str(indicator.distinct)) == 1)
    found, figures = _figures(indicator, once, list(span.levels[0]))
    rows = [found.index(team) if team in found else None for team in teams]
    return np.array([figures[row] if row is not None else np.zeros(figures.shape[1]) for row in (*rows, WHOLE)])


Table = tuple[tuple[str, ...], Figures]
"""The words of a dimension, and a row of figures for each team and the whole, a column a word."""


def _tables(
    counted: CountedSet, span: Span, cases_of: Callable[[Count], pl.DataFrame], teams: tuple[str, ...]
) -> Iterator[tuple[str, Table]]:
    for shown in counted.tables:
        inside = cases_of(shown).filter(active(shown.indicator, span.longest))
        for dimension in shown.indicator.dimensions:
            yield (
                f"{shown.indicator.id} by {dimension.column}",
                _table(shown.indicator, inside, dimension.column, teams),
            )


def _table(indicator: Indicator, inside: pl.DataFrame, dimension: str, teams: tuple[str, ...]) -> Table:
    size = pl.col(indicator.distinct).n_unique() if indicator.distinct else pl.col("numerator").sum()
    words = tuple(inside[dimension].unique().sort())
    table = np.zeros((len(teams) + 1, len(words)))
    for team, word, figure in inside.group_by(TEAM, dimension).agg(size).iter_rows():
        table[teams.index(team), words.index(word)] = figure
    for word, figure in inside.group_by(dimension).agg(size).iter_rows():
        table[WHOLE, words.index(word)] = figure
    return words, table


def others(made: Decided, other: Decided) -> Whole:
    """The figures of another lattice of the same span, in the rows and columns of this one."""
    seen = [_seen(made, other, number) for number in range(len(made.lattice.sheets))]
    return Whole(*(list(each) for each in zip(*seen, strict=True)))


def _seen(made: Decided, other: Decided, number: int) -> tuple[Figures, Marks, Marks]:
    """One sheet as the other lattice has it: ``nan`` where it has no figure."""
    shape = made.lattice.sheets[number].values.shape
    values, hidden, withheld = np.full(shape, np.nan), np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    found = _same_sheet(made, other, number)
    if found is not None:
        theirs, columns = found
        rows = _matched((*made.teams, None), (*other.teams, None))
        mine, its = (np.ix_([row[side] for row in rows], [column[side] for column in columns]) for side in (0, 1))
        values[mine] = np.where(theirs.covered[its], theirs.values[its], np.nan)
        hidden[mine], withheld[mine] = theirs.hidden[its], theirs.withheld[its]
    return values, hidden, withheld


def _same_sheet(made: Decided, other: Decided, number: int) -> tuple[Sheet, list[tuple[int, int]]] | None:
    """The other lattice's sheet of the same times or dimension, and which of its columns is which of ours."""
    levels = len(made.lattice.levels)
    if number < levels:
        theirs = other.lattice.levels[number].sheet
        return theirs, [(column, column) for column in range(theirs.values.shape[1])]
    name = list(made.words)[number - levels]
    if name not in other.words:
        return None
    return other.lattice.tables[list(other.words).index(name)], _matched(made.words[name], other.words[name])


def _matched(mine: tuple[str | None, ...], theirs: tuple[str | None, ...]) -> list[tuple[int, int]]:
    """Places of the names that both have."""
    return [(at, theirs.index(name)) for at, name in enumerate(mine) if name in theirs]
