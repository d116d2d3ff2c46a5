"""Addresses for a test: one whose view forgot to say what it needs, one that refuses by itself, one that fails."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.urls import include, path

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


urlpatterns = [
    path("undeclared/", undeclared),
    path("refuses/", refuses),
    path("fails/", fails),
    path("", include("goldenthread.site.urls")),
]

handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
