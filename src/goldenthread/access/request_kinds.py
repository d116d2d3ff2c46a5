"""The kinds of thing that one person asks for and another decides. The room that carries a kind out registers it.

# in the room's AppConfig.ready
request_kinds.register(RequestKind("person:merge", "Merge two records of one person", P.MERGE_REQUEST,
                                   P.MERGE_APPROVE, lambda request: reverse("person-merge", args=[request.subject])))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.access.models import Request
from goldenthread.access.permissions import Permission


@dataclass(frozen=True)
class RequestKind:
    """``asks`` and ``decides``: who may. ``address``: the page of the room where such a request is decided."""

    slug: str
    words: str
    asks: Permission
    decides: Permission
    address: Callable[[Request], str]


KINDS: dict[str, RequestKind] = {}


def register(kind: RequestKind) -> None:
    """Make a kind known. Raises ``ValueError`` where another room has its name."""
    if KINDS.setdefault(kind.slug, kind) != kind:
        raise ValueError(f"two rooms ask for '{kind.slug}'")


def kind_of(slug: str) -> RequestKind:
    """Raises ``LookupError`` for a kind that no room carries out."""
    if slug not in KINDS:
        raise LookupError(f"no room has registered '{slug}' in access.request_kinds")
    return KINDS[slug]
