"""Who stand together: couples, the clusters that they make in a row, and the children of each couple or parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from goldenthread.record.case_file.genogram.figures import Family, Tie, TieKind

Pair = tuple[str, str]


@dataclass(frozen=True)
class Union:
    """One or two parents and the children whom one bar hangs from them. ``ties``: which relationships that draws."""

    parents: tuple[str, ...]
    by_birth: bool
    ended: bool
    children: tuple[str, ...]
    ties: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """The family with the row of each person that has one."""

    family: Family
    row_of: dict[str, int]

    def drawn(self, tie: Tie) -> bool:
        """Whether a line can say it: partners and siblings in one row, parents above their children."""
        if tie.one not in self.row_of or tie.other not in self.row_of:
            return False
        below = self.row_of[tie.other] - self.row_of[tie.one]
        level = tie.kind in {TieKind.PARTNER, TieKind.SIBLING}
        return tie.kind is not TieKind.OTHER and (below == 0 if level else below > 0)

    def ties(self, *kinds: TieKind) -> Iterator[Tie]:
        return (tie for tie in self.family.of(*kinds) if self.drawn(tie))

    @cached_property
    def above(self) -> dict[str, list[str]]:
        """Under whom each person stands: parents by birth; without any recorded, other parents, then grandparents."""
        return {key: self._nearest(key) for key in self.row_of}

    @cached_property
    def below(self) -> dict[str, list[str]]:
        return {key: sorted(child for child, over in self.above.items() if key in over) for key in self.row_of}

    def _nearest(self, key: str) -> list[str]:
        ties = [tie for tie in self.ties(TieKind.PARENT, TieKind.GRANDPARENT) if tie.other == key]
        parents = [tie for tie in ties if tie.kind is TieKind.PARENT]
        return sorted({tie.one for tie in [tie for tie in parents if tie.by_birth] or parents or ties})


def couples(placed: Placed) -> dict[Pair, list[Tie]]:
    """Partners of one row, and two parents of a child, with the ties that say they are partners (none for parents)."""
    found: dict[Pair, list[Tie]] = {}
    for tie in placed.ties(TieKind.PARTNER):
        found.setdefault(_pair(tie.one, tie.other), []).append(tie)
    for union in unions(placed):
        if len(union.parents) == 2:
            found.setdefault(_pair(*union.parents), [])
    return found


def unions(placed: Placed) -> list[Union]:
    """Each parent of each child once, in a couple where both are its parents in the same way."""
    found: dict[tuple[tuple[str, ...], bool, bool], list[Tie]] = {}
    children = sorted({tie.other for tie in placed.ties(TieKind.PARENT)})
    for child in children:
        ties = [tie for tie in placed.ties(TieKind.PARENT) if tie.other == child]
        for by_birth in (True, False):
            alike = [tie for tie in ties if tie.by_birth is by_birth]
            for group in _groups(placed, alike):
                parents = tuple(sorted({tie.one for tie in group}))
                found.setdefault((parents, by_birth, all(tie.ended for tie in group)), []).extend(group)
    return [_union(*key, ties) for key, ties in sorted(found.items())]


def clusters(placed: Placed, row: Iterable[str]) -> list[list[str]]:
    """A row as groups of those who stay side by side: partners next to each other as far as a line of people allows."""
    near: dict[str, set[str]] = {key: set() for key in row}
    for one, other in couples(placed):
        if one in near and other in near:
            near[one].add(other)
            near[other].add(one)
    found, seen = [], set()
    for key in near:
        if key not in seen:
            chain = _chain(placed.family, near, _reached(near, key))
            seen.update(chain)
            found.append(chain)
    return found


def _groups(placed: Placed, ties: list[Tie]) -> Iterator[list[Tie]]:
    """Two parents of one row share a bar where they are so by birth or are partners; all others have their own."""
    parents = sorted({tie.one for tie in ties})
    level = len({placed.row_of[key] for key in parents}) == 1
    partners = {_pair(tie.one, tie.other) for tie in placed.ties(TieKind.PARTNER)}
    together = len(parents) == 2 and level and (ties[0].by_birth or _pair(*parents) in partners)
    if together:
        yield ties
    else:
        yield from ([tie for tie in ties if tie.one == key] for key in parents)


def _union(parents: tuple[str, ...], by_birth: bool, ended: bool, ties: list[Tie]) -> Union:
    children = tuple(sorted({tie.other for tie in ties}))
    return Union(parents, by_birth, ended, children, tuple(sorted(tie.key for tie in ties)))


def _reached(near: dict[str, set[str]], start: str) -> list[str]:
    found, waiting = [], [start]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.append(key)
            waiting.extend(near[key])
    return found


def _chain(family: Family, near: dict[str, set[str]], members: list[str]) -> list[str]:
    """From somebody with one partner along partners: she who had three has one on one side and two on the other."""

    def usual(key: str) -> tuple[object, ...]:
        return len(near[key]), family.by_key[key].sex != "M", family.by_key[key].age_order

    chain, left = [], sorted(members, key=usual)
    while left:
        beside = [key for key in left if chain and key in near[chain[-1]]] or [
            key for key in left if near[key] & set(chain)
        ]
        chosen = (beside or left)[0]
        chain.append(chosen)
        left.remove(chosen)
    return chain


def siblings_by_parents(placed: Placed) -> set[Pair]:
    """Pairs that a common parent already shows to be siblings."""
    return {_pair(*pair) for union in unions(placed) for pair in combinations(union.children, 2)} | {
        _pair(one, other) for parent in placed.row_of for one, other in combinations(_children(placed, parent), 2)
    }


def _children(placed: Placed, parent: str) -> list[str]:
    return sorted({tie.other for tie in placed.ties(TieKind.PARENT) if tie.one == parent})


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
