"""Who may see and do what, on a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access import matrix
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.access.views.forms import HOME


@requires(Permission.MATRIX_VIEW)
def shown(request: HttpRequest) -> HttpResponse:
    context = {"entries": list(matrix.entries()), "overview": matrix.overview(), "breadcrumbs": [HOME]}
    return render(request, "access/matrix.html", context)
