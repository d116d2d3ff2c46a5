"""The figures that must not become known, and which way each has to be movable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from goldenthread.analysis.disclosure.lattice import WHOLE, Lattice, Sheet
from goldenthread.analysis.disclosure.small import SMALLEST_SAFE, Figures, is_small


@dataclass(frozen=True)
class Target:
    """One figure: row and column of a sheet (by its number), to be moved up (``sign`` 1) or down (-1) by ``size``."""

    sheet: int
    row: int
    column: int
    sign: int
    size: float


def hide_small(lattice: Lattice) -> None:
    """Hide every figure that is small, or that with a whole or another release leaves a small rest."""
    for number, sheet in enumerate(lattice.sheets):
        small = is_small(sheet.values)
        for rest in _rests(lattice, number):
            small = small | is_small(rest)
        sheet.hidden |= small & sheet.shown


def small_figures(lattice: Lattice) -> Iterator[Target]:
    """Every small figure, coarsest first and the whole before teams, with how far it would move to be small no more.

    The small rest of a whole grows when the figure goes down.
    """
    levels = len(lattice.levels)
    for number in (*reversed(range(levels)), *range(levels, len(lattice.sheets))):
        sheet = lattice.sheets[number]
        yield from _targets(number, sheet, sheet.values, 1)
        for rest in _rests(lattice, number):
            yield from _targets(number, sheet, rest, -1)


def _rests(lattice: Lattice, number: int) -> Iterator[Figures]:
    """What lies between the set and each whole or other release on one sheet; nothing where the set has no cases."""
    values = lattice.sheets[number].values
    for other in (*lattice.wholes, *lattice.releases):
        yield np.where(values > 0, np.nan_to_num(np.abs(other.values[number] - values)), 0.0)


def _targets(number: int, sheet: Sheet, figures: Figures, sign: int) -> Iterator[Target]:
    small = is_small(figures) & sheet.shown
    for row in (WHOLE, *range(len(figures) - 1)):
        for column in np.flatnonzero(small[row]):
            yield Target(number, row, int(column), sign, SMALLEST_SAFE - float(figures[row, column]))
