"""A return that may still be changed, held for the length of a transaction."""

from __future__ import annotations

from goldenthread.codes import UserError
from goldenthread.oversight.submissions.models import SignedCopy, Submission

SIGNED = "This return is signed off, so nothing of it can be changed"


def hold(submission: Submission) -> Submission:
    """Locked, so that nobody signs it while somebody writes. Raises ``UserError`` once it is signed."""
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if SignedCopy.objects.filter(submission=locked).exists():
        raise UserError(SIGNED)
    return locked
