"""Subject access requests: opened, their clock kept, closed."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError, timescale
from goldenthread.kit import clock
from goldenthread.record.information_rights.models import Pause, SubjectAccessRequest
from goldenthread.record.people.models import Person


def allow(by: User) -> None:
    if not by.may(Permission.DISCLOSURE_PREPARE):
        raise PermissionDenied


def record(request: SubjectAccessRequest, verb: str, by: User, **details: object) -> None:
    audit_events.record(
        type=f"subject-access:{verb}",
        by=by,
        subject=request.reference,
        subject_id=request.person_id,
        purpose="subject access",
        details=details,
    )


@transaction.atomic
def open_request(*, person: Person, requested_by_words: str, received_on: date, by: User) -> SubjectAccessRequest:
    """Start a request and its clock. Raises ``UserError`` for a day that is still to come or before any law on it."""
    allow(by)
    if received_on > clock.today():
        raise UserError("The request was received today or earlier: enter that day.")
    timescale("subject_access", received_on)
    words = _needed(requested_by_words, "Say who asks, and for whom.")
    facts = {"requested_by_words": words, "received_on": received_on, "opened_by": by}
    request = SubjectAccessRequest.objects.create(person=person, **facts)
    record(request, "open", by)
    return request


@transaction.atomic
def confirm_identity(*, request: SubjectAccessRequest, on: date, by: User) -> SubjectAccessRequest:
    allow(by)
    _is_open(request)
    if on > clock.today():
        raise UserError("Identity was shown today or earlier: enter that day.")
    request.identity_confirmed_on = on
    request.save(update_fields=["identity_confirmed_on"])
    record(request, "confirm-identity", by)
    return request


@transaction.atomic
def pause(*, request: SubjectAccessRequest, on: date, reason: str, by: User) -> Pause:
    """Stop the clock while the person is asked something. Refused while it stands still already."""
    allow(by)
    _is_open(request)
    if request.pauses.filter(ends_on=None).exists():
        raise UserError("The clock stands still already.")
    if not request.received_on <= on <= clock.today():
        raise UserError("The question was sent between the day of the request and today: enter that day.")
    paused = Pause.objects.create(request=request, starts_on=on, reason=_needed(reason, "Say what was asked."))
    record(request, "pause", by)
    return paused


@transaction.atomic
def resume(*, request: SubjectAccessRequest, on: date, by: User) -> Pause:
    """The answer came: the clock goes on from the day after ``on``."""
    allow(by)
    paused = request.pauses.filter(ends_on=None).first()
    if paused is None:
        raise UserError("The clock is running.")
    if not paused.starts_on <= on <= clock.today():
        raise UserError("The answer came between the question and today: enter that day.")
    paused.ends_on = on
    paused.save(update_fields=["ends_on"])
    record(request, "resume", by)
    return paused


@transaction.atomic
def extend(*, request: SubjectAccessRequest, reason: str, by: User) -> SubjectAccessRequest:
    """Take two further months. The person has to be told why within the first month."""
    allow(by)
    _is_open(request)
    timescale("subject_access_extension", request.received_on)
    if request.extended_on:
        raise UserError("It has been extended once, and cannot be again.")
    request.extended_on, request.extension_reason = clock.today(), _needed(reason, "Say why it needs longer.")
    request.save(update_fields=["extended_on", "extension_reason"])
    record(request, "extend", by)
    return request


@transaction.atomic
def close(*, request: SubjectAccessRequest, reason: str, by: User) -> SubjectAccessRequest:
    """End it without an answer: withdrawn, or refused with its ground in law."""
    allow(by)
    _is_open(request)
    request.closed_reason = _needed(reason, "Say why it is closed without an answer.")
    request.save(update_fields=["closed_reason"])
    record(request, "close", by)
    return request


def _is_open(request: SubjectAccessRequest) -> None:
    if not request.is_open:
        raise UserError("This request has been answered or closed.")


def _needed(text: str, otherwise: str) -> str:
    if not text.strip():
        raise UserError(otherwise)
    return text.strip()
