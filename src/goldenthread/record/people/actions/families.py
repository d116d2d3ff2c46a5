"""Families: those who are worked with together."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.models import User
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry
from goldenthread.record.people.models import Family, FamilyMember, Person

NOUN = "family"


@transaction.atomic
def join(*, person: Person, other: Person, by: User) -> FamilyMember:
    """Let ``person`` belong to the family of ``other``: the first that they have, or a new one for both."""
    recording.refuse_unless(by, person, other)
    if person.pk == other.pk:
        raise MistakeError("Choose somebody else", "other")
    family = _family_of(other, by)
    if FamilyMember.objects.filter(family=family, person=person).exists():
        raise MistakeError("They belong to this family already", "other")
    return _enter(family, person, by)


def _family_of(person: Person, by: User) -> Family:
    membership = FamilyMember.objects.filter(person=person).select_related("family").order_by("pk").first()
    return membership.family if membership else _enter(Family.objects.create(), person, by).family


def _enter(family: Family, person: Person, by: User) -> FamilyMember:
    row = FamilyMember(family=family, person=person)
    return Entry(NOUN, person, by).add(row, {"family": family})


@transaction.atomic
def leave(*, member: FamilyMember, by: User) -> None:
    """Take somebody out of a family who should not have been in it."""
    recording.refuse_unless(by, member.person)
    Entry(NOUN, member.person, by).remove(member, {"family": member.family})
