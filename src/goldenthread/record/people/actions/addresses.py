"""Addresses: add one, change or end it, confirm what business support recorded."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry, Values
from goldenthread.record.people.models import Address, Person

NOUN = "address"


@transaction.atomic
def add(*, person: Person, values: Values, by: User, leaves_earlier: bool = False) -> Address:
    """Add an address. ``leaves_earlier``: the open ones of the same kind end the day before this one begins.

    Whoever may only note a change of address leaves it to be confirmed. A confidential address is of the safe-contact
    class. Raises ``PermissionDenied``, or ``MistakeError`` for what cannot be.
    """
    confirmed = _refuse_unless_theirs(person, by)
    facts = {**_classed(values), "confirmed": confirmed}
    _refuse_impossible(facts)
    if leaves_earlier:
        _end_earlier(person, facts, by)
    row = Address(person=person, **facts)
    return Entry(NOUN, person, by, row.confidential).add(row, facts)


def _end_earlier(person: Person, facts: Values, by: User) -> None:
    """Only what began before. Somebody who could only note the change leaves the end to be confirmed as well."""
    starts_on = facts["starts_on"]
    if starts_on is None:
        raise MistakeError("Enter the day the new address began, so that the earlier one can end", "starts_on")
    earlier = Address.objects.filter(person=person, kind=facts.get("kind", ""), ends_on=None, starts_on__lt=starts_on)
    for address in earlier:
        values = {"ends_on": starts_on - timedelta(days=1), "confirmed": address.confirmed and facts["confirmed"]}
        entry = Entry(NOUN, person, by, address.confidential)
        entry.change(address, address.version, values, "end")


@transaction.atomic
def change(*, address: Address, version: int, values: Values, by: User) -> Address:
    """Change or end it. Raises ``StaleError`` where somebody else has saved it since, otherwise as ``add``."""
    confirmed = _refuse_unless_theirs(address.person, by, address)
    facts = {**_classed(values), "confirmed": confirmed}
    _refuse_impossible({"parts": address.parts, "postcode": address.postcode, **facts})
    secret = address.confidential or facts["confidential"]
    return Entry(NOUN, address.person, by, secret).change(address, version, facts)


@transaction.atomic
def confirm(*, address: Address, version: int, by: User) -> Address:
    """A worker confirms what somebody else noted. Raises ``PermissionDenied``, ``StaleError``."""
    recording.refuse_unless(by, address.person, data_class=DataClass(address.data_class))
    return Entry(NOUN, address.person, by).change(address, version, {"confirmed": True}, "confirm")


@transaction.atomic
def reveal(*, address: Address, by: User) -> None:
    """Record that a confidential address was shown because ``by`` asked for it. Raises ``PermissionDenied``."""
    person = address.person
    recording.refuse_unless(by, person, permission=Permission.PERSON_VIEW, data_class=DataClass.SAFE_CONTACT)
    audit_events.record(type="address:reveal", by=by, subject=person.reference, subject_id=person.pk)


def _refuse_unless_theirs(person: Person, by: User, address: Address | None = None) -> bool:
    """Whether what they write stands at once. A change of address may be noted by those who may do no more."""
    data_class = DataClass(address.data_class) if address else DataClass.GENERAL
    edits = by.may(Permission.PERSON_EDIT)
    permission = Permission.PERSON_EDIT if edits else Permission.ADDRESS_CHANGE
    recording.refuse_unless(by, person, permission=permission, data_class=data_class)
    return edits


def _classed(values: Values) -> Values:
    confidential = bool(values.get("confidential"))
    data_class = DataClass.SAFE_CONTACT if confidential else DataClass.GENERAL
    return {**values, "confidential": confidential, "data_class": data_class.value}


def _refuse_impossible(values: Values) -> None:
    if not (any(values.get("parts", {}).values()) or values.get("postcode")):
        raise MistakeError("Enter the address, or as much of it as is known", "house")
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
