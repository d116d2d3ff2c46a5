"""A return: where it stands, what was found by rule, how the count falls."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.kit.pages import page_of
from goldenthread.kit.tables import Cell, Column, Link, Table
from goldenthread.kit.words import moment
from goldenthread.oversight.submissions.actions import sign_offs
from goldenthread.oversight.submissions.models import Check, Submission
from goldenthread.oversight.submissions.queries import findings, progress
from goldenthread.oversight.submissions.queries.findings import RuleRow
from goldenthread.oversight.submissions.views import found

COLOURS = {"error": "red", "unreadable": "red", "not stated": "orange", "query": "yellow"}
COLUMNS = ("Rule", "Kind", "What is wrong", "Issues", "Children", "Left to explain", "Who mends")
NUMERIC = COLUMNS[3:6]
FORMS = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))


@requires(Permission.SUBMISSION_VIEW)
def overview(request: HttpRequest, reference: str) -> HttpResponse:
    submission = found.submission_of(request, reference, what="overview")
    run = findings.latest(submission)
    asked = None if submission.is_signed else sign_offs.waiting(submission)
    context = {
        "run": run,
        "asked": asked,
        "may_sign": bool(asked) and request.user.may(Permission.SUBMISSION_SIGN) and asked.asked_by != request.user,
        **(_found(request, submission, run) if run else {}),
    }
    return found.page(request, "overview", submission, context)


def _found(request: HttpRequest, submission: Submission, run: Check) -> dict[str, object]:
    rows = findings.by_rule(run)
    days = progress.by_day(submission)
    paged = page_of(rows, request.GET.get("page"))
    return {
        "facts": _facts(run),
        "totals": findings.totals(run, sum(row.explained for row in rows)),
        "table": _table(submission, list(paged["page"])),
        "barring": findings.to_explain(run),
        "unanswered": list(findings.unanswered(run)),
        "chart": progress.chart(days),
        "days": progress.table(days),
        "reports": _reports(submission),
        **paged,
    }


def _facts(run: Check) -> list[dict[str, str]]:
    by = run.by.name if run.by else "the nightly check"
    read = ", ".join(f"{name} {rows:,}" for name, rows in run.tables.items())
    remarks = [{"key": "Left out", "value": "\n".join(run.remarks)}] if run.remarks else []
    return [
        {"key": "Checked", "value": f"{moment(run.made_at)}, by {by}. Check {run.number}"},
        {"key": "Files", "value": _files(run)},
        {"key": "Rows read", "value": read},
        *remarks,
    ]


def _files(run: Check) -> str:
    """A line for each part that was brought."""
    names: dict[str, list[str]] = {}
    for file in run.files.all():
        names.setdefault(file.get_role_display(), []).append(file.name)
    return "\n".join(f"{role}: {', '.join(found)}" for role, found in names.items())


def _table(submission: Submission, rows: list[RuleRow]) -> Table:
    columns = tuple(Column(text, numeric=text in NUMERIC) for text in COLUMNS)
    return Table("What was found, by rule", columns, tuple(_row(submission, row) for row in rows))


def _row(submission: Submission, row: RuleRow) -> tuple[Cell, ...]:
    count = row.count
    numbers = (count.issues, count.children, row.left)
    return (
        Cell(count.rule, href=reverse("submission-rule", args=[submission.reference, count.rule])),
        Cell(count.type.capitalize(), tag=COLOURS[count.type]),
        Cell(count.message),
        *(Cell(f"{number:,}", numeric=True) for number in numbers),
        Cell(row.assigned or "Nobody yet"),
    )


def _reports(submission: Submission) -> list[Link]:
    places = ((words, reverse("submission-report", args=[submission.reference, form])) for form, words in FORMS)
    return [Link(f"Download the report ({words})", href) for words, href in places]
