"""Explanations: say why what a rule found is right as it stands."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.oversight.submissions import open_ones
from goldenthread.oversight.submissions.models import Check, Explanation, Finding, Submission
from goldenthread.oversight.submissions.models.check import UNANSWERED
from goldenthread.oversight.submissions.queries import findings
from goldenthread.oversight.submissions.sight import closed_to

WHY = "Say why this is right as it stands"
BATCH = 1000


@transaction.atomic
def add(*, finding: Finding, reason: str, by: User) -> Explanation:
    """It holds for every later check that finds the same of the same child. Raises ``PermissionDenied``, also for a
    child whom the record keeps from this user, and ``UserError`` without a reason or once the return is signed.
    """
    demand(by, Permission.SUBMISSION_PREPARE)
    if finding.type in UNANSWERED or finding.child in closed_to(by):
        raise PermissionDenied
    submission = open_ones.hold(finding.check_run.submission)
    explained = _of(finding, submission, reason_given(reason, WHY), by)
    explained.save()
    details = {"rule": finding.rule, "finding": finding.pk, "explanation": explained.pk}
    audit_events.record(type="finding:explain", by=by, subject=submission.reference, details=details)
    return explained


@transaction.atomic
def add_to_all(*, run: Check, rule: str, reason: str, by: User) -> int:
    """One reason for all that is left of a rule, but for those whom the record keeps from this user. Returns for how
    many issues. As ``add``.
    """
    demand(by, Permission.SUBMISSION_PREPARE)
    submission, why = open_ones.hold(run.submission), reason_given(reason, WHY)
    left = {each.mark: each for each in findings.left_of(run, rule, closed_to(by))}
    made = [_of(each, submission, why, by) for each in left.values()]
    Explanation.objects.bulk_create(made, batch_size=BATCH)
    details = {"rule": rule, "check": run.number, "explanations": len(made)}
    audit_events.record(type="finding:explain", by=by, subject=submission.reference, details=details)
    return len(made)


def _of(finding: Finding, submission: Submission, reason: str, by: User) -> Explanation:
    of = {"mark": finding.mark, "rule": finding.rule, "child": finding.child}
    return Explanation(submission=submission, **of, reason=reason, by=by, at=timezone.now())
