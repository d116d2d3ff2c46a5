"""The family of a genogram as the record has it and as one user may see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from goldenthread.access.models import User
from goldenthread.access.subjects import kept_from
from goldenthread.kit import clock
from goldenthread.record.case_file.genogram.figures import Family, Figure, Tie, TieKind, with_missing_parents
from goldenthread.record.people import naming
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import HouseholdMember, Person, Relationship
from goldenthread.record.people.relationship_kinds import KINDS, Kind, Sort, named

STEPS = 3  # from the index person: to parents, to theirs, and to the parents of those
GROWN_UP_AT = 18
FORMER = frozenset({"former-partner"})


@dataclass(frozen=True)
class Recorded:
    """``rows``: the relationships that are drawn. ``names``, ``people``: by the person's key; names as shown."""

    family: Family
    rows: tuple[Relationship, ...]
    names: dict[int, str]
    people: dict[int, Person]


class Names(Protocol):
    """Whatever says which names may be shown."""

    def name(self, person: Person) -> str: ...

    def withholds_name(self, person: Person) -> bool: ...


def of(user: User, person: Person, rule: Names | None = None) -> Recorded:
    """Everybody whom relationships connect to a person, as the family pages that ``user`` may open name them.

    ``rule``: which names may be shown; that of the person's own page, unless it is for somebody else.
    """
    rows, people = _reached(user, person)
    rule = rule or Confidentiality(person)
    names = {key: rule.name(each) for key, each in people.items()}
    home = _household(user, person)
    figures = tuple(_figure(each, rule, person, home) for _, each in sorted(people.items()))
    ties = tuple(_tie(row, names) for row in rows)
    family = Family(_key(person.pk), figures, ties)
    return Recorded(
        with_missing_parents(family, _parents(person)) if _is_child(person) else family, rows, names, people
    )


def _reached(user: User, person: Person) -> tuple[tuple[Relationship, ...], dict[int, Person]]:
    """A step at a time, from records that the user may open to whom they name; nobody whom the user is kept from.

    The number of queries is the same for any family.
    """
    people, opened, rows = {person.pk: person}, {person.pk}, {}
    for step in range(STEPS):
        found = Relationship.objects.filter(Q(person__in=opened) | Q(related__in=opened)).order_by("pk")
        rows |= {row.pk: row for row in found if step == 0 or _is_family(row)}
        ends = {key for row in rows.values() for key in (row.person_id, row.related_id)} - people.keys()
        new = Person.objects.current().filter(pk__in=ends).exclude(kept_from(user, "pk"))
        people |= {each.pk: each for each in new}
        opened |= set(Person.objects.visible_to(user).filter(pk__in=ends).values_list("pk", flat=True))
    return tuple(row for row in rows.values() if _within(row, people)), people


def _within(row: Relationship, people: Collection[int]) -> bool:
    return row.person_id in people and row.related_id in people


def _is_family(row: Relationship) -> bool:
    return _kind(named(row.kind)) is not TieKind.OTHER


def _kind(kind: Kind) -> TieKind:
    if kind.sort is Sort.PARENT and kind.up == 1:
        return TieKind.PARENT
    if kind.sort is Sort.WIDER and kind.up == 2:
        return TieKind.GRANDPARENT
    return {Sort.SIBLING: TieKind.SIBLING, Sort.PARTNER: TieKind.PARTNER}.get(kind.sort, TieKind.OTHER)


def _tie(row: Relationship, names: dict[int, str]) -> Tie:
    kind = named(row.kind)
    words = f"{kind.word} of {names[row.related_id]}"
    one, other = _key(row.person_id), _key(row.related_id)
    return Tie(f"r{row.pk:012}", _kind(kind), one, other, words[0].upper() + words[1:], has_ended(row), kind.blood)


def has_ended(row: Relationship) -> bool:
    return row.kind in FORMER or (row.ends_on is not None and row.ends_on < clock.today())


def _figure(person: Person, rule: Names, index: Person, home: set[int]) -> Figure:
    withheld = rule.withholds_name(person)
    return Figure(
        key=_key(person.pk),
        name=rule.name(person),
        sex=person.sex or "U",
        born_on=None if withheld else person.born_on,
        note="" if withheld else _note(person),
        unborn=person.is_unborn,
        died=person.died_on is not None,
        index=person.pk == index.pk,
        at_home=person.pk in home,
    )


def _note(person: Person) -> str:
    """Age, or the year that somebody was born and died in. An unborn baby's name says when it is due."""
    if person.died_on:
        return f"{person.born_on.year if person.born_on else '?'} to {person.died_on.year}"
    return naming.age(person) if person.born_on else ""


def _parents(person: Person) -> list[str]:
    """The sexes of the recorded parents by birth, of those too whom the user may not see: they are no gap."""
    kinds = [kind.slug for kind in KINDS.values() if kind.sort is Sort.PARENT and kind.blood]
    rows = Relationship.objects.filter(related=person, kind__in=kinds, person__merged_into=None)
    return [sex or "U" for sex in rows.values_list("person__sex", flat=True).distinct()]


def _household(user: User, person: Person) -> set[int]:
    """Those who live with a person today, the person too; nobody where the person lives alone."""
    today = clock.today()
    now = Q(starts_on=None) | Q(starts_on__lte=today), Q(ends_on=None) | Q(ends_on__gte=today)
    members = HouseholdMember.objects.visible_to(user).filter(*now)
    homes = members.filter(person=person).values("household")
    found = set(members.filter(household__in=homes).values_list("person_id", flat=True))
    return found if len(found) > 1 else set()


def _is_child(person: Person) -> bool:
    if person.born_on is None:
        return person.is_unborn
    today = clock.today()
    years = today.year - person.born_on.year - ((today.month, today.day) < (person.born_on.month, person.born_on.day))
    return years < GROWN_UP_AT


def _key(pk: int) -> str:
    """Sorts as the number does."""
    return f"p{pk:012}"
