"""Sign-offs: ask for one, and sign what somebody else prepared. What is signed is frozen."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events, requests
from goldenthread.access.models import Request, User
from goldenthread.codes import UserError
from goldenthread.oversight.submissions import frozen, open_ones, store
from goldenthread.oversight.submissions.models import Check, SignedCopy, Submission
from goldenthread.oversight.submissions.queries import findings
from goldenthread.oversight.submissions.request_kinds import SIGN_OFF

NOT_CHECKED = "This return has not been checked yet: bring its files first"
ASKED = "Somebody has already asked for this return to be signed off"
CHANGED = "The return has been checked again since this was asked: refuse it, and have it asked for once more"
PREPARED = "You had a hand in this return, its files or its explanations, so somebody else must sign it off"


def waiting(submission: Submission) -> Request | None:
    """The request that waits for a decision."""
    asked = Request.objects.filter(kind=SIGN_OFF.slug, subject=submission.reference, decided_at=None)
    return asked.select_related("asked_by").first()


@transaction.atomic
def ask(*, submission: Submission, reason: str, by: User) -> Request:
    """Ask for the latest check to be signed. Raises ``PermissionDenied``, and ``UserError`` where something is left to
    explain, without a reason, and where it is asked for or signed already.
    """
    held = open_ones.hold(submission)
    run = _ready(held)
    if waiting(held):
        raise UserError(ASKED)
    details: dict[str, object] = {"check": run.number}
    return requests.ask(kind=SIGN_OFF.slug, subject=held.reference, details=details, reason=reason, by=by)


def _ready(submission: Submission) -> Check:
    run = findings.latest(submission)
    if run is None:
        raise UserError(NOT_CHECKED)
    left = findings.to_explain(run)
    if left:
        issues = "1 issue is" if left == 1 else f"{left:,} issues are"
        raise UserError(f"{issues} neither mended nor explained: only queries may stay unexplained")
    return run


@transaction.atomic
def decide(*, request: Request, submission: Submission, approved: bool, reason: str, by: User) -> Request:
    """Sign, or send back. Raises ``PermissionDenied``, and ``UserError`` for somebody who prepared it, and where the
    return is no longer what it was when it was asked for.
    """
    held = open_ones.hold(submission)
    decided = requests.decide(request=request, approved=approved, reason=reason, by=by)
    if approved:
        _sign(held, decided, by)
    return decided


def _sign(submission: Submission, request: Request, by: User) -> None:
    run = _ready(submission)
    if request.details["check"] != run.number:
        raise UserError(CHANGED)
    if by.pk in _hands(submission, run):
        raise UserError(PREPARED)
    digest = _freeze(run)
    role = by.standing.role_slugs[:120]
    facts = {"asked_by": request.asked_by, "signed_by": by, "signed_role": role, "signed_at": timezone.now()}
    size = store.place(digest).stat().st_size
    SignedCopy.objects.create(
        submission=submission, number=run.number, digest=digest, size=size, reason=request.decision_reason, **facts
    )
    details = {"check": run.number, "digest": digest}
    audit_events.record(type="submission:sign", by=by, subject=submission.reference, details=details)


def _hands(submission: Submission, run: Check) -> set[int | None]:
    """Who started it, brought its files, or explained what was found."""
    said = submission.explanations.values_list("by_id", flat=True)
    return {submission.started_by_id, run.by_id, *said}


def _freeze(run: Check) -> str:
    """Raises ``UserError`` where a file is not what the check read."""
    if not all(store.is_whole(file.digest) for file in run.files.all()):
        raise UserError("A file of this return is no longer what was checked: bring the files again")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.zip"
        frozen.write(run, path)
        return store.keep(path)
