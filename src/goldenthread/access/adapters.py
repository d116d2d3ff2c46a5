"""What this service decides where django-allauth asks: nobody signs up, nothing is mailed, secrets are encrypted."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from goldenthread.access import browsers, sessions
from goldenthread.access.actions import sign_ins
from goldenthread.access.models import User
from goldenthread.kit import encryption

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# How django-allauth notes what somebody has shown of themselves in this session.
SHOWN = "account_authentication_methods"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {  # noqa: RUF012  django-allauth's own name and shape
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "User name or password is not right. Check both and try again",
        "email_password_mismatch": "User name or password is not right. Check both and try again",
        "incorrect_password": "Password is not right. Try again",
        "enter_current_password": "Current password is not right. Try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  nobody, ever
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Somebody who has left is told what a stranger is told."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:  # noqa: ARG002  the same everywhere
        """Whoever has no second factor yet can open nothing but its set-up, minutes after giving the password."""
        return has_second_factor(self.request.user)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """By password: whoever steals an open session may hold the telephone too."""
        if not user.has_usable_password():
            return []
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def post_login(self, request: HttpRequest, user: User, **hooks: Any) -> HttpResponseBase:
        """A session begins: its clock, its trail, and the browser that it is in."""
        shown = {record["method"] for record in request.session.get(SHOWN, ())}
        single = "socialaccount" in shown
        sessions.begin(request, assured=single or "mfa" in shown)
        sign_ins.record(by=user, how="single sign-on" if single else "local")
        response = super().post_login(request, user, **hooks)
        browsers.remember(response, user.pk)
        return response


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {  # noqa: RUF012  django-allauth's own name and shape
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Code is not right. Wait for the next one and enter that",
    }

    def get_totp_issuer(self) -> str:
        return "Golden Thread"

    def get_totp_label(self, user: User) -> str:
        return user.username

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=SECOND_FACTORS).exists()
