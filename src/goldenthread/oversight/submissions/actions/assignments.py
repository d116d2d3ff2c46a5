"""Assignments: who mends a rule's findings, or a child's."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.oversight.submissions import open_ones
from goldenthread.oversight.submissions.models import Assignment, Finding, Submission
from goldenthread.oversight.submissions.sight import closed_to


@transaction.atomic
def of_a_rule(*, submission: Submission, rule: str, to: User | None, by: User) -> None:
    """``to`` is None to take it back. Raises ``PermissionDenied``, and ``UserError`` once the return is signed."""
    _assign(submission, {"rule": rule, "child": ""}, to, by, {"rule": rule})


@transaction.atomic
def of_a_child(*, finding: Finding, to: User | None, by: User) -> None:
    """All findings about the child of this one. As ``of_a_rule``."""
    if not finding.child or finding.child in closed_to(by):
        raise PermissionDenied
    what = {"rule": "", "child": finding.child}
    _assign(finding.check_run.submission, what, to, by, {"finding": finding.pk})


def _assign(
    submission: Submission, what: dict[str, str], to: User | None, by: User, details: dict[str, object]
) -> None:
    demand(by, Permission.SUBMISSION_PREPARE)
    held = open_ones.hold(submission)
    if to is not None and not to.is_active:
        raise MistakeError(f"{to.name} no longer works here: choose somebody else", "to")
    rows = Assignment.objects.filter(submission=held, **what)
    rows.delete()
    if to is not None:
        Assignment.objects.create(submission=held, **what, to=to, by=by, at=timezone.now())
    details = {**details, "to": to.pk if to else ""}
    audit_events.record(type="finding:assign", by=by, subject=held.reference, details=details)
