"""What was found of each child. Addresses name no child: they hold the key of a finding about them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.kit.pages import page_of
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.oversight.submissions import sight
from goldenthread.oversight.submissions.actions import assignments
from goldenthread.oversight.submissions.forms import AssignForm
from goldenthread.oversight.submissions.models import Finding, Submission
from goldenthread.oversight.submissions.models.check import UNANSWERED
from goldenthread.oversight.submissions.queries import findings
from goldenthread.oversight.submissions.views import found
from goldenthread.oversight.submissions.views.findings import listing

COLUMNS = ("Child", "To mend or explain", "Queries", "All issues", "Who mends")


@requires(Permission.SUBMISSION_VIEW)
def listed(request: HttpRequest, reference: str) -> HttpResponse:
    """Children with findings, those with most first."""
    submission = found.submission_of(request, reference, what="children")
    run, closed = found.check_of(submission), sight.closed_to(request.user)
    paged = page_of(findings.by_child(run, closed), request.GET.get("page"))
    assigned = findings.assigned_to(submission, "child")
    rows = tuple(_row(submission, row, assigned.get(row["child"], "")) for row in paged["page"])
    columns = tuple(Column(text, numeric=text in COLUMNS[1:4]) for text in COLUMNS)
    table = Table("What was found, by child", columns, rows)
    context = {"table": table, "closed": findings.closed_children(run, closed), **paged}
    return found.page(request, "children", submission, context)


def _row(submission: Submission, row: dict[str, object], assigned: str) -> tuple[Cell, ...]:
    href = reverse("submission-child", args=[submission.reference, row["key"]])
    numbers = (Cell(f"{row[name]:,}", numeric=True) for name in ("errors", "queries", "issues"))
    return Cell(str(row["child"]), href=href), *numbers, Cell(assigned or "Nobody yet")


@requires(Permission.SUBMISSION_VIEW)
def one(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Every finding of a child, and who mends them."""
    submission = found.submission_of(request, reference, what="child")
    run = found.check_of(submission)
    finding = found.finding_of(run, key)
    if not finding.child or finding.child in sight.closed_to(request.user):
        raise PermissionDenied
    to = findings.assigned(submission, child=finding.child)
    form = AssignForm(request.POST if request.method == "POST" else None, initial={"to": to})
    if request.method == "POST" and found.done(
        form, lambda typed: assignments.of_a_child(finding=finding, to=typed["to"], by=request.user)
    ):
        return redirect(request.path)
    rows = Finding.objects.filter(check_run=run, child=finding.child).exclude(type__in=UNANSWERED)
    context = {"child": finding.child, "form": form, "errors": form.problems}
    context |= listing(request, submission, rows, "Rule")
    return found.page(request, "child", submission, context, status=400 if form.problems else 200)
