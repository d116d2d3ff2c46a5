"""Restrictions: close a record to all but those named for it, and open it again."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import Restriction, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit import clock


@transaction.atomic
def set(*, subject_id: int, subject: str, reason: str, by: User, adoption: bool = False) -> Restriction:
    """Restrict a record from today on. From this moment only those with a grant of class R see it, whoever set it.

    ``adoption``: an adoption seals it, and no search says that it may be there.
    """
    demand(by, Permission.RESTRICTION_SET)
    why = reason_given(reason, "Say why this record is restricted")
    if Restriction.objects.on(clock.today()).filter(subject_id=subject_id).exists():
        raise UserError("This record is restricted already")
    facts = {"subject_id": subject_id, "reason": why, "set_by_id": by.pk, "starts_on": clock.today()}
    restriction = Restriction.objects.create(**facts, adoption=adoption)
    audit_events.record(type="restriction:set", by=by, subject=subject, subject_id=subject_id)
    return restriction


@transaction.atomic
def lift(*, restriction: Restriction, subject: str, reason: str, by: User) -> None:
    """Lift it at once. Never by the one who set it: opening a sealed record takes two people."""
    demand(by, Permission.RESTRICTION_SET)
    if restriction.set_by_id == by.pk:
        raise UserError("You restricted this record, so someone else must lift it")
    why = reason_given(reason, "Say why this record need not be restricted any more")
    restriction.take_back(why, by.pk)
    audit_events.record(type="restriction:lift", by=by, subject=subject, subject_id=restriction.subject_id)
