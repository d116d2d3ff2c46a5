"""The findings of one rule; one issue, and its explanation."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.kit.pages import page_of
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.oversight.submissions import sight
from goldenthread.oversight.submissions.actions import assignments, explanations
from goldenthread.oversight.submissions.forms import AssignForm, ExplainForm
from goldenthread.oversight.submissions.models import Finding, Submission
from goldenthread.oversight.submissions.models.check import UNANSWERED
from goldenthread.oversight.submissions.queries import findings
from goldenthread.oversight.submissions.sight import Shown
from goldenthread.oversight.submissions.views import found

LEFT, SAID = "left", "explained"
STATES = (("", "All"), (LEFT, "Left to explain"), (SAID, "Explained"))


@requires(Permission.SUBMISSION_VIEW)
def of_a_rule(request: HttpRequest, reference: str, rule: str) -> HttpResponse:
    """Every place that the rule points at, those of one issue together; and who mends them."""
    submission = found.submission_of(request, reference, what=f"rule {rule}"[:40])
    run = found.check_of(submission)
    count = run.rules.filter(rule=rule).exclude(type__in=UNANSWERED).first()
    if count is None:
        raise PermissionDenied
    form = _assign_form(request, findings.assigned(submission, rule=rule))
    if request.method == "POST" and found.done(
        form, lambda typed: assignments.of_a_rule(submission=submission, rule=rule, to=typed["to"], by=request.user)
    ):
        return redirect(request.path)
    rows = Finding.objects.filter(check_run=run, rule=rule)
    left = findings.issues(findings.left_of(run, rule, sight.closed_to(request.user)))
    context = {
        "count": count,
        "left": left,
        "form": form,
        "errors": form.problems,
        **listing(request, submission, rows, "Child"),
    }
    return found.page(request, "rule", submission, context, status=400 if form.problems else 200)


def _assign_form(request: HttpRequest, to: int | None) -> AssignForm:
    return AssignForm(request.POST if request.method == "POST" else None, initial={"to": to})


def listing(request: HttpRequest, submission: Submission, rows: QuerySet[Finding], first: str) -> dict[str, object]:
    """A page of findings, of one state where one is chosen. ``first``: what the first column says, Child or Rule."""
    state = request.GET.get("show", "")
    every = rows.with_explained().order_by("issue", "pk")
    if state in (LEFT, SAID):
        every = every.filter(explained=state == SAID)
    paged = page_of(every, request.GET.get("page"))
    shown = sight.shown(list(paged["page"]), sight.closed_to(request.user))
    return {
        "table": _table(submission, shown, first),
        "states": [{"value": value, "text": text, "selected": value == state} for value, text in STATES],
        "query": f"show={state}&" if state in (LEFT, SAID) else "",
        **paged,
    }


def _table(submission: Submission, rows: list[Shown], first: str) -> Table:
    columns = tuple(map(Column, (first, "Where", "Value seen", "Explained")))
    return Table("Places to look at", columns, tuple(_row(submission, row, first) for row in rows))


def _row(submission: Submission, row: Shown, first: str) -> tuple[Cell, ...]:
    href = reverse("submission-finding", args=[submission.reference, row.finding.pk])
    said = Cell("Explained", tag="green") if row.finding.explained else Cell("No")
    words = row.finding.rule if first == "Rule" else row.child or "Not about a child"
    return Cell(words, href=href, hidden=row.place), Cell(row.place), Cell(row.values), said


@requires(Permission.SUBMISSION_PREPARE)
def explain_all(request: HttpRequest, reference: str, rule: str) -> HttpResponse:
    """One reason for all that is left of a rule, but for records that the user may not know of."""
    submission = found.submission_of(request, reference, what=f"rule {rule}"[:40])
    run = found.check_of(submission)
    left = findings.left_of(run, rule, sight.closed_to(request.user))
    if not left.exists():
        raise PermissionDenied
    return found.form_page(
        request,
        submission,
        ExplainForm(request.POST if request.method == "POST" else None),
        lambda typed: explanations.add_to_all(run=run, rule=rule, reason=typed["reason"], by=request.user),
        title=f"Explain what is left of rule {rule}",
        button="Keep this explanation",
        said=[f"The reason is kept with each of the {findings.issues(left):,} issues."],
    )


@requires(Permission.SUBMISSION_VIEW)
def one(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """One issue: its places, what to do, and what was said of it."""
    submission = found.submission_of(request, reference, what="finding")
    finding = found.finding_of(found.check_of(submission), key)
    if finding.type in UNANSWERED:
        raise PermissionDenied
    closed = sight.closed_to(request.user)
    rows = sight.shown(findings.of_an_issue(finding), closed)
    hidden = any(row.is_closed for row in rows)
    form = ExplainForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and found.done(
        form, lambda typed: explanations.add(finding=finding, reason=typed["reason"], by=request.user)
    ):
        return redirect(request.path)
    context = {
        "finding": finding,
        "child": sight.CLOSED if hidden else finding.child,
        "rows": rows,
        "hidden": hidden,
        "said": [] if hidden else submission.explanations.filter(mark=finding.mark).select_related("by"),
        "form": form,
        "errors": form.problems,
    }
    return found.page(request, "finding", submission, context, status=400 if form.problems else 200)
