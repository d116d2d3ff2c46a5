"""The indicator manual: definitions, without figures."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.analysis.indicators import SERVICE_AREA_TITLES
from goldenthread.kit.tables import Link
from goldenthread.oversight.performance import definitions
from goldenthread.oversight.performance.scorecards import in_order
from goldenthread.oversight.performance.views import found


@requires(Permission.MANUAL_VIEW)
def contents(request: HttpRequest) -> HttpResponse:
    """Every indicator by service area, with the question it answers."""
    grouped = groupby(in_order(), key=lambda indicator: indicator.service_area)
    areas = [(SERVICE_AREA_TITLES[name], list(indicators)) for name, indicators in grouped]
    context = {"areas": areas, "breadcrumbs": [found.HOME, found.performance()]}
    return render(request, "performance/manual.html", context)


@requires(Permission.MANUAL_VIEW)
def entry(request: HttpRequest, name: str) -> HttpResponse:
    """What one indicator counts, exactly."""
    indicator = found.indicator_named(name)
    crumbs = [found.HOME, found.performance(), Link("Indicator manual", reverse("manual"))]
    context = {"indicator": indicator, "rows": definitions.rows(indicator), "breadcrumbs": crumbs}
    return render(request, "performance/manual_entry.html", context)
