"""Two records side by side, what a merge would do, and what earlier ones did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import Grant, Involvement, Restriction, User
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.merging.choices import STANDING, Choices, differences
from goldenthread.record.people.merging.relations import by_label
from goldenthread.record.people.models import Address, Identifier, Merge, Name, Person

RESTRICTED = "One of these records is restricted: the merged one will be, and only those named for it will open it."


@dataclass(frozen=True)
class Side:
    """One row of the comparison: what it is, and what each record has."""

    label: str
    standing: str
    other: str


def sides(user: User, person: Person, other: Person) -> list[Side]:
    """What tells two people apart, of both. Confidential addresses and names are not among it."""
    both, confidentiality = (person, other), Confidentiality(person)
    rows = [
        ("Name", [confidentiality.name(each) for each in both]),
        ("Date of birth", [day(each.born_on) if each.born_on else "" for each in both]),
        ("Other names", _listed(Name.objects.visible_to(user).filter(confidential=False), both)),
        ("Numbers", _listed(Identifier.objects.visible_to(user), both)),
        ("Addresses", [_addresses(user, confidentiality, each) for each in both]),
        ("Works with them", [_work(each) for each in both]),
    ]
    return [Side(label, *(text or "None recorded" for text in texts)) for label, texts in rows]


def _listed(rows: QuerySet[Any], people: tuple[Person, ...]) -> list[str]:
    texts = [(row.person_id, str(row)) for row in rows.filter(person__in=people)]
    return [", ".join(dict.fromkeys(text for owner, text in texts if owner == each.pk)) for each in people]


def _addresses(user: User, confidentiality: Confidentiality, person: Person) -> str:
    rows = Address.objects.visible_to(user).on(clock.today()).filter(person=person)
    return "; ".join(confidentiality.address(row) for row in rows)


def _work(person: Person) -> str:
    rows = Involvement.objects.on(clock.today()).filter(subject_id=person.pk).select_related("team", "user")
    return ", ".join(str(each.team or each.user) for each in rows)


def chosen(person: Person, other: Person, choices: Choices) -> list[Side]:
    """For the decision: what was chosen, then what is given up."""
    found = []
    for each in differences(person, other):
        kept = choices.get(each.name) == STANDING
        found.append(Side(each.label, *((each.standing, each.other) if kept else (each.other, each.standing))))
    return found


def cautions(person: Person, other: Person) -> list[str]:
    """What an approver must not overlook."""
    today, keys = clock.today(), (person.pk, other.pk)
    grants = Grant.objects.on(today).filter(subject_id__in=keys).exclude(data_class=DataClass.RESTRICTED)
    found = [RESTRICTED] if Restriction.objects.on(today).filter(subject_id__in=keys).exists() else []
    if people := grants.values("user").distinct().count():
        found.append(f"Named for a sealed part of one of these records: {people}. They will open that part of both.")
    return found


def merges_into(person: Person) -> QuerySet[Merge]:
    return Merge.objects.filter(person=person).select_related("duplicate").order_by("-pk")


@dataclass(frozen=True)
class Told:
    """One merge in words. ``stayed``: what was added in between, by kind, for somebody to decide on."""

    merge: Merge
    moved: str
    stayed: tuple[str, ...]


def told(merge: Merge) -> Told:
    stayed = tuple(f"{_kind(label)}: {len(keys)}" for label, keys in merge.moved["stayed"].items())
    return Told(merge, f"{_count(merge.moved['rows']):,}", stayed)


def _count(rows: Mapping[str, list[Any]]) -> int:
    return sum(len(keys) for keys in rows.values())


def _kind(label: str) -> str:
    """What one row of the relation is, in a word or two."""
    name = str(by_label(label).model._meta.verbose_name)
    return f"{name[0].upper()}{name[1:]}"
