"""Households: who lives under one roof, from when until when."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.access.models import User
from goldenthread.kit import clock
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry
from goldenthread.record.people.models import Household, HouseholdMember, Person

NOUN = "household"


@transaction.atomic
def join(*, person: Person, other: Person, starts_on: date | None, by: User) -> HouseholdMember:
    """Let ``person`` live with ``other`` from a day on: in the household of ``other``, or a new one for both."""
    recording.refuse_unless(by, person, other)
    if person.pk == other.pk:
        raise MistakeError("Choose somebody else", "other")
    household = _household_of(other, starts_on, by)
    if HouseholdMember.objects.filter(household=household, person=person, ends_on=None).exists():
        raise MistakeError("They live together already", "other")
    return _enter(household, person, starts_on, by)


def _household_of(person: Person, starts_on: date | None, by: User) -> Household:
    memberships = HouseholdMember.objects.on(clock.today()).filter(person=person).select_related("household")
    membership = memberships.first()
    return membership.household if membership else _enter(Household.objects.create(), person, starts_on, by).household


def _enter(household: Household, person: Person, starts_on: date | None, by: User) -> HouseholdMember:
    values = {"household": household, "starts_on": starts_on}
    return Entry(NOUN, person, by).add(HouseholdMember(person=person, **values), values)


@transaction.atomic
def change(
    *, member: HouseholdMember, version: int, starts_on: date | None, ends_on: date | None, by: User
) -> HouseholdMember:
    """Say from when, or until when, somebody lives there. Raises ``StaleError``."""
    recording.refuse_unless(by, member.person)
    recording.refuse_unless_in_order(starts_on, ends_on)
    values = {"starts_on": starts_on, "ends_on": ends_on}
    return Entry(NOUN, member.person, by).change(member, version, values)
