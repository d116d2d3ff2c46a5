"""How many wrong tries are too many, and for whom.

Five from one network address lock one name there. Thirty from anywhere lock the name everywhere, but for browsers in
which its owner has signed in before: so a stranger who guesses names from a list keeps nobody from their work. No lock
outlives ``AXES_COOLOFF_TIME``, and an administrator may lift it.
"""

from __future__ import annotations

import hashlib
import ipaddress
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Q, Sum
from django.http import HttpRequest

from goldenthread.access import browsers
from goldenthread.access.models import User

PAIR_LIMIT, NAME_LIMIT = 5, 30


class LockoutHandler(AxesDatabaseHandler):
    """Counts failures so that ``PAIR_LIMIT`` is the limit of both counts."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        pair, name = (self._sum(attempts) for attempts in self.get_user_attempts(request, credentials))
        if _is_owners_browser(request, canonical_name(request, credentials)):
            return pair
        return max(pair, name * PAIR_LIMIT // NAME_LIMIT)

    def _sum(self, attempts: Any) -> int:
        return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0


def _is_owners_browser(request: HttpRequest, name: str) -> bool:
    owner = browsers.owner(request)
    return owner is not None and User.objects.filter(pk=owner, username=name).exists()


def found(login: str) -> User | None:
    """The one account of a user name or e-mail address, None where there is none or more than one."""
    people = User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login)) if login else User.objects.none()
    return people[0] if len(people) == 1 else None


def canonical_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:  # noqa: ARG001  Axes passes it
    """The name under which tries are counted: one for an account however it is typed. What names no account is not
    kept as it was typed, for it may be a password in the wrong box.
    """
    given = credentials or {}
    login = str(given.get("username") or given.get("email") or "").strip()
    user = found(login)
    return (
        user.username if user else f"unknown {hashlib.sha256((settings.SECRET_KEY + login).encode()).hexdigest()[:16]}"
    )


def client_address(request: HttpRequest) -> str:
    """Where a request came from: what the nearest of our own proxies saw. Whatever stands before that, anybody may
    have written.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.PROXIES
    said = seen[-proxies] if 0 < proxies <= len(seen) else ""
    return said if _is_address(said) else request.META.get("REMOTE_ADDR", "")


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
