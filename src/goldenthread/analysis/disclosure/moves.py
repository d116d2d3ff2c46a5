"""Ways to change one figure and as few others as can be: to another team, to another month, both, or neither.

A move that goes to another team and comes back in another month leaves every total as it is; a plain increase moves
every total above it. Each way is worked out for all partners at once, and the one that loses least is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goldenthread.analysis.disclosure.changes import Changes
from goldenthread.analysis.disclosure.lattice import WHOLE, Places
from goldenthread.analysis.disclosure.small import Figures
from goldenthread.analysis.disclosure.targets import Target

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Move:
    """Changes that make another world; ``size`` things each, added or taken away by sign."""

    loss: float
    months: tuple[tuple[int, int, int], ...] = ()
    """Team, month and sign of each change."""
    columns: tuple[tuple[int, int, int, int], ...] = ()
    """Sheet, team, column and sign of each change in a table."""


NOWHERE = Move(np.inf)


@dataclass(frozen=True)
class _Way:
    """The losses in view of one target: ``there`` in the direction of its sign, ``back`` against it."""

    changes: Changes
    target: Target
    there: Figures
    back: Figures
    shift: Figures
    shift_back: Figures
    teams: Rows
    """The teams in which the change may begin: the target's own, or any where the target is the whole."""

    def table_there(self, number: int) -> Figures:
        return self.changes.added[number] if self.target.sign > 0 else self.changes.taken[number]

    def table_back(self, number: int) -> Figures:
        return self.changes.taken[number] if self.target.sign > 0 else self.changes.added[number]

    @property
    def tables(self) -> range:
        """Numbers of the sheets that are tables."""
        return range(len(self.changes.lattice.levels), len(self.changes.lattice.sheets))


def best_move(changes: Changes, target: Target) -> Move:
    """The move by the target's size that loses least; ``NOWHERE`` where none is possible."""
    up = target.sign > 0
    teams = np.arange(changes.teams) if target.row == WHOLE else np.array([target.row])
    way = _Way(
        changes,
        target,
        there=changes.add if up else changes.take,
        back=changes.take if up else changes.add,
        shift=changes.shift if up else changes.shift_back,
        shift_back=changes.shift_back if up else changes.shift,
        teams=teams,
    )
    best = NOWHERE
    for find in _TABLE_WAYS if target.sheet in way.tables else _LEVEL_WAYS:
        best = min([best, *find(way)], key=lambda move: move.loss)
        if not best.loss:
            break
    return best


def _months(way: _Way) -> tuple[Places, Places]:
    """The months of the target's column, and all others."""
    return way.changes.lattice.levels[way.target.sheet].months[way.target.column]


def _least(loss: Figures) -> tuple[float, tuple[int, ...]]:
    """The least loss and where it is."""
    place = np.unravel_index(int(np.argmin(loss)), loss.shape)
    return float(loss[place]), tuple(int(each) for each in place)


def _to_team_and_back(way: _Way) -> Iterator[Move]:
    inside, outside = _months(way)
    if way.target.row == WHOLE or not outside.size:
        return
    own, sign = way.target.row, way.target.sign
    there = way.shift[own][np.ix_(inside, outside)]
    both = there[None] + way.shift_back[:WHOLE, inside[:, None], outside[None]]
    both[own] = np.inf
    loss, (other, at, later) = _least(both)
    month, elsewhere = int(inside[at]), int(outside[later])
    yield Move(loss, ((own, month, sign), (own, elsewhere, -sign), (other, month, -sign), (other, elsewhere, sign)))


def _to_team(way: _Way) -> Iterator[Move]:
    if way.target.row == WHOLE:
        return
    inside, _ = _months(way)
    own = way.target.row
    loss, columns = _tables_to_team(way, own, way.tables)
    both = way.there[own, inside][None] + way.back[:WHOLE][:, inside] + loss[:, None]
    both[own] = np.inf
    least, (other, at) = _least(both)
    yield Move(least, _pair(own, other, int(inside[at]), way.target.sign), columns(other))


def _to_month(way: _Way) -> Iterator[Move]:
    inside, outside = _months(way)
    if not outside.size:
        return
    parts = way.shift[:, inside[:, None], outside[None]]
    loss, (team, at, later) = _least(parts[way.teams] + parts[WHOLE][None])
    own, sign = int(way.teams[team]), way.target.sign
    yield Move(loss, ((own, int(inside[at]), sign), (own, int(outside[later]), -sign)))


