"""Holds: a record that must stay, whatever its rule says."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.record.information_rights.models import Hold
from goldenthread.record.people.models import Person


@transaction.atomic
def place(*, person: Person, reason: str, by: User) -> Hold:
    _allow(by)
    if not reason.strip():
        raise UserError("Say why the record must stay.")
    hold = Hold.objects.create(person=person, reason=reason.strip(), placed_by=by, starts_on=clock.today())
    _record(hold, "place", by)
    return hold


@transaction.atomic
def lift(*, hold: Hold, reason: str, by: User) -> Hold:
    """End a hold today. Whoever placed it may not lift it: a second look is the point of it."""
    _allow(by)
    if hold.lifted_by is not None:
        raise UserError("This hold has been lifted already.")
    if hold.placed_by == by:
        raise UserError("You placed this hold, so somebody else must lift it.")
    if not reason.strip():
        raise UserError("Say why the record need not stay any longer.")
    hold.ends_on, hold.lifted_by, hold.lift_reason = clock.today(), by, reason.strip()
    hold.save(update_fields=["ends_on", "lifted_by", "lift_reason"])
    _record(hold, "lift", by)
    return hold


def _allow(by: User) -> None:
    if not by.may(Permission.HOLD_PLACE):
        raise PermissionDenied


def _record(hold: Hold, verb: str, by: User) -> None:
    person = hold.person
    audit_events.record(type=f"hold:{verb}", by=by, subject=person.reference, subject_id=person.pk)
