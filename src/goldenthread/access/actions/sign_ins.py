"""Signing in and out."""

from __future__ import annotations

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User


def record(*, by: User) -> None:
    audit_events.record(type="session:start", by=by, subject=f"user:{by.pk}")


def record_end(*, by: User) -> None:
    audit_events.record(type="session:end", by=by, subject=f"user:{by.pk}")
