"""Addresses for a test: one whose view forgot to say what it needs, one that refuses by itself, one that fails."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import include, path

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.site.views import errors


def undeclared(request):
    return HttpResponse("open")


@requires(Permission.HOME_VIEW)
@transaction.atomic
def refuses(request):
    raise PermissionDenied


@requires(Permission.HOME_VIEW)
def fails(request):
    raise ValueError("broken")


@requires(Permission.HOME_VIEW)
def misses(request, other):
    raise Http404


@requires(Permission.HOME_VIEW)
@transaction.atomic
def record_page(request, reference, what):
    """A page of a record that goes wrong as it is told to, inside a transaction."""
    audit_events.record(type="record:read", by=request.user, subject=reference)
    raise {"refuses": PermissionDenied, "misses": Http404, "fails": ValueError}[what]("broken")


urlpatterns = [
    path("undeclared/", undeclared),
    path("refuses/", refuses),
    path("fails/", fails),
    path("misses/<slug:other>/", misses),
    path("people/<slug:reference>/<slug:what>/", record_page),
    path("", include("goldenthread.site.urls")),
]

handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
