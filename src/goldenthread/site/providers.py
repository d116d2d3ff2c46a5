"""What django-allauth has to know of the council's own sign-in, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PROVIDER = "single-sign-on"
VARIABLES = ("GOLDENTHREAD_SSO_ISSUER", "GOLDENTHREAD_SSO_CLIENT_ID", "GOLDENTHREAD_SSO_CLIENT_SECRET")


def providers(environment: Mapping[str, str]) -> dict[str, Any]:
    """Django's SOCIALACCOUNT_PROVIDERS: empty unless all of ``VARIABLES`` are set."""
    issuer, client, secret = (environment.get(name, "") for name in VARIABLES)
    if not (issuer and client and secret):
        return {}
    facts = {"server_url": issuer.rstrip("/"), "uid_field": "sub", "fetch_userinfo": True}
    app = {"provider_id": PROVIDER, "name": "Single sign-on", "client_id": client, "secret": secret, "settings": facts}
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def missing(environment: Mapping[str, str]) -> list[str]:
    """The variables that are not set although others are."""
    unset = [name for name in VARIABLES if not environment.get(name)]
    return unset if 0 < len(unset) < len(VARIABLES) else []
