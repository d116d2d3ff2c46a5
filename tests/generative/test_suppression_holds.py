"""Whoever knows every published figure still cannot tell what a suppressed small one is.

The attacker reads every cell of the protected lattices: teams by month, quarter and year, the whole, the tables by
dimension, and shares beside the sets that they are a part of. Zeros are known to be zeros and hidden figures to be
above zero. A search over whole numbers then looks for another world that prints the same; a figure for which it finds
none is pinned.
"""

from collections import defaultdict
from copy import copy

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.disclosure import Lattice, Level, Sheet, Whole, is_small, protect
from goldenthread.analysis.disclosure.lattice import WHOLE

FARTHEST = 9
"""Steps that the search goes; the moves that protect a figure take fewer."""

QUARTERS = (0, 0, 1, 1)
WORTH = ((6.0, 100.0), (20.0, 300.0), (60.0, 1_000.0))


def with_total(figures):
    return np.vstack([figures, figures.sum(axis=0)]).astype(float)


def sheet_of(figures, worth):
    values = with_total(figures)
    return Sheet(values, np.ones(values.shape, dtype=bool), worth)


def lattice_of(months, table=None, part_of=None):
    """A protected lattice over the months of half a year, or over one day where there is one column."""
    last = months.shape[1]
    places = [range(last), QUARTERS, [0] * last] if last > 1 else [[0]]
    levels = []
    for of, worth in zip(places, WORTH[-len(places) :], strict=True):
        columns = [
            months[:, [month for month in range(last) if of[month] == at]].sum(axis=1) for at in range(max(of) + 1)
        ]
        levels.append(Level(sheet_of(np.array(columns).T, worth), np.array(of)))
    tables = [] if table is None else [sheet_of(table, (8.0, 80.0))]
    made = Lattice(levels, months.astype(float), tables=tables)
    if part_of is not None:
        seen = part_of.sheets[: len(levels)]
        made.wholes = [Whole(*([getattr(each, name) for each in seen] for name in ("values", "hidden", "withheld")))]
    protect(made)
    return made


class Puzzle:
    """Unknown whole numbers, their true values, and what is known of sums of them."""

    def __init__(self):
        self.truth, self.sums, self.about = [], [], defaultdict(list)

    def unknown(self, truth):
        self.truth.append(int(truth))
        return len(self.truth) - 1

    def know(self, places, least, most, signs=None):
        """The signed sum of these numbers lies between ``least`` and ``most``."""
        for place in places:
            self.about[place].append(len(self.sums))
        self.sums.append((tuple(places), signs or (1,) * len(places), least, most))

    def could_differ(self, places, signs):
        """Whether some other world fits all that is known and has another value for that sum."""
        value = sum(sign * self.truth[place] for place, sign in zip(places, signs, strict=True))
        beyond = {1: (value + 1, np.inf), -1: (-np.inf, value - 1)}
        ways = {way: self._knowing(places, signs, *bounds) for way, bounds in beyond.items()}
        starts = [
            (way, place, sign * way)
            for way in ways
            for place, sign in zip(places, signs, strict=True)
            if self.truth[place] + sign * way >= 0
        ]
        return any(ways[way]._mended({place: step}, depth) for depth in range(FARTHEST) for way, place, step in starts)

    def _knowing(self, places, signs, least, most):
        """The puzzle with one more sum known."""
        wider = copy(self)
        wider.sums, wider.about = [*self.sums, (tuple(places), signs, least, most)], defaultdict(list, self.about)
        for place in places:
            wider.about[place] = [*self.about[place], len(self.sums)]
        return wider

    def _mended(self, change, depth):
        """Whether a change can be completed by so many further steps of one, each mending what is wrong first."""
        wrong = self._wrong(change)
        if wrong is None or depth == 0:
            return wrong is None
        return any(
            self._mended(change | {place: change.get(place, 0) + step}, depth - 1)
            for place, step in wrong
            if change.get(place, 0) * step >= 0 and self.truth[place] + change.get(place, 0) + step >= 0
        )

    def _wrong(self, change):
        """The steps that would mend the first sum that the change puts wrong; nothing where all fit."""
        for number in dict.fromkeys(number for place in change for number in self.about[place]):
            places, signs, least, most = self.sums[number]
            signed = list(zip(places, signs, strict=True))
            total = sum(sign * (self.truth[place] + change.get(place, 0)) for place, sign in signed)
            if total < least:
                return signed
            if total > most:
                return [(place, -sign) for place, sign in signed]
        return None


