"""The kinds of thing that one person asks for and another decides. The room that carries a kind out registers it.

# in the room's AppConfig.ready
request_kinds.register(RequestKind("person:merge", "Merge two records of one person", P.MERGE_REQUEST,
                                   P.MERGE_APPROVE, lambda request: reverse("person-merge", args=[request.subject]),
                                   about_both))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission

OUTCOMES = ("Approved", "Refused")


def about_nobody(rows: QuerySet[Request], user: User) -> QuerySet[Request]:  # noqa: ARG001  each kind is asked alike
    """For requests that are about no record: whoever decides them sees them all."""
    return rows


@dataclass(frozen=True)
class RequestKind:
    """``asks`` and ``decides``: who may. ``address``: the page of the room where such a request is decided.

    ``within_sight``: of some requests of this kind, those about records that a user may see. ``outcomes``: what became
    of one, where it was approved and where it was not.
    """

    slug: str
    words: str
    asks: Permission
    decides: Permission
    address: Callable[[Request], str]
    within_sight: Callable[[QuerySet[Request], User], QuerySet[Request]] = about_nobody
    outcomes: tuple[str, str] = OUTCOMES


KINDS: dict[str, RequestKind] = {}


def register(kind: RequestKind) -> None:
    """Make a kind known. Raises ``ValueError`` where another room has its name."""
    if KINDS.setdefault(kind.slug, kind) != kind:
        raise ValueError(f"two rooms ask for '{kind.slug}'")


def seen_by(user: User) -> Q:
    """The requests, of any kind, of which this user may know. What is asked of a record is seen by who sees that."""
    rows = {slug: kind.within_sight(Request.objects.filter(kind=slug), user) for slug, kind in KINDS.items()}
    return reduce(or_, (Q(pk__in=seen.values("pk")) for seen in rows.values()), ~Q(kind__in=KINDS))


def kind_of(slug: str) -> RequestKind:
    """Raises ``LookupError`` for a kind that no room carries out."""
    if slug not in KINDS:
        raise LookupError(f"no room has registered '{slug}' in access.request_kinds")
    return KINDS[slug]
