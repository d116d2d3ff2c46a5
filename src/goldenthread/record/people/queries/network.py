"""Those whom a person belongs with, as far as the user and the person's record may name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from goldenthread.access.models import User
from goldenthread.access.subjects import kept_from
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.people import naming
from goldenthread.record.people.confidentiality import Confidentiality, connected
from goldenthread.record.people.models import (
    Address,
    FamilyMember,
    HouseholdMember,
    Person,
    Relationship,
    Withholding,
)
from goldenthread.record.people.queries.details import dates
from goldenthread.record.people.relationship_kinds import PARENTS, Kind, named

NOT_HELD = {False: "No", None: "Not known"}


def known(user: User, person: Person) -> list[tuple[str, str]]:
    """Whom a form may offer: reference and name of those in the family and network whose records the user sees."""
    rule = Confidentiality(person)
    others = Person.objects.visible_to(user).current().filter(pk__in=connected(person)).exclude(pk=person.pk)
    return [(each.reference, _choice(rule.name(each), each)) for each in others]


def _choice(name: str, person: Person) -> str:
    """An unborn baby's name says already when it is due."""
    return name if person.is_unborn else f"{name}, {naming.age(person)}"


@dataclass(frozen=True)
class Named:
    """Somebody else on this person's page. ``href``: their record, where it is open to the user."""

    name: str
    href: str
    age: str
    died: str
    address: str


@dataclass(frozen=True)
class Tie:
    """``word``: what the other is to this person; ``inverse``: what this person is to them."""

    key: int
    other: Named
    word: str
    inverse: str
    parental: str
    when: str
    note: str
    over: bool


@dataclass(frozen=True)
class Member:
    """Somebody under the same roof, or in the same family. ``key``: of the row, where it can be changed."""

    key: int
    other: Named
    when: str
    changeable: bool


@dataclass(frozen=True)
class Kept:
    """What one person must not learn of this one."""

    key: int
    what: str
    whom: str
    when: str
    reason: str


@dataclass(frozen=True)
class Network:
    """Everything of one person's family page that is about others. Eight queries, whatever the number of people."""

    user: User
    person: Person

    @cached_property
    def rule(self) -> Confidentiality:
        return Confidentiality(self.person)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Those that hold today first."""
        return tuple(sorted(map(self._tie, self._relationships), key=lambda tie: (tie.over, tie.word)))

    @cached_property
    def household(self) -> tuple[Member, ...]:
        """Everybody who lives or lived in the person's households, those of today first."""
        today = clock.today()
        rows = sorted(self._household_rows, key=lambda row: (row.ends_on is not None and row.ends_on < today, row.pk))
        return tuple(Member(row.pk, self._named(row.person), dates(row), self._open(row.person)) for row in rows)

    @cached_property
    def family(self) -> tuple[Member, ...]:
        return tuple(Member(row.pk, self._named(row.person), "", self._open(row.person)) for row in self._family_rows)

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """What is kept from others; of what is kept from this person nothing is ever said here."""
        rows = Withholding.objects.visible_to(self.user).filter(person=self.person)
        rows = rows.exclude(kept_from(self.user, "kept_from_id")).select_related("kept_from")
        return tuple(
            Kept(row.pk, row.get_what_display(), self.rule.name(row.kept_from), dates(row), row.reason) for row in rows
        )

    @cached_property
    def _relationships(self) -> Sequence[Relationship]:
        rows = Relationship.objects.visible_to(self.user).touching(self.person)
        return list(rows.select_related("person", "related"))

    @cached_property
    def _household_rows(self) -> Sequence[HouseholdMember]:
        own = HouseholdMember.objects.filter(person=self.person).values("household")
        rows = HouseholdMember.objects.filter(household__in=own).exclude(kept_from(self.user, "person_id"))
        return list(rows.select_related("person"))

    @cached_property
    def _family_rows(self) -> Sequence[FamilyMember]:
        own = FamilyMember.objects.filter(person=self.person).values("family")
        rows = FamilyMember.objects.filter(family__in=own).exclude(kept_from(self.user, "person_id"))
        return list(rows.select_related("person"))

    @cached_property
    def _others(self) -> frozenset[int]:
        ends = {key for row in self._relationships for key in (row.person_id, row.related_id)}
        members = {row.person_id for row in (*self._household_rows, *self._family_rows)}
        return frozenset((ends | members) - {self.person.pk})

    @cached_property
    def _opened(self) -> frozenset[int]:
        """Those whose records the user may open."""
        people = Person.objects.visible_to(self.user).filter(pk__in=self._others)
        return frozenset(people.values_list("pk", flat=True))

    @cached_property
    def _homes(self) -> Mapping[int, str]:
        """Where each of the others lives today, as this person's record may show it."""
        rows = Address.objects.visible_to(self.user).on(clock.today()).filter(person__in=self._others)
        found: dict[int, list[str]] = {}
        for row in rows:
            found.setdefault(row.person_id, []).append(self.rule.address(row))
        return {key: "; ".join(dict.fromkeys(texts)) for key, texts in found.items()}

    def _open(self, person: Person) -> bool:
        return person.pk in self._opened or person.pk == self.person.pk

    def _named(self, person: Person) -> Named:
        href = reverse("person-details", kwargs={"reference": person.reference}) if person.pk in self._opened else ""
        died = f"Died {day(person.died_on)}" if person.died_on else ""
        age = "" if person.is_unborn else naming.age(person)
        name = f"{self.rule.name(person)} (this record)" if person.pk == self.person.pk else self.rule.name(person)
        return Named(name, href, age, died, self._homes.get(person.pk, ""))

    def _tie(self, row: Relationship) -> Tie:
        kind, outward = named(row.kind), row.person_id == self.person.pk
        other = row.related if outward else row.person
        words = [kind.word, kind.inverse_word(row.related.sex)]
        word, inverse = reversed(words) if outward else words
        over = row.ends_on is not None and row.ends_on < clock.today()
        return Tie(row.pk, self._named(other), word, inverse, _parental(row, kind, outward), dates(row), row.note, over)


def _parental(row: Relationship, kind: Kind, outward: bool) -> str:
    """Asked of parents and those who care; said of anybody of whom it is recorded."""
    if row.parental_responsibility:
        return "This person has it for them" if outward else "Has it for this person"
    return NOT_HELD[row.parental_responsibility] if kind.slug in PARENTS else ""
