"""Demo sign-in: one card for each role. A live service has no such door."""

from __future__ import annotations

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from goldenthread.access.actions import sign_ins
from goldenthread.access.gate import public
from goldenthread.access.models import User
from goldenthread.kit.tables import Link


@public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose a role. Posting an unknown one shows the page again with what is wrong."""
    if request.method == "POST":
        user = auth.authenticate(request, demo_role=request.POST.get("role", ""))
        return _enter(request, user) if user else _choose(request, wrong=True)
    return _choose(request)


def _choose(request: HttpRequest, wrong: bool = False) -> HttpResponse:
    users = User.objects.filter(is_demo=True, is_active=True).order_by("pk")
    problem = [Link("Choose one of the roles below", "#roles")] if wrong else []
    context = {"users": users, "problem": problem, "next": _next(request)}
    return render(request, "site/sign_in.html", context, status=400 if wrong else 200)


def _enter(request: HttpRequest, user: User) -> HttpResponse:
    auth.login(request, user)
    sign_ins.record(by=user)
    return redirect(_next(request) or "home")


def _next(request: HttpRequest) -> str:
    """Where to go on, and never to another host."""
    address = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else ""


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        sign_ins.record_end(by=request.user)
    auth.logout(request)
    return redirect("sign-in")
