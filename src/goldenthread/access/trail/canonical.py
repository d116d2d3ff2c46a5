"""What an audit event says, as one digest: the same on both databases, and after a backup and its restore."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from goldenthread.access.models import AuditEvent

# Every column, in the order of the digest. A column that is added joins at the end.
COLUMNS = (
    "id",
    "at",
    "type",
    "actor_id",
    "actor_role",
    "subject",
    "subject_id",
    "purpose",
    "refused",
    "details",
)
AT, TYPE = COLUMNS.index("at"), COLUMNS.index("type")

Row = Sequence[object]


def row_of(event: AuditEvent) -> Row:
    """The columns of an event that was just written, as the database gives them back."""
    details = json.loads(json.dumps(event.details))
    return [details if column == "details" else getattr(event, column) for column in COLUMNS]


def digest(row: Row) -> bytes:
    """SHA-256 of the columns as JSON: times in UTC to the microsecond, names in order."""
    key, at, *words, details = row
    told = [key, _time(at), *words, _plain(details)]
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).digest()


def _time(at: object) -> object:
    return at.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(at, datetime) else None


def _plain(value: object) -> object:
    """PostgreSQL gives a large whole float back as an integer: both are one number here."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
