"""Whole percentages of a printed column that must close at 100, by the method of the largest remainder.

Everywhere else a figure is rounded half up on its own. In a column that shares out a whole, rounding each share on
its own can leave the column at 99 or 101; here each share is cut to whole points and the points left over go to the
shares that lost the most.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def shares(counts: Sequence[int], *, total: int = 100) -> tuple[int, ...]:
    """Whole shares of `total` in proportion to `counts`, adding to `total`; all 0 when there is nothing to share.

    Where two counts lost equally much the larger comes first, then the earlier.
    """
    whole = sum(counts)
    if whole == 0:
        return tuple(0 for _ in counts)
    exact = [Fraction(count * total, whole) for count in counts]
    cut = [int(share) for share in exact]
    owed = sorted(range(len(counts)), key=lambda place: (cut[place] - exact[place], -counts[place], place))
    favoured = set(owed[: total - sum(cut)])
    return tuple(share + (place in favoured) for place, share in enumerate(cut))
