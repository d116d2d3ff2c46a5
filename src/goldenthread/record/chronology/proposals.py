"""Lines that other rooms propose. They are listed for a person to take or put aside; nothing takes them by itself.

A room's ``timeline.py`` says what of it could become a line:

    @proposals.source("address", "The addresses on this record")
    def moves(user: User, person: Person) -> Iterable[Proposal]: ...

It gives what ``user`` may see and nothing else. ``source_record`` is "room:key" and the same every time, so that what
was taken or put aside is not proposed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.access.models import User
from goldenthread.record.chronology.models import Line, PutAside
from goldenthread.record.people.models import Person


@dataclass(frozen=True)
class Proposal:
    """What the form is filled with. The person who takes it adds what it meant for the child."""

    source_record: str
    happened_on: date
    category: str
    what_happened: str
    data_class: str
    certainty: str = "fact"


Source = Callable[[User, Person], Iterable[Proposal]]
SOURCES: dict[str, tuple[str, Source]] = {}


def source(room: str, words: str) -> Callable[[Source], Source]:
    """Register what a room proposes. ``room``: how its ``source_record`` begins; ``words``: where a line came from."""

    def register(function: Source) -> Source:
        SOURCES[room] = (words, function)
        return function

    return register


def words_of(source_record: str) -> str:
    """Where a line came from; a room that no longer proposes leaves its own word."""
    room = source_record.partition(":")[0]
    return SOURCES[room][0] if room in SOURCES else room


def waiting(user: User, person: Person) -> list[Proposal]:
    """What is proposed for a person's chronology and neither taken nor put aside, in order of events."""
    settled = _settled(person)
    offered = (proposal for _, each in SOURCES.values() for proposal in each(user, person))
    found = {each.source_record: each for each in offered if each.source_record not in settled}
    return sorted(found.values(), key=lambda each: (each.happened_on, each.source_record))


def named(user: User, person: Person, source_record: str) -> Proposal | None:
    return next((each for each in waiting(user, person) if each.source_record == source_record), None)


def _settled(person: Person) -> set[str]:
    """Whoever took it, in whatever class: nobody is asked twice."""
    taken = Line.objects.filter(person=person).values_list("entry__source_record", flat=True)
    aside = PutAside.objects.filter(person=person).values_list("source_record", flat=True)
    return {*taken, *aside}
