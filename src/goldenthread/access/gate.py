"""The gate that every page stands behind: a view says what it needs, or nobody gets in.

    @requires(Permission.SCORECARD_VIEW)
    def scorecard(request): ...

A view that says nothing is closed to everybody. Every refusal is written to the audit trail, whether it was the
gate that refused, the view, or something deeper that raised PermissionDenied.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.access import attempts, sessions
from goldenthread.access.permissions import Permission
from goldenthread.kit import drafts

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def requires(permission: Permission) -> Callable[[View], View]:
    """Declare what a view needs. The gate reads it; a test walks every address and every role."""

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare that a view is for anybody, signed in or not."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def before_second_factor(view: View) -> View:
    """Declare that a local account may open a view before its second factor is set up: the set-up itself."""
    view.comes_before_second_factor = True  # type: ignore[attr-defined]
    return view


class Gate:
    """Middleware, last in the list: the user is known, the view is found, nothing has run yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        attempts.record(request, response)
        if request.user.is_authenticated:
            # What one person saw must not come back from a cache to the next who uses the machine.
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_: object) -> HttpResponseBase | None:
        if getattr(view, "is_public", False):
            return None
        if not request.user.is_authenticated:
            return self._answer_nobody(request)
        if not sessions.is_assured(request) and not getattr(view, "comes_before_second_factor", False):
            return redirect("second-factor")
        permission = getattr(view, "permission", None)
        if permission is None or not request.user.may(permission):
            raise PermissionDenied
        return None

    def _answer_nobody(self, request: HttpRequest) -> HttpResponseBase:
        """To the sign-in page and back again. What a form brought is kept for whoever its page was made for."""
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"error": "signed out"}, status=401)
        owner = drafts.writer(request.POST)
        kept = drafts.keep(request, owner=owner) if owner else ""
        back = reverse("kept", args=[kept]) if kept else request.get_full_path()
        ended = kept or getattr(request, "session_over", False)
        return redirect_to_login(back, reverse("session-ended") if ended else None)
