"""Audit events: add one."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from goldenthread.access.models import AuditEvent, User
from goldenthread.access.trail import witnesses


def record(  # noqa: PLR0913 - the facts of an event, each named by the caller
    *,
    type: str,
    by: User | None,
    subject: str = "",
    subject_id: int | None = None,
    purpose: str = "",
    refused: bool = False,
    details: dict[str, object] | None = None,
) -> AuditEvent:
    """Add one event. Called inside the transaction of what it tells of; ``by`` is None for nobody signed in.

    ``details`` are texts, whole numbers, true and false, and lists of them. Once it is committed it gets its witness.
    """
    event = AuditEvent.objects.create(
        type=type,
        actor_id=str(by.pk) if by else "",
        actor_role=by.standing.role_slugs[:120] if by else "",
        subject=subject,
        subject_id=subject_id,
        purpose=purpose,
        refused=refused,
        details=details or {},
    )
    transaction.on_commit(partial(witnesses.add, event))
    return event
