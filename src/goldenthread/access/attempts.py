"""What somebody tried and did not get, written down after the request, when nothing can undo it any more.

A refusal is recorded whichever layer refused, even where the work around it was rolled back. A page of a record that
was not found, or that failed, is recorded too: it was tried.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from goldenthread.access.actions import audit_events
from goldenthread.kit.references import is_shaped_like_one

ARGUMENT = "reference"
UNKNOWN = "unknown"

# By the beginning of a route that has the argument: whose record the argument names.
_FINDERS: dict[str, Callable[[str], int | None]] = {}


def are_about_a_record(route: str, finder: Callable[[str], int | None]) -> None:
    """Addresses that begin so are of one person's record; ``finder`` gives the person's key for its reference.

    A room above registers this when it loads, since nothing here may know it.
    """
    _FINDERS[route] = finder


def key_of(reference: str) -> int | None:
    """The key of the person whose record a reference names, for the pages of the trail."""
    return next((key for finder in _FINDERS.values() if (key := finder(reference))), None)


def beginnings() -> list[str]:
    """How the addresses of one person's record begin, for the trail: the part before the reference."""
    return [f"/{route.partition('<')[0]}" for route in _FINDERS]


def record(request: HttpRequest, response: HttpResponse) -> None:
    """Leave an event for a request that was refused, or that was about a record and led nowhere."""
    finder = _finder(request)
    failed = response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
    missed = response.status_code == HTTPStatus.NOT_FOUND
    if response.status_code != HTTPStatus.FORBIDDEN and not (finder and (failed or missed)):
        return
    known = finder is not None and is_shaped_like_one(_reference(request))
    audit_events.record(
        type="page:fail" if failed else "page:open",
        by=request.user if request.user.is_authenticated else None,
        subject=_address(request, known=known or finder is None)[:200],
        subject_id=finder(_reference(request)) if finder and known else None,
        refused=not failed,
        details={"method": request.method, "status": response.status_code},
    )


def _finder(request: HttpRequest) -> Callable[[str], int | None] | None:
    route = request.resolver_match.route if request.resolver_match else ""
    return next((finder for start, finder in _FINDERS.items() if route.startswith(start)), None)


def _reference(request: HttpRequest) -> str:
    return request.resolver_match.kwargs[ARGUMENT]


def _address(request: HttpRequest, *, known: bool) -> str:
    """The path, without what somebody may have typed where a reference belongs: it could be a name."""
    path = request.path if known else request.path.replace(_reference(request), UNKNOWN)
    return "".join(character for character in path if character.isprintable())
