"""What a genogram is made of: people, and the ties between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class TieKind(StrEnum):
    """How ``one`` stands to ``other``. Only the first four are lines; OTHER is said in words beneath the person."""

    PARENT = "parent"
    PARTNER = "partner"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    OTHER = "other"


@dataclass(frozen=True)
class Figure:
    """One person. ``key`` orders those whom nothing else orders. ``missing``: nobody is recorded in this place."""

    key: str
    name: str
    sex: str = "U"
    born_on: date | None = None
    note: str = ""
    unborn: bool = False
    died: bool = False
    index: bool = False
    at_home: bool = False
    missing: bool = False

    @property
    def age_order(self) -> tuple[bool, date, str]:
        """Eldest first; those without a date of birth last; the unborn after all who are born."""
        return self.unborn or self.born_on is None, self.born_on or date.max, self.key


@dataclass(frozen=True)
class Tie:
    """``one`` is the ``kind`` of ``other``; keys of figures. ``words``: the relationship as people say it.
    ``by_birth``: not by marriage, adoption or fostering.
    """

    key: str
    kind: TieKind
    one: str
    other: str
    words: str
    ended: bool = False
    by_birth: bool = True


@dataclass(frozen=True)
class Family:
    """Everybody and every tie to draw, in the order of their keys, and whose genogram it is."""

    index: str
    figures: tuple[Figure, ...]
    ties: tuple[Tie, ...]
    by_key: dict[str, Figure] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("figures", "ties"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=lambda each: each.key)))
        object.__setattr__(self, "by_key", {figure.key: figure for figure in self.figures})

    def of(self, *kinds: TieKind) -> Iterator[Tie]:
        return (tie for tie in self.ties if tie.kind in kinds)

    def parents(self, key: str) -> tuple[str, ...]:
        return tuple(sorted({tie.one for tie in self.of(TieKind.PARENT) if tie.other == key}))

    def children(self, key: str) -> tuple[str, ...]:
        return tuple(sorted({tie.other for tie in self.of(TieKind.PARENT) if tie.one == key}))


def with_missing_parents(family: Family, recorded: Iterable[str]) -> Family:
    """The family with a place for each parent of the index child by birth whom nobody has recorded.

    ``recorded``: the sexes of those who are, seen by the reader or not. Not known is a task for somebody, not a value:
    the drawing shows the gap.
    """
    gaps = list(_gaps(recorded))
    figures = tuple(Figure(f"missing-{word}", f"{word} not recorded", sex, missing=True) for word, sex in gaps)
    ties = tuple(Tie(each.key, TieKind.PARENT, each.key, family.index, each.name) for each in figures)
    return Family(family.index, (*family.figures, *figures), (*family.ties, *ties))


def _gaps(sexes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A second parent of any sex fills both places: two mothers are two parents."""
    known = list(sexes)
    if len(known) >= 2:
        return
    if not known:
        yield from (("Mother", "F"), ("Father", "M"))
    elif known == ["F"]:
        yield "Father", "M"
    else:
        yield ("Mother", "F") if known == ["M"] else ("Other parent", "U")
