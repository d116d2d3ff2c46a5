"""The scorecard and its download."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.oversight.performance import choices, datasets, scorecards, tables_as_files
from goldenthread.oversight.performance.views import found


@requires(Permission.SCORECARD_VIEW)
def scorecard(request: HttpRequest) -> HttpResponse:
    """Every indicator for one period, by service area. The elected member's is suppressed."""
    choice = choices.read(request, datasets.current())
    context = {
        **found.filter_context(request, choice),
        "areas": scorecards.areas(choice, request.user.role.audience),
        "query": choice.query(),
        "sees_cases": request.user.may(Permission.CASE_LIST),
        "previous_words": choices.words(choice.period.previous()),
        "breadcrumbs": [found.HOME],
    }
    return render(request, "performance/scorecard.html", context, status=400 if choice.problem else 200)


@requires(Permission.SCORECARD_DOWNLOAD)
def download(request: HttpRequest) -> HttpResponse:
    """The same figures as CSV."""
    choice = choices.read(request, datasets.current())
    audience = request.user.role.audience
    rows = [row.figure for area in scorecards.areas(choice, audience) for row in area.rows]
    audit_events.record(type="scorecard:download", by=request.user, subject=f"scorecard:{choice.query()}")
    return tables_as_files.figures_file(f"scorecard-{choice.period.label}.csv", rows, audience)
