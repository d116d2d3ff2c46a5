"""The cases behind a figure. Every list that is opened, and every refusal, is in the audit trail."""

from __future__ import annotations

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.access.scopes import scope
from goldenthread.kit.downloads import csv_file
from goldenthread.kit.pages import page_of
from goldenthread.oversight.performance import case_lists, case_rows, choices, datasets, tables_as_files
from goldenthread.oversight.performance.choices import Choice
from goldenthread.oversight.performance.views import found


@requires(Permission.CASE_LIST)
def listed(request: HttpRequest, name: str) -> HttpResponse:
    """One row for each thing counted, whether it is in the numerator, in pages of fifty."""
    indicator, choice = found.indicator_named(name), choices.read(request, datasets.current())
    rows = _rows(request, name, choice, "case:list")
    page = page_of(range(rows.height), request.GET.get("page"))
    shown = rows[list(page["page"].object_list)]
    context = {
        **found.filter_context(request, choice),
        **page,
        "indicator": indicator,
        "table": case_rows.table(indicator, choice, shown),
        "any": not rows.is_empty(),
        "counted": case_rows.counted(indicator, rows),
        "reach": request.user.role.reach.value,
        "limited": not scope(request.user).everything,
        "query": choice.query(),
        "sections": found.sections(request, indicator, choice, "Cases"),
        "breadcrumbs": [found.HOME, found.performance(), found.area_link(indicator, choice)],
    }
    return render(request, "performance/cases.html", context, status=400 if choice.problem else 200)


@requires(Permission.CASE_DOWNLOAD)
def download(request: HttpRequest, name: str) -> HttpResponse:
    """The same rows as CSV."""
    found.indicator_named(name)
    choice = choices.read(request, datasets.current())
    rows = _rows(request, name, choice, "case:download")
    notes = tables_as_files.notes("internal")[:1]
    return csv_file(f"{name}-cases-{choice.period.label}.csv", rows.columns, rows.iter_rows(), notes)


def _rows(request: HttpRequest, name: str, choice: Choice, event: str) -> pl.DataFrame:
    rows = case_lists.of(request.user, name, choice.period, choice.team)
    details = {"rows": rows.height, "page": request.GET.get("page", "1")}
    audit_events.record(type=event, by=request.user, subject=f"indicator:{name}?{choice.query()}", details=details)
    return rows
