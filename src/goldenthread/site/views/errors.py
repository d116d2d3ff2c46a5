"""Error pages: what happened, what is safe, what to do, whom to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django passes it
    """The same page whether something is there or not: it says nothing of what was asked for."""
    return render(request, "site/forbidden.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says why, where one of our own views did: no such indicator, no such year."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "site/not_found.html", {"reason": reason}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return render(request, "site/failed.html", status=500)
