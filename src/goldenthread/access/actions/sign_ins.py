"""Signing in and out, and failing to. No password, code or typed name ever enters the trail."""

from __future__ import annotations

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User


def record(*, by: User, how: str) -> None:
    """``how``: "demo", "local" or "single sign-on"."""
    audit_events.record(type="session:start", by=by, subject=f"user:{by.pk}", details={"how": how})


def record_end(*, by: User, reason: str) -> None:
    """``reason``: "user" or "time"."""
    audit_events.record(type="session:end", by=by, subject=f"user:{by.pk}", details={"reason": reason})


def record_failure(*, user: User | None, what: str, address: str) -> None:
    """``user`` is whose account it was, None where there is none. ``what`` failed: "password", "code", "locked", or why
    single sign-on let nobody in. ``address``: the network address that it came from.
    """
    subject = f"user:{user.pk}" if user else "user:unknown"
    audit_events.record(
        type="session:start", by=None, subject=subject, refused=True, details={"what": what, "address": address}
    )
