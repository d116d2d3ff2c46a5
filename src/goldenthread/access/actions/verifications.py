"""Verifications of the audit trail: run one, and leave in the trail what it found."""

from __future__ import annotations

from collections import Counter

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.trail import verify
from goldenthread.access.trail.verify import Verified


def run(*, since: int = 1, remembers: str | None = None, by: User | None) -> Verified:
    """Verify from one seal on. ``by`` is None for a command. ``remembers``: see ``verify``."""
    verified = verify.verify(since=since, remembers=remembers)
    counts = {"events": verified.events, "unsealed": verified.unsealed, "seals": verified.seals}
    kinds = dict(Counter(found.kind for found in verified.findings))
    details = {"since": since, **counts, "last": verified.last.number, "findings": kinds}
    audit_events.record(type="trail:verify", by=by, subject="trail", details=details)
    return verified
