"""Sign-off: asked for by whoever prepared the return, decided by somebody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldenthread.access.gate import requires
from goldenthread.access.models import Request
from goldenthread.access.permissions import Permission
from goldenthread.kit.words import day
from goldenthread.oversight.submissions.actions import sign_offs
from goldenthread.oversight.submissions.forms import AskForm, DecideForm
from goldenthread.oversight.submissions.models import Check
from goldenthread.oversight.submissions.queries import findings
from goldenthread.oversight.submissions.views import found


@requires(Permission.SUBMISSION_PREPARE)
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    submission = found.submission_of(request, reference, what="sign-off")
    form = AskForm(request.POST if request.method == "POST" else None)
    facts = {"title": "Ask for sign-off", "button": "Ask for sign-off"}
    facts["said"] = ["Somebody who had no hand in the return signs it. From then on nothing of it changes."]
    return found.form_page(
        request,
        submission,
        form,
        lambda typed: sign_offs.ask(submission=submission, reason=typed["reason"], by=request.user),
        **facts,
    )


@requires(Permission.SUBMISSION_SIGN)
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """What was asked and what stands in the return, and the decision; once it is signed, who signed it."""
    submission = found.submission_of(request, reference, what="sign-off")
    asked = None if submission.is_signed else sign_offs.waiting(submission)
    if asked is None:
        return found.page(request, "nothing_to_decide", submission, {})
    form = DecideForm(request.POST if request.method == "POST" else None)
    facts = {"title": "Sign off this return", "button": "Record your decision"}
    return found.form_page(
        request,
        submission,
        form,
        lambda typed: sign_offs.decide(
            request=asked,
            submission=submission,
            approved=typed["approved"] == "yes",
            reason=typed["reason"],
            by=request.user,
        ),
        facts=_facts(asked, found.check_of(submission)),
        **facts,
    )


def _facts(asked: Request, run: Check) -> list[dict[str, str]]:
    totals = findings.totals(run, sum(findings.explained_by_rule(run).values()))
    without = findings.unanswered(run).count()
    return [
        {"key": "Asked by", "value": f"{asked.asked_by.name} on {day(timezone.localdate(asked.asked_at))}"},
        {"key": "They say", "value": asked.reason},
        {"key": "Issues", "value": f"{totals.all:,}, of which {totals.explained:,} are explained"},
        {"key": "Left unexplained", "value": f"{totals.left:,}, all of them queries" if totals.left else "None"},
        {"key": "Rules that could not be asked", "value": f"{without:,}"},
    ]
