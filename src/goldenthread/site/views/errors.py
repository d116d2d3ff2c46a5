"""Error pages: what happened, what is safe, what to do, whom to ask."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.permissions import Permission
from goldenthread.kit import drafts
from goldenthread.kit.references import is_reference


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django passes it
    """The same page whether something is there or not: it says nothing of what was asked for. Whoever may open records
    for a purpose is told so of any reference, a made-up one too.
    """
    return render(request, "site/forbidden.html", {"open_for_a_purpose": _way_in(request)}, status=403)


def _way_in(request: HttpRequest) -> str:
    """Where somebody who may can go on to open the record that a page of one person asked for."""
    user, match = getattr(request, "user", None), request.resolver_match
    asked = match.kwargs.get("reference", "") if match and match.url_name != "person-access" else ""
    may = user is not None and user.is_authenticated and user.may(Permission.RECORD_OPEN)
    return reverse("person-access", args=[asked]) if may and is_reference(asked, "p") else ""


def stale(request: HttpRequest, reason: str) -> HttpResponse:  # noqa: ARG001  Django passes it
    """A form from before the last sign-in, or from another site. Only our own page says where it was sent from.

    What was written is kept for its writer, and nobody else who has signed in since is led to it.
    """
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"error": "out of date"}, status=403)  # a script's draft: the words are still on the page
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    owner = drafts.writer(request.POST)
    kept = drafts.keep(request, owner=owner) if ours and owner else ""
    if kept and request.user.pk in (owner, None):
        return redirect("kept", kept)
    return render(request, "site/stale.html", {"kept": kept}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says why, where one of our own views did: no such indicator, no such year."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "site/not_found.html", {"reason": reason}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return render(request, "site/failed.html", status=500)
