"""Hide small figures, and with each of them enough others that another world prints the same pages.

For every small figure a *witness* is sought: a change after which the figure is different, perhaps not small at all,
while every figure that is still shown stays as it is. What the witness moves is hidden. Whoever knows all that is
published, on any page and from any call, then cannot tell the witness from the truth, and so cannot know the figure.

Where things are so few that the zeros of a fine table would give them away, the table's rows are withheld, zeros and
all, rather than the totals that people need.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from goldenthread.analysis.disclosure.lattice import WHOLE, Lattice
from goldenthread.analysis.disclosure.small import is_small
from goldenthread.analysis.disclosure.targets import hide_small, small_figures
from goldenthread.analysis.disclosure.witnesses import Witnesses

Rows = tuple[int, bool]
"""Rows of a sheet that are withheld together: the sheet's number, and whether of the whole or of the teams."""


def protect(lattice: Lattice) -> None:
    """Mark in the lattice every figure that may not be published.

    A figure of 0 is hidden only with a whole that it is part of, or withheld with all its row.
    """
    best = _protected(lattice, [])
    for rows in _ever_coarser(lattice):
        if not _costly(best):
            break
        best = min(best, _protected(lattice, rows), key=_loss)
    for sheet, decided in zip(lattice.sheets, best.sheets, strict=True):
        sheet.hidden, sheet.withheld = decided.hidden, decided.withheld


def _ever_coarser(lattice: Lattice) -> Iterator[list[Rows]]:
    """What to withhold: teams by month, by quarter, by dimension; then teams at all, the whole by month, or both."""
    levels = len(lattice.levels)
    finer, coarsest = range(levels - 1), [(levels - 1, False)]
    by_team = [(number, False) for number in finer]
    yield from (by_team[: number + 1] for number in finer)
    by_team += [(number, False) for number in range(levels, len(lattice.sheets))]
    yield from (by_team, by_team + coarsest)
    for last in finer:
        of_whole = [(number, True) for number in range(last + 1)]
        yield from (by_team + of_whole, by_team + coarsest + of_whole)


def _protected(lattice: Lattice, withheld: list[Rows]) -> Lattice:
    """A copy of the lattice with some rows withheld and all that is small protected."""
    copy = deepcopy(lattice)
    for number, whole in withheld:
        sheet = copy.sheets[number]
        rows = slice(WHOLE, None) if whole else slice(None, WHOLE)
        sheet.withheld[rows] = sheet.covered[rows]
    _hide_with_others(copy)
    hide_small(copy)
    witnesses = Witnesses(copy)
    for target in list(small_figures(copy)):
        if not witnesses.protect(target):
            _withhold(copy)
            break
    return copy


def _hide_with_others(lattice: Lattice) -> None:
    """Where a set is hidden its parts are, as a share of it would give it away, and so are its other releases."""
    for number, sheet in enumerate(lattice.sheets):
        for whole in lattice.wholes:
            sheet.hidden |= (whole.hidden[number] | whole.withheld[number]) & sheet.covered
        for release in lattice.releases:
            sheet.hidden |= release.hidden[number] & sheet.covered & (sheet.values > 0)
            sheet.withheld |= release.withheld[number] & sheet.covered


def _withhold(lattice: Lattice) -> None:
    """Hide everything but the zeros: the last resort, where no witness can be found."""
    for sheet in lattice.sheets:
        sheet.hidden |= sheet.covered & (sheet.values > 0)


def _costly(lattice: Lattice) -> bool:
    """Whether anything that is not small itself is lost on the coarsest level, in a table, or of the whole."""
    lost = [sheet.hidden & ~is_small(sheet.values) for sheet in lattice.sheets]
    last = len(lattice.levels) - 1
    return any(each[WHOLE].any() or (number >= last and each.any()) for number, each in enumerate(lost))


def _loss(lattice: Lattice) -> float:
    return float(sum(sheet.lost.sum() for sheet in lattice.sheets))
