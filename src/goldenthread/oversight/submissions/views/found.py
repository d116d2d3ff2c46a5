"""What the pages of one return share: finding it, recording that it was read, its frame, its forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.actions import audit_events
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit.forms import Form
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.tables import Link
from goldenthread.oversight.submissions.models import Check, Finding, Submission
from goldenthread.oversight.submissions.queries import findings

HOME = Link("Home", "/")


def submission_of(request: HttpRequest, reference: str, *, what: str) -> Submission:
    """The return of a reference; the reading is recorded. The same refusal for what is not there."""
    rows = Submission.objects.visible_to(request.user).select_related("signed_copy__signed_by", "started_by")
    found = rows.filter(reference=reference).first()
    if found is None:
        raise PermissionDenied
    details = {"what": what}
    audit_events.record(type="submission:read", by=request.user, subject=found.reference, details=details)
    return found


def check_of(submission: Submission) -> Check:
    """Its latest check. Refused where there is none: nothing was found yet."""
    run = findings.latest(submission)
    if run is None:
        raise PermissionDenied
    return run


def finding_of(run: Check, key: int) -> Finding:
    """A finding of this check, by its key."""
    rows = Finding.objects.filter(check_run=run).with_explained()
    found = rows.select_related("check_run__submission").filter(pk=key).first()
    if found is None:
        raise PermissionDenied
    return found


def may_change(request: HttpRequest, submission: Submission) -> bool:
    return request.user.may(Permission.SUBMISSION_PREPARE) and not submission.is_signed


def page(
    request: HttpRequest, template: str, submission: Submission, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page of a return, below it in the breadcrumbs."""
    crumbs = [HOME, Link("Submissions", reverse("submissions"))]
    own = reverse("submission", args=[submission.reference])
    if request.path != own:
        crumbs.append(Link(submission.title, own))
    shared = {"submission": submission, "breadcrumbs": crumbs, "tabs": _tabs(request, submission, own)}
    shared["may_change"] = may_change(request, submission)
    return render(request, f"submissions/{template}.html", {**shared, **context}, status=status)


def _tabs(request: HttpRequest, submission: Submission, own: str) -> list[Link]:
    places = [("By rule", own), ("By child", reverse("submission-children", args=[submission.reference]))]
    return [Link(text, href, "page" if href == request.path else "") for text, href in places]


def done(form: Form, act: Callable[[Mapping[str, Any]], object]) -> bool:
    """Whether the form was sound and the action found nothing wrong; what it found is said at its field."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except UserError as error:
        form.refuse(error if isinstance(error, MistakeError) else MistakeError(str(error)))
    return not form.errors


def form_page(
    request: HttpRequest,
    submission: Submission,
    form: Form,
    act: Callable[[Mapping[str, Any]], object],
    *,
    template: str = "form",
    **context: Any,
) -> HttpResponse:
    """Show a form; posted and sound, do it and go back to the return."""
    if request.method == "POST" and done(form, act):
        return redirect("submission", submission.reference)
    own = reverse("submission", args=[submission.reference])
    facts = {"form": form, "errors": form.problems, "cancel": own, **context}
    return page(request, template, submission, facts, status=400 if form.problems else 200)
