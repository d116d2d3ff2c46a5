"""Packs: record that one was made."""

from __future__ import annotations

from collections import Counter

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.record.case_file.pack.ask import Ask
from goldenthread.record.case_file.pack.redaction import Decision
from goldenthread.record.people.models import Person


def record(*, person: Person, ask: Ask, decisions: list[Decision], digest: str, by: User) -> None:
    """Who took what of a record for whom, with how many places redacted and why the others were kept.

    Raises ``PermissionDenied``. ``digest``: SHA-256 of the pack, so that a pack found anywhere can be matched.
    """
    demand(by, Permission.PACK_PRINT)
    details = {
        "recipient": ask.kind,
        "parts": list(ask.parts),
        "places": dict(Counter(decision.answer for decision in decisions)),
        "digest": digest,
    }
    about = {"subject": person.reference, "subject_id": person.pk, "purpose": ask.purpose[:200]}
    audit_events.record(type="pack:print", by=by, **about, details=details)
