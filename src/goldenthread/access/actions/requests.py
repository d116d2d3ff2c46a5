"""Requests: ask for something, and decide what somebody else has asked for."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import Request, User
from goldenthread.access.request_kinds import kind_of
from goldenthread.codes import UserError
from goldenthread.kit.words import day


@transaction.atomic
def ask(  # noqa: PLR0913 - the facts of a request, each named by the caller
    *, kind: str, subject: str, details: dict[str, object], reason: str, by: User, subject_id: int | None = None
) -> Request:
    """Ask for something of a registered kind. ``details`` is what the room needs to carry it out, and holds keys and
    codes, never names. Raises ``PermissionDenied``, and ``UserError`` where no reason is given.
    """
    demand(by, kind_of(kind).asks)
    why = reason_given(reason, "Say why you ask for this")
    facts = {"asked_by": by, "asked_role": by.standing.role_slugs[:120], "asked_at": timezone.now()}
    request = Request.objects.create(kind=kind, subject=subject, details=details, reason=why, **facts)
    _record("request:ask", request, by, subject_id)
    return request


@transaction.atomic
def decide(*, request: Request, approved: bool, reason: str, by: User, subject_id: int | None = None) -> Request:
    """Decide once, by somebody else. The room that asked calls this and carries the decision out in one transaction.

    Raises ``PermissionDenied``, and ``UserError`` where the asker decides, where it is decided already, or without a
    reason.
    """
    demand(by, kind_of(request.kind).decides)
    locked = Request.objects.select_for_update().get(pk=request.pk)
    _refuse_the_asker_and_a_second_time(locked, by)
    locked.decision_reason = reason_given(reason, "Say why you decided this")
    locked.decided_by, locked.decided_role = by, by.standing.role_slugs[:120]
    locked.decided_at, locked.approved = timezone.now(), approved
    locked.save()
    _record("request:approve" if approved else "request:refuse", locked, by, subject_id)
    return locked


def _refuse_the_asker_and_a_second_time(request: Request, by: User) -> None:
    if request.asked_by_id == by.pk:
        raise UserError("You asked for this, so someone else must decide it")
    if request.decided_by and request.decided_at:
        on = day(timezone.localdate(request.decided_at))
        raise UserError(f"{request.decided_by.name} already decided this on {on}")


def _record(type: str, request: Request, by: User, subject_id: int | None) -> None:
    details = {"kind": request.kind, "request": request.pk}
    audit_events.record(type=type, by=by, subject=request.subject, subject_id=subject_id, details=details)
