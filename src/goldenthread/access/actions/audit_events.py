"""Audit events: add one."""

from __future__ import annotations

from goldenthread.access.models import AuditEvent, User


def record(
    *, type: str, by: User | None, subject: str = "", refused: bool = False, details: dict[str, object] | None = None
) -> AuditEvent:
    """Add one event. Called inside the transaction of what it tells of; ``by`` is None for nobody signed in."""
    return AuditEvent.objects.create(
        type=type,
        actor_id=str(by.pk) if by else "",
        actor_role=by.role_slug if by else "",
        subject=subject,
        refused=refused,
        details=details or {},
    )
