"""Find a witness for a small figure, and hide what it moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from goldenthread.analysis.disclosure.changes import Changes
from goldenthread.analysis.disclosure.lattice import WHOLE, Lattice
from goldenthread.analysis.disclosure.moves import Move, best_move
from goldenthread.analysis.disclosure.targets import Target

WEAKNESS = 95.0
"""What it is worth that a hidden figure could well be no small one, rather than another small one.

A little less than one figure of the whole authority in a month.
"""


class Witnesses:
    """Protects the figures of a lattice one after another; what one witness hides serves the next."""

    def __init__(self, lattice: Lattice) -> None:
        self._lattice = lattice
        self._changes: dict[float, Changes] = {}

    def protect(self, target: Target) -> bool:
        """Hide what is needed to protect one figure. False where it cannot be done."""
        witness = self._found(target)
        if witness.loss > 0 and np.isfinite(witness.loss):
            self._hide_traces(witness)
        return bool(np.isfinite(witness.loss))

    def _found(self, target: Target) -> Move:
        """The change that loses least. One by a single thing, up or down, is weaker: taken where others lose much."""
        far = self._best(target)
        if far.loss <= WEAKNESS:
            return far
        near = replace(target, size=1.0)
        weak = min(self._best(near), self._best(replace(near, sign=-near.sign)), key=lambda move: move.loss)
        return weak if weak.loss + WEAKNESS < far.loss else far

    def _best(self, target: Target) -> Move:
        if target.size not in self._changes:
            self._changes[target.size] = Changes(self._lattice, target.size)
        return best_move(self._changes[target.size], target)

    def _hide_traces(self, witness: Move) -> None:
        """Hide every shown figure that the witness moves."""
        for number, sheet in enumerate(self._lattice.sheets):
            moved = np.zeros(sheet.values.shape)
            for row, column, sign in self._traces(number, witness):
                moved[row, column] += sign
                moved[WHOLE, column] += sign
            sheet.hidden |= (moved != 0) & sheet.shown
        self._changes.clear()

    def _traces(self, number: int, witness: Move) -> Iterator[tuple[int, int, int]]:
        """The changes of a witness on one sheet: team, column, sign."""
        levels = self._lattice.levels
        if number < len(levels):
            yield from ((team, int(levels[number].of[month]), sign) for team, month, sign in witness.months)
        yield from ((team, column, sign) for sheet, team, column, sign in witness.columns if sheet == number)
