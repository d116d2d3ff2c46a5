"""Every figure of one set of things that is published of one year, or of one day: the fixed lattice of decisions.

Suppression is decided on all of it at once, whatever was asked for, so that no two answers can be set against each
other. The finest pieces, from which every figure is added up, are a team in a month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from goldenthread.analysis.disclosure.small import Figures, Marks

Places = npt.NDArray[np.int64]

WHOLE = -1
"""Row of every sheet that holds the whole authority; the rows before it are teams."""

ZERO = 0.3
"""What withholding a 0 loses, as a share of what another figure is worth."""


@dataclass
class Sheet:
    """Published figures by team and one other thing: times of one level, or the values of a dimension.

    ``values`` has a row a team and the whole last. ``covered`` is false where there is no figure to publish. ``worth``
    is what losing one figure of a team, and of the whole, means. ``hidden`` marks figures and ``withheld`` whole rows
    of them, zeros and all; both are filled while the lattice is being protected.
    """

    values: Figures
    covered: Marks
    worth: tuple[float, float]
    hidden: Marks = field(init=False)
    withheld: Marks = field(init=False)

    def __post_init__(self) -> None:
        self.hidden = np.zeros_like(self.covered)
        self.withheld = np.zeros_like(self.covered)

    @property
    def shown(self) -> Marks:
        """Where there is a figure, hidden or not, on a row that is not withheld."""
        return self.covered & ~self.withheld

    @property
    def suppressed(self) -> Marks:
        """Where a reader finds no figure though there is one."""
        return self.hidden | self.withheld

    @property
    def worths(self) -> Figures:
        """What each figure is worth; of two otherwise equal the smaller is worth less, and so hidden first."""
        worth = np.full(self.values.shape, self.worth[0])
        worth[WHOLE] = self.worth[1]
        return worth * (1 + np.minimum(self.values, 1_000) / 100_000)

    @property
    def loss(self) -> Figures:
        """What hiding each figure would lose: nothing for one not shown or hidden already; a 0 cannot be hidden."""
        loss = np.where(self.values == 0, np.inf, self.worths)
        return np.where(self.hidden | ~self.shown, 0.0, loss)

    @property
    def lost(self) -> Figures:
        """What has been lost, figure by figure."""
        share = np.where(self.values == 0, ZERO, 1.0)
        return np.where(self.suppressed & self.covered, share * self.worths, 0.0)


@dataclass
class Level:
    """A sheet of times. ``of`` gives for every month the column it belongs to."""

    sheet: Sheet
    of: Places

    @cached_property
    def months(self) -> Sequence[tuple[Places, Places]]:
        """For every column the months that belong to it, and all others."""
        columns = range(self.sheet.values.shape[1])
        return [(np.flatnonzero(self.of == column), np.flatnonzero(self.of != column)) for column in columns]


@dataclass
class Whole:
    """Other figures on the same sheets that are published too: what they are, and where they are hidden or withheld.

    A figure of which nothing is known is ``nan``.
    """

    values: Sequence[Figures]
    hidden: Sequence[Marks]
    withheld: Sequence[Marks]


@dataclass
class Lattice:
    """The figures of one set: ``levels`` from the finest to the coarsest, ``tables`` by dimension for all the time.

    ``movable`` says for every team and month how much could lie in another team or month without anything else being
    different: all of it, unless different people are counted. ``wholes`` are sets that this one is a part of, and
    ``releases`` are this set as published from what was known on another day.
    """

    levels: Sequence[Level]
    movable: Figures
    wholes: Sequence[Whole] = ()
    releases: Sequence[Whole] = ()
    tables: Sequence[Sheet] = ()

    @property
    def sheets(self) -> list[Sheet]:
        """Every sheet, levels first."""
        return [*(level.sheet for level in self.levels), *self.tables]

    @property
    def room(self) -> Figures:
        """How much could be added in each team and month: what is in every whole and not in the set."""
        finest = self.levels[0].sheet.values
        room = np.full(finest.shape, np.inf)
        for whole in self.wholes:
            room = np.fmin(room, np.maximum(whole.values[0] - finest, 0))
        return room[:WHOLE]
