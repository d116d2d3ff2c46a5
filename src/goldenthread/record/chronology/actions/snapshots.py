"""Snapshots: take one. Nothing changes one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit import clock
from goldenthread.record.chronology import frozen, selection
from goldenthread.record.chronology.models import Snapshot
from goldenthread.record.people.models import Person


class UnansweredError(Exception):
    """Lines hold what this record keeps confidential, and nobody has said what to do about it."""


@dataclass(frozen=True)
class Wanted:
    """For which meeting, and for whom. ``key_only``: significant events alone."""

    occasion: str
    occasion_on: date
    purpose: str
    audience: str
    key_only: bool = True


@transaction.atomic
def take(
    *, person: Person, wanted: Wanted, by: User, leave_out: Collection[str] = (), keep_because: str = ""
) -> Snapshot:
    """Freeze what this audience may have of what ``by`` sees. ``leave_out``: references of entries that hold
    confidential words. Raises ``UnansweredError`` where such a line stays and ``keep_because`` does not say why.
    """
    if not by.may(Permission.CHRONOLOGY_WRITE):
        raise PermissionDenied
    lines = selection.for_audience(by, person, wanted.audience, key_only=wanted.key_only)
    kept = [line for line in lines if line.entry.reference not in leave_out]
    if selection.holding_secrets(person, kept) and not keep_because:
        raise UnansweredError
    content = frozen.content(kept)
    facts = {**vars(wanted), "left_out": len(lines) - len(kept), "kept_because": keep_because}
    snapshot = Snapshot.objects.create(
        person=person, **facts, **_taken(by), content=content, digest=frozen.digest(content)
    )
    _audit(snapshot, by)
    return snapshot


def _taken(by: User) -> dict[str, object]:
    who = {"taken_by_id": by.pk, "taken_by_name": by.name, "taken_by_role": by.standing.role_slugs[:120]}
    return {"taken_at": timezone.now(), "taken_on": clock.today(), **who}


def _audit(snapshot: Snapshot, by: User) -> None:
    person = snapshot.person
    details = {
        "snapshot": snapshot.reference,
        "digest": snapshot.digest,
        "lines": len(snapshot.content),
        "left_out": snapshot.left_out,
        "confidential_words_kept": bool(snapshot.kept_because),
        "audience": snapshot.audience,
    }
    about = {"subject": person.reference, "subject_id": person.pk, "purpose": snapshot.occasion}
    audit_events.record(type="snapshot:take", by=by, **about, details=details)
