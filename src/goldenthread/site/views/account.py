"""A person's own account: password, second factor, recovery codes. Only a local account has any of them."""

from __future__ import annotations

import re

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password, resume_request
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import generate_recovery_codes
from allauth.mfa.totp.internal.flows import activate_totp
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import urlsafe_base64_decode
from django.utils.safestring import mark_safe
from django.views.decorators.debug import sensitive_post_parameters

from goldenthread.access import sessions
from goldenthread.access.actions import accounts
from goldenthread.access.adapters import has_second_factor
from goldenthread.access.gate import before_second_factor, public, requires
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.site.forms import ChangePasswordForm, ConfirmForm, NewPasswordForm, SecondFactorForm

SHOW_CODES, FIRST_LINK = "show_recovery_codes", "first_password_link"
XML_DECLARATION = re.compile(r"<\?xml[^>]*\?>\s*")


@requires(Permission.ACCOUNT_VIEW)
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here and how one signs in."""
    context = {"user": request.user, "local": request.user.has_usable_password(), "codes_left": _codes_left(request)}
    return render(request, "site/account.html", context)


@requires(Permission.ACCOUNT_VIEW)
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the password. Every other session of this person ends."""
    form = ChangePasswordForm(request.POST or None, user=request.user)
    if form.is_valid():
        accounts.set_password(password=form.cleaned_data["new_password"], by=request.user)
        update_session_auth_hash(request, request.user)
        return redirect("account")
    return _form_page(request, "site/password.html", form)


@requires(Permission.ACCOUNT_VIEW)
@before_second_factor
@reauthentication_required(app="access")
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator app, or another one in its place."""
    if not request.user.has_usable_password():
        return render(request, "site/second_factor_elsewhere.html")
    form = SecondFactorForm(request.POST or None, user=request.user)
    if form.is_valid():
        _replace_second_factor(request, form)
        return redirect("recovery-codes")
    return _form_page(request, "site/second_factor.html", form, **_picture(request.user, form.secret))


@transaction.atomic
def _replace_second_factor(request: HttpRequest, form: SecondFactorForm) -> None:
    Authenticator.objects.filter(user_id=request.user.pk).delete()
    activate_totp(request, form)
    accounts.record_change(by=request.user, what="second factor")
    request.session.cycle_key()
    sessions.assure(request)
    request.session[SHOW_CODES] = True


def _picture(user: User, secret: str) -> dict[str, object]:
    """The secret for an app to scan, and in fours for a person to type."""
    svg = XML_DECLARATION.sub("", get_adapter().build_totp_svg(get_adapter().build_totp_url(user, secret)))
    fours = " ".join(re.findall(".{1,4}", secret))
    return {"picture": mark_safe(svg), "secret": fours, "first": not has_second_factor(user)}


@requires(Permission.ACCOUNT_VIEW)
@reauthentication_required(app="access", allow_get=True)
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Codes for when the telephone is lost: shown once, when they are made. A post makes new ones."""
    if request.method == "POST" and has_second_factor(request.user):
        generate_recovery_codes(request)
        accounts.record_change(by=request.user, what="recovery codes")
        request.session[SHOW_CODES] = True
        return redirect("recovery-codes")
    codes = _unused_codes(request) if request.session.pop(SHOW_CODES, False) else []
    return render(request, "site/recovery_codes.html", {"codes": codes, "left": _codes_left(request)})


def _unused_codes(request: HttpRequest) -> list[str]:
    kept = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.RECOVERY_CODES).first()
    return kept.wrap().get_unused_codes() if kept else []


def _codes_left(request: HttpRequest) -> int:
    return len(_unused_codes(request))


@requires(Permission.ACCOUNT_VIEW)
@sensitive_post_parameters()
def confirm(request: HttpRequest) -> HttpResponseBase:
    """The password again, then on to where one was going."""
    if not request.user.has_usable_password():
        return render(request, "site/second_factor_elsewhere.html")
    form = ConfirmForm(request.POST or None, user=request.user)
    if form.is_valid():
        reauthenticate_by_password(request)
        return resume_request(request) or redirect("account")
    return _form_page(request, "site/confirm.html", form, next=request.GET.get("next", ""))


@public
def first_password_link(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """The link that an administrator hands over. It goes into the session: no page has it in its address."""
    request.session[FIRST_LINK] = [key, token]
    return redirect("first-password-choose")


@public
@sensitive_post_parameters()
def first_password(request: HttpRequest) -> HttpResponse:
    """Choose a password by a link that is good once. Signing in then asks for the second factor."""
    user = _owner_of_link(*request.session.get(FIRST_LINK, ("", "")))
    if user is None:
        return render(request, "site/link_spent.html", status=400 if FIRST_LINK in request.session else 200)
    form = NewPasswordForm(request.POST or None, user=user)
    if form.is_valid():
        accounts.set_password(password=form.cleaned_data["new_password"], by=user)
        request.session.flush()
        return redirect("sign-in")
    return _form_page(request, "site/first_password.html", form, user=user)


def _owner_of_link(key: str, token: str) -> User | None:
    try:
        user = User.objects.filter(pk=int(urlsafe_base64_decode(key)), is_active=True, is_demo=False).first()
    except ValueError:
        return None
    return user if user and default_token_generator.check_token(user, token) else None


def _form_page(request: HttpRequest, template: str, form: object, **context: object) -> HttpResponse:
    return render(request, template, {"form": form, **context}, status=400 if form.errors else 200)
