"""What a person's record is, for its retention."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.codes.retention import rule
from goldenthread.kit import clock
from goldenthread.record.information_rights.models import ClassOfRecord
from goldenthread.record.people.models import Person


@transaction.atomic
def assign(*, person: Person, kind: str, event_on: date | None, by: User) -> ClassOfRecord:
    """Say that a record is of a class, or correct the day of its event. Raises ``UserError`` for an unknown class."""
    if not by.may(Permission.DISPOSAL_PROPOSE):
        raise PermissionDenied
    found = rule(kind, clock.today())
    if event_on and event_on > clock.today():
        raise UserError(f"The {found.event} was today or earlier: enter that day, or leave it empty.")
    facts = {"event_on": event_on, "set_by": by, "set_at": timezone.now()}
    assigned, _ = ClassOfRecord.objects.update_or_create(person=person, kind=kind, defaults=facts)
    details = {"class": kind}
    audit_events.record(type="retention:assign", by=by, subject=person.reference, subject_id=person.pk, details=details)
    return assigned
