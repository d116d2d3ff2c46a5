"""The lattice of one set of things, filled with what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from goldenthread.analysis.cohorts import count
from goldenthread.analysis.disclosure import Lattice, Level, Sheet, Whole
from goldenthread.analysis.disclosure.lattice import WHOLE
from goldenthread.analysis.disclosure.small import Figures, Marks
from goldenthread.analysis.indicators.case_frame import active, case_frame
from goldenthread.analysis.indicators.coverage import reached, windows
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.groups import TEAM, labelled
from goldenthread.analysis.indicators.sets import CountedSet
from goldenthread.analysis.indicators.spans import Span
from goldenthread.analysis.periods import Period

# What hiding one figure loses, of a team and of the whole, on the levels of a day and of a year.
WORTH = {1: ((60.0, 1_000.0),), 3: ((6.0, 100.0), (20.0, 300.0), (60.0, 1_000.0))}
TABLE_WORTH = (8.0, 80.0)

EVERYBODY = ""
"""The one team of a set that is not counted by team; its figures are the whole's and are not shown."""


@dataclass(frozen=True)
class Decided:
    """A lattice with the names of its rows, and by dimension of the columns of its tables."""

    teams: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    lattice: Lattice

    def hidden(self, span: Span, period: Period, team: str | None, word: tuple[str, str] | None) -> bool:
        """Whether one figure is hidden. Where the set has no cases there is nothing to hide."""
        if (team is not None and team not in self.teams) or (word is not None and word[1] not in self.words[word[0]]):
            return False
        sheet, column = self._at(word) if word else self._when(span, period)
        return bool(sheet.suppressed[WHOLE if team is None else self.teams.index(team), column])

    def _at(self, word: tuple[str, str]) -> tuple[Sheet, int]:
        dimension, label = word
        return self.lattice.tables[list(self.words).index(dimension)], self.words[dimension].index(label)

    def _when(self, span: Span, period: Period) -> tuple[Sheet, int]:
        number, column = span.place(period)
        return self.lattice.levels[number].sheet, column


def weighed_cases(counted: CountedSet, frames: Frames) -> pl.DataFrame:
    """The cases of a set by team and dimensions, with what each adds in ``numerator`` and no denominator."""
    indicator = counted.indicator
    cases = case_frame(indicator, frames)
    dimensions = [dimension.column for dimension in indicator.dimensions]
    for by in (TEAM, *dimensions):
        cases = labelled(cases, by, indicator, frames)
    team = pl.col(TEAM) if indicator.by_team else pl.lit(EVERYBODY)
    kept = {"start", "until", *dimensions, *([indicator.distinct] if indicator.distinct else [])}
    weighed = cases.with_columns(team.alias(TEAM), numerator=counted.side, denominator=pl.lit(0.0))
    return weighed.select(TEAM, "numerator", "denominator", *sorted(kept)).filter(pl.col("numerator") != 0).collect()


def unprotected(counted: CountedSet, span: Span, cases: pl.DataFrame, frames: Frames) -> Decided:
    """The lattice of a set in a span, with nothing hidden yet."""
    periods = [period for level in span.levels for period in level]
    teams, figures = _figures(counted, cases, periods)
    known = np.array([reached(counted.indicator, period, frames) for period in periods])
    levels = list(_levels(span, figures, _covered(counted, figures, known)))
    tables = _tables(counted, span, cases, teams)
    sheets = [Sheet(table, _covered(counted, table, known[-1:]), TABLE_WORTH) for _, table in tables.values()]
    stock = levels[0].sheet.values if counted.indicator.distinct is None else _singles(counted, span, cases, teams)
    movable = np.where(levels[0].sheet.covered[WHOLE], stock[:WHOLE], 0.0)
    words = {dimension: words for dimension, (words, _) in tables.items()}
    return Decided(teams, words, Lattice(levels, movable, tables=sheets))


def _figures(counted: CountedSet, cases: pl.DataFrame, periods: list[Period]) -> tuple[tuple[str, ...], Figures]:
    """The names of the teams, and a row of figures for each and one for the whole, a column a period."""
    indicator = counted.indicator
    counts = count(cases, windows(periods), basis=indicator.basis, by=TEAM, distinct=indicator.distinct)
    teams = tuple(str(team) for team in counts.groups[1:])
    return teams, np.roll(counts.numerator, WHOLE, axis=0)


def _covered(counted: CountedSet, figures: Figures, covers: Marks) -> Marks:
    known = np.broadcast_to(covers, figures.shape).copy()
    known[:WHOLE] &= counted.indicator.by_team
    return known


def _levels(span: Span, figures: Figures, known: Marks) -> Iterator[Level]:
    ends = np.cumsum([len(level) for level in span.levels])
    for number, (end, worth) in enumerate(zip(ends, WORTH[len(span.levels)], strict=True)):
        columns = slice(end - len(span.levels[number]), end)
        yield Level(Sheet(figures[:, columns], known[:, columns].copy(), worth), span.of(number))


def _singles(counted: CountedSet, span: Span, cases: pl.DataFrame, teams: tuple[str, ...]) -> Figures:
    """How many of the different values occur once only in the span: these could lie elsewhere and nothing else move."""
    value = str(counted.indicator.distinct)
    inside = cases.filter(active(counted.indicator, span.longest))
    once = inside.filter(pl.len().over(value) == 1)
    found, figures = _figures(counted, once, list(span.levels[0]))
    rows = [found.index(team) if team in found else None for team in teams]
    return np.array([figures[row] if row is not None else np.zeros(figures.shape[1]) for row in (*rows, WHOLE)])


def _tables(
    counted: CountedSet, span: Span, cases: pl.DataFrame, teams: tuple[str, ...]
) -> dict[str, tuple[tuple[str, ...], Figures]]:
    """For each dimension its words, and a row of figures for each team and the whole, a column a word."""
    inside = cases.filter(active(counted.indicator, span.longest))
    return {each.column: _table(counted, inside, each.column, teams) for each in counted.indicator.dimensions}


def _table(
    counted: CountedSet, inside: pl.DataFrame, dimension: str, teams: tuple[str, ...]
) -> tuple[tuple[str, ...], Figures]:
    distinct = counted.indicator.distinct
    size = pl.col(distinct).n_unique() if distinct else pl.col("numerator").sum()
    words = tuple(inside[dimension].unique().sort())
    by_team = inside.group_by(TEAM, dimension).agg(size).iter_rows()
    whole = inside.group_by(dimension).agg(size).iter_rows()
    table = np.zeros((len(teams) + 1, len(words)))
    for team, word, figure in by_team:
        table[teams.index(team), words.index(word)] = figure
    for word, figure in whole:
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
    dimension = list(made.words)[number - levels]
    if dimension not in other.words:
        return None
    table = other.lattice.tables[list(other.words).index(dimension)]
    return table, _matched(made.words[dimension], other.words[dimension])


def _matched(mine: tuple[str | None, ...], theirs: tuple[str | None, ...]) -> list[tuple[int, int]]:
    """Places of the names that both have."""
    return [(at, theirs.index(name)) for at, name in enumerate(mine) if name in theirs]
