"""Which browser somebody signed in with last: a signed cookie that proves nothing and opens nothing.

It tells a person's own browser from a stranger's when somebody keeps guessing that person's password.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

SALT = "goldenthread.browser"
KEPT = 30 * 24 * 60 * 60


def remember(response: HttpResponseBase, user_id: int) -> None:
    """Note in the browser who has signed in. Seconds in ``KEPT``."""
    value = signing.dumps(user_id, salt=SALT)
    response.set_cookie(
        settings.BROWSER_COOKIE_NAME, value, KEPT, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def owner(request: HttpRequest) -> int | None:
    """The key of the user who last signed in with this browser; None where nobody has, or the cookie is not ours."""
    value = request.COOKIES.get(settings.BROWSER_COOKIE_NAME, "")
    try:
        return int(signing.loads(value, salt=SALT, max_age=KEPT))
    except signing.BadSignature:
        return None
