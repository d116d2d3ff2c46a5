"""What every page's frame shows: product, navigation by role, who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.access import sessions
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit import clock
from goldenthread.kit.tables import Link

PRODUCT = "Golden Thread"

# At most seven, in this order; a person sees those that they may open.
PLACES = (
    ("Home", "home", Permission.HOME_VIEW),
    ("Find a person", "search", Permission.PERSON_SEARCH),
    ("Performance", "performance", Permission.SCORECARD_VIEW),
    ("Submissions", "submissions", Permission.SUBMISSION_VIEW),
    ("Annual review", "annual-reviews", Permission.REVIEW_VIEW),
    ("Subject access", "subject-access-requests", Permission.DISCLOSURE_VIEW),
    ("Retention", "retention", Permission.DISPOSAL_VIEW),
)

# What is not everyday work, in the footer.
KEEPING = (
    ("What you may see", "account-access", Permission.ACCOUNT_VIEW),
    ("Decisions", "decisions", Permission.ACCOUNT_VIEW),
    ("Acting for others", "acting", Permission.COVER_ARRANGE),
    ("Records opened for a purpose", "openings", Permission.OPENING_REVIEW),
    ("Users", "users", Permission.USER_MANAGE),
    ("Services and teams", "teams", Permission.TEAM_MANAGE),
    ("Access matrix", "access-matrix", Permission.MATRIX_VIEW),
    ("Audit log", "audit", Permission.AUDIT_READ),
)


@dataclass(frozen=True)
class Frame:
    navigation: tuple[Link, ...]
    search: Link | None
    footer: tuple[Link, ...]
    signed_in: str
    demo: bool
    training: bool
    today: object
    sign_out: str
    session_ends: datetime | None
    session_seconds: int


def context(request: HttpRequest) -> dict[str, object]:
    """Template context for ``kit/base.html``. Error pages may come before anybody is known."""
    user = getattr(request, "user", None)
    known = user if user is not None and user.is_authenticated else None
    return {"product": PRODUCT, "frame": _frame(known, request)}


def _frame(user: User | None, request: HttpRequest) -> Frame:
    ends = sessions.ends_at(request) if user else None
    return Frame(
        navigation=_navigation(user, request.path) if user else (),
        search=Link("Find a person", reverse("search")) if user and user.may(Permission.PERSON_SEARCH) else None,
        footer=_footer(user),
        signed_in=f"{user.name}, {user.role.name.lower()}" if user else "",
        demo=not settings.LIVE,
        training=settings.TRAINING,
        today=clock.today(),
        sign_out=reverse("sign-out"),
        session_ends=ends,
        session_seconds=sessions.seconds_left(request) if user else 0,
    )


def _navigation(user: User, path: str) -> tuple[Link, ...]:
    places = [(text, reverse(name)) for text, name, permission in PLACES if user.may(permission)]
    return tuple(Link(text, href, _current(href, path)) for text, href in places)


def _current(href: str, path: str) -> str:
    """ "page" on the place itself, "true" on a page inside it."""
    if path == href:
        return "page"
    return "true" if href != "/" and path.startswith(href) else ""


def _footer(user: User | None) -> tuple[Link, ...]:
    links = [Link("Help", reverse("help")), Link("Accessibility statement", reverse("accessibility"))]
    if user and user.may(Permission.ACCOUNT_VIEW):
        links.append(Link("Your account", reverse("account")))
    if user and user.may(Permission.COMPONENT_VIEW) and not settings.LIVE:
        links.append(Link("Components", reverse("components")))
    if user:
        links += [Link(text, reverse(name)) for text, name, permission in KEEPING if user.may(permission)]
    return tuple(links)
