"""How long a session lasts, and how sure it is of who it belongs to.

A session ends after some minutes without a page (``SESSION_IDLE``) and after some hours whatever happens
(``SESSION_LONGEST``). A local account's session opens nothing until its second factor was shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldenthread.access.actions import sign_ins

STARTED, SEEN, ASSURED = "started", "seen", "assured"
DEMO = "goldenthread.access.backends.DemoBackend"
# The last page is noted no more often than this, so that reading does not write at every page. Seconds.
GRAIN = 30


def begin(request: HttpRequest, *, assured: bool) -> None:
    """Start the clock of a session that somebody has just signed in to."""
    request.session[STARTED] = request.session[SEEN] = _now()
    request.session[ASSURED] = assured


def assure(request: HttpRequest) -> None:
    """The second factor was shown."""
    request.session[ASSURED] = True


def is_assured(request: HttpRequest) -> bool:
    """Whether this session needs nothing more: a second factor, single sign-on, or a demo that asks for nothing."""
    return bool(request.session.get(ASSURED)) or request.session.get(auth.BACKEND_SESSION_KEY) == DEMO


def ends_at(request: HttpRequest) -> datetime:
    """When the session ends if nothing more is asked of it."""
    started, seen = request.session.get(STARTED, _now()), request.session.get(SEEN, _now())
    idle = _time(seen) + timedelta(seconds=settings.SESSION_IDLE)
    return min(idle, _time(started) + timedelta(seconds=settings.SESSION_LONGEST))


def seconds_left(request: HttpRequest) -> int:
    """Until ``ends_at``; 0 when that is past."""
    return max(int((ends_at(request) - timezone.now()).total_seconds()), 0)


def stays_untouched(view: Callable[..., object]) -> Callable[..., object]:
    """Declare that opening a view is no sign of somebody at work: it does not prolong the session."""
    view.leaves_session_alone = True  # type: ignore[attr-defined]
    return view


class SessionClock:
    """Middleware, after the one that finds the user and before the gate: ends a session whose time is up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_: object) -> None:
        if not request.user.is_authenticated:
            return
        if timezone.now() > ends_at(request) + timedelta(seconds=GRAIN):
            end(request, reason="time")
        elif not getattr(view, "leaves_session_alone", False):
            touch(request)


def touch(request: HttpRequest) -> None:
    """Somebody is at work. Starts the clock where nothing has."""
    request.session.setdefault(STARTED, _now())
    if _now() - request.session.get(SEEN, 0) >= GRAIN:
        request.session[SEEN] = _now()


def end(request: HttpRequest, *, reason: str) -> None:
    """Sign out and say so in the trail. ``reason``: "user" or "time"."""
    sign_ins.record_end(by=request.user, reason=reason)
    auth.logout(request)
    request.session_over = reason == "time"  # type: ignore[attr-defined]


def _now() -> int:
    return int(timezone.now().timestamp())


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
