"""Pages that say the same to everybody."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.gate import public, requires
from goldenthread.access.permissions import Permission
from goldenthread.kit.views import components


@public
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "site/help.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "site/accessibility.html")


@requires(Permission.COMPONENT_VIEW)
def gallery(request: HttpRequest) -> HttpResponse:
    """The components, for people who build pages: in a demo only."""
    if settings.LIVE:
        raise Http404("The gallery of components is part of the demo.")
    return components(request)
