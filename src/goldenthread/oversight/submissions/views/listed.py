"""The returns that are prepared, and a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.gate import requires
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.pages import page_of
from goldenthread.kit.tables import Cell, Column, Link, Table
from goldenthread.kit.words import day
from goldenthread.oversight.performance import datasets
from goldenthread.oversight.submissions.actions import submissions as actions
from goldenthread.oversight.submissions.forms import StartForm
from goldenthread.oversight.submissions.models import Check, Submission
from goldenthread.oversight.submissions.models.submission import DATASET
from goldenthread.oversight.submissions.views import found

COLUMNS = ("Return", "Authority", "Last checked", "Issues", "Status")


@requires(Permission.SUBMISSION_VIEW)
def submissions(request: HttpRequest) -> HttpResponse:
    """The newest year first."""
    last = Check.objects.filter(submission=OuterRef("pk")).order_by("-number").values("pk")[:1]
    rows = Submission.objects.visible_to(request.user).select_related("signed_copy").annotate(last=Subquery(last))
    paged = page_of(rows, request.GET.get("page"))
    shown: list[Submission] = list(paged["page"])
    checks = Check.objects.in_bulk([row.last for row in shown if row.last])
    columns = tuple(Column(text, numeric=text == "Issues") for text in COLUMNS)
    table = Table("Returns", columns, tuple(_row(row, checks.get(row.last)) for row in shown))
    may = request.user.may(Permission.SUBMISSION_PREPARE)
    return render(request, "submissions/listed.html", {**paged, "table": table, "may_start": may})


def _row(submission: Submission, run: Check | None) -> tuple[Cell, ...]:
    return (
        Cell(submission.title, href=reverse("submission", args=[submission.reference])),
        Cell(submission.authority),
        Cell(day(run.made_on) if run else "Not yet"),
        Cell(f"{run.counts['issues']:,}" if run else "", numeric=True),
        Cell("Signed off", tag="green") if submission.is_signed else Cell("Being prepared", tag="blue"),
    )


def _start(typed: Mapping[str, Any], by: User) -> Submission:
    """What is made from the service's dataset is of the authority that the dataset names."""
    named = datasets.opened().manifest.authority if typed["source"] == DATASET else typed["authority"]
    return actions.start(**{**typed, "authority": named}, by=by)


@requires(Permission.SUBMISSION_PREPARE)
def new(request: HttpRequest) -> HttpResponse:
    form = StartForm(request.POST or None)
    started: list[Submission] = []
    if request.method == "POST" and found.done(form, lambda typed: started.append(_start(typed, request.user))):
        return redirect("submission-check", started[0].reference)
    crumbs = [found.HOME, Link("Submissions", reverse("submissions"))]
    context = {"form": form, "errors": form.problems, "breadcrumbs": crumbs}
    return render(request, "submissions/new.html", context, status=400 if form.problems else 200)
