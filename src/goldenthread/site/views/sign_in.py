"""Signing in: a local account and its second factor, single sign-on, or in a demo one card for each role."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from goldenthread.access import browsers, lockout, sessions
from goldenthread.access.actions import sign_ins
from goldenthread.access.gate import public
from goldenthread.access.models import User
from goldenthread.kit.tables import Link
from goldenthread.site import demo
from goldenthread.site.forms import CodeForm, SignInForm

LOCKED_UNTIL = "locked_until"


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The ways in that this service has. A wrong try shows the page again with what is wrong."""
    if request.method == "POST" and "role" in request.POST:
        return _as_role(request)
    if request.method == "POST" and settings.LOCAL_SIGN_IN:
        return _with_password(request)
    return _page(request)


def _page(request: HttpRequest, form: SignInForm | None = None, wrong: str = "") -> HttpResponse:
    form = form or SignInForm(request=request)
    problem = [Link(wrong, "#roles")] if wrong else []
    context = {
        "form": form,
        "problem": problem,
        "next": next_page(request),
        "local": settings.LOCAL_SIGN_IN,
        "single": settings.SINGLE_SIGN_ON_NAME,
        "groups": demo.sign_in_cards() if not settings.LIVE else (),
    }
    return render(request, "site/sign_in.html", context, status=400 if problem or form.errors else 200)


def _as_role(request: HttpRequest) -> HttpResponseBase:
    user = auth.authenticate(request, demo_role=request.POST["role"])
    if user is None:
        return _page(request, wrong="Choose one of the roles below")
    auth.login(request, user)
    sessions.begin(request, assured=True)
    sign_ins.record(by=user, how="demo")
    response = redirect(next_page(request) or "home")
    browsers.remember(response, user.pk)
    return response


def _with_password(request: HttpRequest) -> HttpResponseBase:
    form = SignInForm(request.POST, request=request)
    if form.is_valid():
        return form.login(request, redirect_url=next_page(request) or reverse("home"))
    _record_failure(request, lockout.found(request.POST.get("login", "").strip()), "password")
    return _page(request, form)


def _record_failure(request: HttpRequest, user: User | None, what: str) -> None:
    what = "locked" if getattr(request, "axes_locked_out", False) else what
    sign_ins.record_failure(user=user, what=what, address=lockout.client_address(request))


def next_page(request: HttpRequest) -> str:
    """Where to go on, and never to another host."""
    address = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else ""


class CodeView(AuthenticateView):
    """The second step of a local sign-in."""

    form_class = CodeForm
    template_name = "site/sign_in_code.html"

    def form_invalid(self, form: CodeForm) -> HttpResponse:  # noqa: ARG002  the view keeps it as ``auth_form``
        _record_failure(self.request, self.stage.login.user, "code")
        return self.render_to_response(self.get_context_data(), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"form": self.auth_form, **kwargs}


code = public(CodeView.as_view())


def locked_out(request: HttpRequest, _response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """Where Axes sends whoever has tried too often: a page that says until when."""
    name = lockout.canonical_name(request, credentials)
    last = AccessAttempt.objects.filter(username=name).order_by("-attempt_time").first()
    until = (last.attempt_time if last else timezone.now()) + get_cool_off(request)
    request.session[LOCKED_UNTIL] = until.isoformat()
    return redirect("sign-in-locked")


@public
@never_cache
def locked(request: HttpRequest) -> HttpResponse:
    """Says the time, for it may be somebody who has forgotten; says nothing of whether there is such an account."""
    until = request.session.get(LOCKED_UNTIL)
    at = timezone.datetime.fromisoformat(until) if until else None
    return render(request, "site/sign_in_locked.html", {"until": at}, status=429 if at else 200)


@public
@never_cache
def session_ended(request: HttpRequest) -> HttpResponse:
    """Says what was kept of what somebody was writing, and that signing in brings it back."""
    address = next_page(request)
    kept = address.startswith(reverse("kept", args=["k"]).removesuffix("k/"))
    return render(request, "site/session_ended.html", {"next": address, "kept": kept})


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        sessions.end(request, reason="user")
    return redirect("sign-in")
