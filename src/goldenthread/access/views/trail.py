"""The audit log, and whether it is whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.actions import audit_events, verifications
from goldenthread.access.forms.trail import TrailFilter
from goldenthread.access.gate import requires
from goldenthread.access.models import AuditEvent, Seal
from goldenthread.access.permissions import Permission
from goldenthread.access.queries import trail

# How many of the latest seals a page verifies: some seconds' work at most. The command verifies them all.
LATEST = 100


@requires(Permission.AUDIT_READ)
def log(request: HttpRequest) -> HttpResponse:
    """Everything that this user may see, newest first. Reading the log is in the log."""
    asked = TrailFilter(request.GET)
    page = trail.page(asked.narrowed(AuditEvent.objects.visible_to(request.user)), request.GET.get("before"))
    audit_events.record(type="trail:read", by=request.user, subject="trail", details={"rows": len(page.events)})
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "form": asked,
        "errors": asked.problems,
        "table": trail.table("Events, newest first", page.events),
        "page": page,
        "query": query.urlencode(),
        "may_verify": request.user.may(Permission.TRAIL_VERIFY),
    }
    return render(request, "access/trail.html", context, status=400 if asked.problems else 200)


@requires(Permission.TRAIL_VERIFY)
def verify(request: HttpRequest) -> HttpResponse:
    """The last full result; posted, the latest seals are verified now."""
    newest = Seal.objects.values_list("number", flat=True).last() or 0
    verified = None
    if request.method == "POST":
        verified = verifications.run(since=max(newest - LATEST + 1, 1), by=request.user)
    full = AuditEvent.objects.filter(type="trail:verify", details__since=1).order_by("-pk").first()
    context = {"verified": verified, "full": full, "newest": newest, "latest": LATEST}
    return render(request, "access/verify.html", context)
