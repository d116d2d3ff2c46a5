"""Which lines of a chronology: for a reader, for an audience, with the brothers' and sisters' merged in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.subjects import may_see
from goldenthread.record.chronology.frozen import Frozen
from goldenthread.record.chronology.models import Line, LineVersion, Snapshot
from goldenthread.record.chronology.words import AUDIENCE_CLASSES
from goldenthread.record.people import mentions
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Person, Relationship
from goldenthread.record.people.relationship_kinds import PARENTS, SIBLINGS


@dataclass(frozen=True)
class Choice:
    """What a reader asked to see. Nothing chosen means everything."""

    categories: frozenset[str] = frozenset()
    key_only: bool = False
    siblings: bool = False


def of(user: User, person: Person, choice: Choice, siblings: Iterable[Person] = ()) -> list[Line]:
    """Lines that this user sees, in order. An entry that several of these children share comes once for each."""
    people = [person, *siblings] if choice.siblings else [person]
    lines = Line.objects.visible_to(user).of(*people)
    lines = lines.filter(entry__category__in=choice.categories) if choice.categories else lines
    return list((lines.key() if choice.key_only else lines).told().select_related("entry", "person"))


def siblings(user: User, person: Person) -> list[Person]:
    """Brothers and sisters whom this user sees: those said to be so, and children of the same parents."""
    rows = Relationship.objects.filter(kind__in=SIBLINGS).filter(Q(person=person) | Q(related=person))
    said = {key for pair in rows.values_list("person", "related") for key in pair}
    parents = Relationship.objects.filter(related=person, kind__in=PARENTS).values("person")
    children = Relationship.objects.filter(person__in=parents, kind__in=PARENTS).values_list("related", flat=True)
    keys = (said | set(children)) - {person.pk}
    found = Person.objects.current().visible_to(user).filter(pk__in=keys)
    return list(found.order_by("born_on", "expected_on", "pk"))


def for_audience(user: User, person: Person, audience: str, *, key_only: bool) -> list[Line]:
    """What the user sees of the classes that may go to this audience."""
    lines = Line.objects.visible_to(user).of(person).filter(entry__data_class__in=AUDIENCE_CLASSES[audience])
    return list((lines.key() if key_only else lines).told())


def holding_secrets(person: Person, lines: Iterable[Line]) -> list[Line]:
    """The lines in whose words something stands that this record keeps confidential."""
    secrets = Confidentiality(person).secrets()
    return [line for line in lines if any(_holds(text, secrets) for text in _texts(line))]


def readable(user: User, snapshot: Snapshot) -> Frozen:
    """The frozen lines of the classes that this user reads of this person, but for those that are closed to them today:
    the entry is of another class now, or tells of a child too whom they are kept from.
    """
    classes = sorted({line["data_class"] for line in snapshot.content})
    seen = {each for each in classes if _reads(user, snapshot.person_id, each)}
    closed = _closed(user, snapshot)
    return [line for line in snapshot.content if line["data_class"] in seen and line["entry"] not in closed]


def _closed(user: User, snapshot: Snapshot) -> set[str]:
    """References of its entries that still stand in the person's chronology and are not this user's to see there."""
    frozen = {line["entry"] for line in snapshot.content}
    lines = Line.objects.filter(person=snapshot.person_id, entry__reference__in=frozen)
    there, open_ = (set(rows.values_list("entry__reference", flat=True)) for rows in (lines, lines.visible_to(user)))
    return there - open_


def versions(user: User, line: Line) -> Sequence[LineVersion]:
    """What a line said before, newest first."""
    return list(LineVersion.objects.visible_to(user).filter(line=line).select_related("line__entry"))


def _holds(text: str, secrets: Sequence[str]) -> bool:
    found = mentions.find(text, secrets=secrets, names=())
    return any(mention.why == mentions.MUST_NOT_BE_LEARNT for mention in found)


def _texts(line: Line) -> tuple[str, ...]:
    return line.entry.what_happened, line.impact, line.entry.source


def _reads(user: User, person_id: int, data_class: str) -> bool:
    return Person.objects.filter(may_see(user, DataClass(data_class), "pk"), pk=person_id).exists()
