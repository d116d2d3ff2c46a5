"""What a room shows on the first page of a record: cards, and key dates. A room's ``overview.py`` adds its own:

    @cards.card(40)
    def significant(reading: Reading) -> Card | None: ...

    @cards.key_dates
    def endings(reading: Reading) -> Iterable[KeyDate]: ...

Each gives only what the reader may see and this record may show, in a number of queries that the data does not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.subjects import sees
from goldenthread.kit.tables import Link
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Person


@dataclass(frozen=True)
class Reading:
    """Who reads whose record."""

    user: User
    person: Person

    @cached_property
    def rule(self) -> Confidentiality:
        return Confidentiality(self.person)

    @cached_property
    def sensitive(self) -> bool:
        return sees(self.user, self.person.pk, DataClass.SENSITIVE)


@dataclass(frozen=True)
class Card:
    """``template`` draws it with ``content`` as ``card.content``. ``more``: where the whole of it stands.

    ``beside``: in the narrow column that comes first on a small screen.
    """

    title: str
    template: str
    content: Any
    more: Link | None = None
    beside: bool = False


@dataclass(frozen=True)
class KeyDate:
    """What has to be looked at by a day. ``on`` is None where it is only open."""

    text: str
    on: date | None = None
    href: str = ""


CardMaker = Callable[[Reading], Card | None]
DatesMaker = Callable[[Reading], Iterable[KeyDate]]
CARDS: dict[CardMaker, int] = {}
DATES: list[DatesMaker] = []


def card(order: int) -> Callable[[CardMaker], CardMaker]:
    """Register a card; the lower its order, the higher it stands."""

    def register(maker: CardMaker) -> CardMaker:
        CARDS[maker] = order
        return maker

    return register


def key_dates(maker: DatesMaker) -> DatesMaker:
    """Register what has key dates to tell."""
    DATES.append(maker)
    return maker


def of(reading: Reading) -> list[Card]:
    made: Mapping[CardMaker, int] = CARDS
    found = (maker(reading) for maker in sorted(made, key=lambda each: made[each]))
    return [each for each in found if each is not None]


def dates_of(reading: Reading) -> list[KeyDate]:
    """The nearest first; what has no day comes last."""
    found = [each for maker in DATES for each in maker(reading)]
    return sorted(found, key=lambda each: (each.on is None, each.on or date.max, each.text))
