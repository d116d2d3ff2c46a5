"""In which row each person stands: parents above children, partners and siblings side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from goldenthread.record.case_file.genogram.figures import Family, TieKind

# How many rows ``other`` stands below ``one``.
STEPS = {TieKind.PARENT: 1, TieKind.PARTNER: 0, TieKind.SIBLING: 0, TieKind.GRANDPARENT: 2}


def rows(family: Family) -> list[list[str]]:
    """Keys of the people whom lines connect to the index child, the eldest generation first.

    The first tie that reaches somebody decides: parents and partners before what is said less surely. Where ties of a
    family cannot all be honoured (a stepfather who is also a brother), everybody still has one place.
    """
    levels = _levels(family)
    top = min(levels.values())
    found: list[list[str]] = [[] for _ in range(max(levels.values()) - top + 1)]
    for figure in sorted(family.figures, key=lambda each: each.age_order):
        if figure.key in levels:
            found[levels[figure.key] - top].append(figure.key)
    return [row for row in found if row]


def apart(family: Family) -> list[str]:
    """Those whom no line connects to the index child: others who matter, in the order of their keys."""
    drawn = {key for row in rows(family) for key in row}
    return sorted(figure.key for figure in family.figures if figure.key not in drawn)


def _levels(family: Family) -> dict[str, int]:
    levels, waiting = {family.index: 0}, deque([family.index])
    while waiting:
        here = waiting.popleft()
        for key, step in _steps(family, here):
            if key not in levels:
                levels[key] = levels[here] + step
                waiting.append(key)
    return levels


def _steps(family: Family, here: str) -> Iterator[tuple[str, int]]:
    """Neighbours by a line and how far below they stand; surest ties first."""
    for kind, down in STEPS.items():
        for tie in sorted(family.of(kind), key=lambda each: each.key):
            if here == tie.one:
                yield tie.other, down
            elif here == tie.other:
                yield tie.one, -down
