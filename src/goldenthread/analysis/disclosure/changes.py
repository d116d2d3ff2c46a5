"""What it would lose to hide the traces of a change, and where a change is possible at all.

A *change* adds a number of things to one team in one month, or takes them away. The figures of some cells move with it.
If all of these are hidden, nobody who reads the rest can tell the changed world from the true one.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from goldenthread.analysis.disclosure.lattice import Lattice, Level, Sheet
from goldenthread.analysis.disclosure.small import Figures, Marks


class Changes:
    """Losses of adding or taking away ``size`` things in a lattice as it is hidden now; infinite where impossible.

    Arrays by month have a row a team, and the whole last.
    """

    def __init__(self, lattice: Lattice, size: float) -> None:
        self.lattice = lattice
        self.teams = len(lattice.movable)
        self._size = size
        self.added = [sheet.loss for sheet in lattice.sheets]
        self.taken = [self._taking(number, sheet) for number, sheet in enumerate(lattice.sheets)]

    @cached_property
    def add(self) -> Figures:
        """Adding in a month, on all levels."""
        return self._no_room + sum(_spread(level, self.added[at]) for at, level in enumerate(self.lattice.levels))

    @cached_property
    def take(self) -> Figures:
        """Taking away in a month, on all levels."""
        return self._no_stock + sum(_spread(level, self.taken[at]) for at, level in enumerate(self.lattice.levels))

    @cached_property
    def shift(self) -> Figures:
        """Adding in one month (middle axis) and taking away in another (last axis), within a team or the whole.

        Levels on which both lie in one column do not move.
        """
        levels = enumerate(self.lattice.levels)
        moved = sum(_apart(level, self.added[at], self.taken[at]) for at, level in levels)
        return moved + self._no_room[:, :, None] + self._no_stock[:, None, :]

    @cached_property
    def shift_back(self) -> Figures:
        """The same with the axes of the months swapped: taking away in the middle one, adding in the last."""
        return np.ascontiguousarray(self.shift.transpose(0, 2, 1))

    @cached_property
    def _no_room(self) -> Figures:
        """Infinite where everything of the wholes is in the set already, so that nothing can be added."""
        return _barred(self.lattice.room < self._size)

    @cached_property
    def _no_stock(self) -> Figures:
        """Infinite where there is nothing that could lie elsewhere."""
        return _barred(self.lattice.movable < self._size)

    def _taking(self, number: int, sheet: Sheet) -> Figures:
        """A figure that falls to 0 would be seen as one: it must not, unless its whole is hidden there too."""
        least = np.ones(sheet.values.shape)
        for whole in self.lattice.wholes:
            least[whole.hidden[number] | whole.withheld[number]] = 0
        return np.where(sheet.shown & (sheet.values - self._size < least), np.inf, self.added[number])


def _spread(level: Level, loss: Figures) -> Figures:
    """The loss of each month's column."""
    return loss[:, level.of]


def _apart(level: Level, added: Figures, taken: Figures) -> Figures:
    apart = level.of[:, None] != level.of[None, :]
    return np.where(apart, _spread(level, added)[:, :, None] + _spread(level, taken)[:, None, :], 0.0)


def _barred(where: Marks) -> Figures:
    """Infinite for the teams that are barred; the whole is never barred by itself."""
    teams = np.where(where, np.inf, 0.0)
    return np.vstack([teams, np.zeros((1, teams.shape[1]))])
