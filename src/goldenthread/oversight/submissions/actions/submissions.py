"""Submissions: start to prepare one."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.oversight.submissions.kinds_of_return import KINDS
from goldenthread.oversight.submissions.models import Submission


@transaction.atomic
def start(*, kind: str, year: str, authority: str, source: str, by: User) -> Submission:
    """Raises ``PermissionDenied``, and ``MistakeError`` for a year that is not known and for one that is under way."""
    demand(by, Permission.SUBMISSION_PREPARE)
    years = KINDS[kind].years
    if year not in years:
        raise MistakeError(f"{KINDS[kind].words}: years from {years[0]} to {years[-1]} are known", "year")
    facts = {"started_at": timezone.now(), "started_by": by}
    name = " ".join(authority.split())
    same = {"kind": kind, "year": year, "authority": name, "source": source}
    submission, is_new = Submission.objects.get_or_create(**same, defaults=facts)
    if not is_new:
        raise MistakeError("This return is already being prepared: open it from the list", "year")
    audit_events.record(type="submission:start", by=by, subject=submission.reference, details={"kind": kind})
    return submission