class Attacker:
    """Everything that can be read off protected lattices, each a part of the one before it where ``parts`` says so."""

    def __init__(self, lattices, parts):
        self.lattices, self.parts, self.puzzle = lattices, parts, Puzzle()
        self.cells = {}
        for number, lattice in enumerate(lattices):
            self._read(number, lattice)

    def _read(self, number, lattice):
        finest = lattice.levels[0].sheet.values[:WHOLE]
        pieces = np.array([[self.puzzle.unknown(value) for value in row] for row in finest])
        for at, sheet in enumerate(lattice.sheets):
            within = self._columns(lattice, pieces, at, sheet)
            for row, column in np.ndindex(sheet.values.shape):
                rows = within[column] if row == len(sheet.values) - 1 else within[column][row : row + 1]
                self._look(number, at, (row, column), rows.ravel().tolist())
        if number in self.parts:
            whole = self.parts[number]
            for row, column in np.ndindex(pieces.shape):
                larger = self.cells[whole, 0, row, column][0]
                self.puzzle.know([larger, pieces[row, column]], 0, np.inf, (1, -1))

    def _columns(self, lattice, pieces, at, sheet):
        if at < len(lattice.levels):
            return [pieces[:, lattice.levels[at].of == column] for column in range(sheet.values.shape[1])]
        table = np.array([[self.puzzle.unknown(value) for value in row] for row in sheet.values[:WHOLE]])
        for row in range(len(table)):
            both = [*table[row], *pieces[row]]
            self.puzzle.know(both, 0, 0, (1,) * len(table[row]) + (-1,) * len(pieces[row]))
        return [table[:, column : column + 1] for column in range(table.shape[1])]

    def _look(self, number, at, cell, places):
        self.cells[number, at, *cell] = places
        sheet = self.lattices[number].sheets[at]
        if not sheet.suppressed[cell]:
            self.puzzle.know(places, sheet.values[cell], sheet.values[cell])
        elif not sheet.withheld[cell] and not self._whole_is_hidden(number, at, cell):
            self.puzzle.know(places, 1, np.inf)

    def _whole_is_hidden(self, number, at, cell):
        if number not in self.parts or at >= len(self.lattices[number].levels):
            return False
        return bool(self.lattices[self.parts[number]].sheets[at].suppressed[cell])

    def small_figures(self):
        """Every small figure and small rest, as the places that add up to it, their signs and the value."""
        for (number, at, row, column), places in self.cells.items():
            value = self.lattices[number].sheets[at].values[row, column]
            if is_small(value):
                yield (number, at, row, column), places, (1,) * len(places), int(value)
            if number in self.parts and at < len(self.lattices[number].levels) and value:
                larger = self.cells[self.parts[number], at, row, column]
                rest = self.lattices[self.parts[number]].sheets[at].values[row, column] - value
                if is_small(rest):
                    yield (
                        (number, at, row, column),
                        larger + places,
                        (1,) * len(larger) + (-1,) * len(places),
                        int(rest),
                    )


@st.composite
def authorities(draw):
    """Lattices of a set, perhaps with a table, and perhaps of parts of it and parts of parts."""
    teams, months = draw(st.integers(1, 3)), draw(st.sampled_from([1, 4]))
    most = draw(st.sampled_from([1, 3, 9]))
    figures = np.array(
        draw(st.lists(st.lists(st.integers(0, most), min_size=months, max_size=months), min_size=teams, max_size=teams))
    )
    table = None
    if draw(st.booleans()):
        first = np.array([draw(st.integers(0, int(total))) for total in figures.sum(axis=1)])
        table = np.array([first, figures.sum(axis=1) - first]).T
    lattices, parts = [lattice_of(figures, table)], {}
    for number in range(1, draw(st.integers(1, 3))):
        parts[number] = draw(st.integers(0, number - 1))
        larger = lattices[parts[number]].levels[0].sheet.values[:WHOLE]
        figures = np.array([[draw(st.integers(0, int(value))) for value in row] for row in larger])
        lattices.append(lattice_of(figures, part_of=lattices[parts[number]]))
    return lattices, parts


@settings(max_examples=120)
@given(authorities())
def test_no_small_figure_is_pinned(authority):
    lattices, parts = authority
    attacker = Attacker(lattices, parts)
    for (number, at, row, column), places, signs, value in attacker.small_figures():
        assert lattices[number].sheets[at].suppressed[row, column]
        assert attacker.puzzle.could_differ(places, signs), (number, at, row, column, value)


@given(authorities())
def test_a_zero_is_hidden_only_with_its_whole_or_with_all_its_row(authority):
    lattices, parts = authority
    for number, lattice in enumerate(lattices):
        for at, sheet in enumerate(lattice.sheets):
            zero = (sheet.values == 0) & sheet.suppressed & ~sheet.withheld
            if number in parts and at < len(lattice.levels):
                zero &= ~lattices[parts[number]].sheets[at].suppressed
            assert not zero.any()
            rows = sheet.withheld.any(axis=1)
            assert np.array_equal(sheet.withheld, np.broadcast_to(rows[:, None], sheet.withheld.shape))


def test_the_attacker_finds_a_figure_that_only_its_own_hiding_protects():
    lattice = lattice_of(np.array([[3], [8], [20]]))
    sheet = lattice.sheets[0]
    sheet.hidden, sheet.withheld = is_small(sheet.values), np.zeros_like(sheet.hidden)
    attacker = Attacker([lattice], {})
    assert not attacker.puzzle.could_differ(attacker.cells[0, 0, 0, 0], (1,))
