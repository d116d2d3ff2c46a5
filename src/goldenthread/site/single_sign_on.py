"""Single sign-on by OpenID Connect: who the council's own directory says somebody is, matched to a user that we have.

Nobody is ever added by signing in. A person is matched once, by a verified e-mail address or by a claim that holds the
user name, and from then on known by the directory's own key for them, which is never given to somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, get_random_string
from requests import RequestException

from goldenthread.access import lockout
from goldenthread.access.actions import sign_ins
from goldenthread.access.models import User

EMAIL = "email"

Claims = Mapping[str, Any]


class Protocol(OpenIDConnectOAuth2Adapter):
    """As django-allauth speaks it, but that the signature of what comes back is always checked."""

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002  django-allauth's signature
        return request.build_absolute_uri(reverse("sign-in-sso-callback"))

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        decoded: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=config["jwks_uri"],
            issuer=config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return decoded


class Provider(OpenIDConnectProvider):
    """Sends a nonce with every request, so that an answer to another one is known for what it is."""

    oauth2_adapter_class = Protocol

    def begin(self, request: HttpRequest, next_url: str) -> HttpResponse:
        nonce = get_random_string(32)
        return self.redirect(request, "login", next_url, auth_params={"nonce": nonce}, nonce=nonce)


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002  nobody, ever
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Provider:
        return Provider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in whoever is known, and nobody else."""
        claims = _claims(request, sociallogin)
        known = sociallogin.user if sociallogin.is_existing else None
        user = known or matched(claims)
        if user is None or not user.is_active or user.is_demo:
            refuse(request, "nobody here has this account", user)
        if known is None:
            self._connect(request, sociallogin, user)

    def _connect(self, request: HttpRequest, sociallogin: SocialLogin, user: User) -> None:
        """The first time. Somebody who is already known by another account of the directory is not this one."""
        if SocialAccount.objects.filter(user_id=user.pk).exists():
            refuse(request, "known by another account", user)
        sociallogin.connect(request, user)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ARG002
        error: Any = None,
        exception: Any = None,
        **_: Any,
    ) -> NoReturn:
        if isinstance(exception, RequestException):
            raise ImmediateHttpResponse(out_of_order(request))
        refuse(request, f"the answer was {error or 'not understood'}")


def matched(claims: Claims) -> User | None:
    """The one user whom the claims name. An address that nobody has verified names nobody."""
    if settings.SSO_MATCH != EMAIL:
        return User.objects.filter(username=str(claims.get(settings.SSO_MATCH, "")).lower() or "-").first()
    if claims.get("email_verified") is not True or not claims.get("email"):
        return None
    people = User.objects.filter(email__iexact=claims["email"])
    return people[0] if len(people) == 1 else None


def _claims(request: HttpRequest, sociallogin: SocialLogin) -> Claims:
    """What the directory says of a person, once it is sure that it says it of this one and to this request."""
    said = sociallogin.account.extra_data
    token, info = said.get("id_token") or {}, said.get("userinfo") or {}
    if not constant_time_compare(token.get("nonce", ""), sociallogin.state.get("nonce", "-")):
        refuse(request, "the answer was to another request")
    if token.get("sub") != info.get("sub"):
        refuse(request, "the answer was of two people")
    return {**token, **info}


def refuse(request: HttpRequest, why: str, user: User | None = None) -> NoReturn:
    """A plain page and a line in the trail. The page says the same whatever the reason."""
    sign_ins.record_failure(user=user, what=f"single sign-on: {why}", address=lockout.client_address(request))
    page = render(request, "site/sso_refused.html", {"name": settings.SINGLE_SIGN_ON_NAME}, status=400)
    raise ImmediateHttpResponse(page)


def out_of_order(request: HttpRequest) -> HttpResponse:
    """The directory does not answer."""
    context = {"name": settings.SINGLE_SIGN_ON_NAME, "local": settings.LOCAL_SIGN_IN}
    return render(request, "site/sso_down.html", context, status=503)