def _plainly(way: _Way) -> Iterator[Move]:
    inside, _ = _months(way)
    loss, columns = _tables_plainly(way, way.tables)
    both = way.there[way.teams][:, inside] + way.there[WHOLE, inside][None] + loss[way.teams][:, None]
    least, (team, at) = _least(both)
    own = int(way.teams[team])
    yield Move(least, ((own, int(inside[at]), way.target.sign),), columns(own))


def _pair(own: int, other: int, month: int, sign: int) -> tuple[tuple[int, int, int], ...]:
    return (own, month, sign), (other, month, -sign)


Columns = Callable[[int], tuple[tuple[int, int, int, int], ...]]


def _tables_to_team(way: _Way, own: int, tables: range | list[int]) -> tuple[Figures, Columns]:
    """What a move from ``own`` to each other team loses in tables, and the columns it takes there."""
    pairs = {number: way.table_there(number)[own][None] + way.table_back(number)[:WHOLE] for number in tables}
    sign = way.target.sign

    def columns(other: int) -> tuple[tuple[int, int, int, int], ...]:
        chosen = [(number, int(np.argmin(loss[other]))) for number, loss in pairs.items()]
        return tuple(
            change for number, at in chosen for change in ((number, own, at, sign), (number, other, at, -sign))
        )

    return sum((loss.min(axis=1) for loss in pairs.values()), np.zeros(way.changes.teams)), columns


def _tables_plainly(way: _Way, tables: range | list[int]) -> tuple[Figures, Columns]:
    """What a plain change of each team loses in tables, and the columns it takes there."""
    singles = {number: way.table_there(number)[:WHOLE] + way.table_there(number)[WHOLE][None] for number in tables}

    def columns(own: int) -> tuple[tuple[int, int, int, int], ...]:
        return tuple((number, own, int(np.argmin(loss[own])), way.target.sign) for number, loss in singles.items())

    return sum((loss.min(axis=1) for loss in singles.values()), np.zeros(way.changes.teams)), columns


def _table_to_team_and_back(way: _Way) -> Iterator[Move]:
    number, own, at, sign = way.target.sheet, way.target.row, way.target.column, way.target.sign
    there, back = way.table_there(number), way.table_back(number)
    if own == WHOLE or there.shape[1] == 1:
        return
    loss = there[own, at] + back[own][None] + back[:WHOLE, at][:, None] + there[:WHOLE]
    loss[own], loss[:, at] = np.inf, np.inf
    least, (other, column) = _least(loss)
    changes = ((own, at, sign), (own, column, -sign), (other, at, -sign), (other, column, sign))
    yield Move(least, columns=tuple((number, *change) for change in changes))


def _table_to_column(way: _Way) -> Iterator[Move]:
    number, at, sign = way.target.sheet, way.target.column, way.target.sign
    there, back = way.table_there(number), way.table_back(number)
    if there.shape[1] == 1:
        return
    whole = there[WHOLE, at] + back[WHOLE]
    loss = there[way.teams, at][:, None] + back[way.teams] + whole[None]
    loss[:, at] = np.inf
    least, (team, column) = _least(loss)
    own = int(way.teams[team])
    yield Move(least, columns=((number, own, at, sign), (number, own, column, -sign)))


def _table_to_team(way: _Way) -> Iterator[Move]:
    number, own, at, sign = way.target.sheet, way.target.row, way.target.column, way.target.sign
    if own == WHOLE:
        return
    rest, columns = _tables_to_team(way, own, [each for each in way.tables if each != number])
    here = way.table_there(number)[own, at] + way.table_back(number)[:WHOLE, at] + rest
    loss = way.there[own][None] + way.back[:WHOLE] + here[:, None]
    loss[own] = np.inf
    least, (other, month) = _least(loss)
    here_columns = ((number, own, at, sign), (number, other, at, -sign))
    yield Move(least, _pair(own, other, month, sign), (*here_columns, *columns(other)))


def _table_plainly(way: _Way) -> Iterator[Move]:
    number, at, sign = way.target.sheet, way.target.column, way.target.sign
    rest, columns = _tables_plainly(way, [each for each in way.tables if each != number])
    here = way.table_there(number)[:, at]
    loss = way.there[:WHOLE] + way.there[WHOLE][None] + (here[:WHOLE] + here[WHOLE] + rest)[:, None]
    least, (team, month) = _least(loss[way.teams])
    own = int(way.teams[team])
    yield Move(least, ((own, month, sign),), ((number, own, at, sign), *columns(own)))


_LEVEL_WAYS = (_to_team_and_back, _to_team, _to_month, _plainly)
_TABLE_WAYS = (_table_to_team_and_back, _table_to_column, _table_to_team, _table_plainly)
