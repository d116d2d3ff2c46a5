"""Viewings: ask somebody why they looked at a record, and answer. Both stay with the record and on its trail."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import requests
from goldenthread.access.models import AuditEvent, Request, User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.models import Person
from goldenthread.record.people.request_kinds import VIEWING


@transaction.atomic
def ask(*, person: Person, event: AuditEvent, question: str, by: User) -> Request:
    """Ask whoever made ``event`` why. Raises ``PermissionDenied``, also for one's own event and for nobody's, and
    ``MistakeError`` where it has been asked.
    """
    recording.refuse_unless(by, person, permission=Permission.VIEWING_LIST)
    if not may_be_asked(event, by):
        raise PermissionDenied
    if Request.objects.filter(kind=VIEWING.slug, details__event=event.pk).exists():
        raise MistakeError("This has been asked already")
    details = {"event": event.pk, "user": int(event.actor_id)}
    about = {"subject": person.reference, "subject_id": person.pk}
    return requests.ask(kind=VIEWING.slug, **about, details=details, reason=question, by=by)


def may_be_asked(event: AuditEvent, by: User) -> bool:
    """Whether somebody else did it. Whoever was refused is not asked: that would tell that there is a record."""
    return event.actor_id.isdecimal() and event.actor_id != str(by.pk) and not event.refused


@transaction.atomic
def answer(*, request: Request, text: str, by: User) -> Request:
    """By whoever was asked and nobody else. Raises ``PermissionDenied``, ``UserError`` where it is answered already."""
    if request.details["user"] != by.pk:
        raise PermissionDenied
    event = AuditEvent.objects.get(pk=request.details["event"])
    return requests.decide(request=request, approved=True, reason=text, by=by, subject_id=event.subject_id)
