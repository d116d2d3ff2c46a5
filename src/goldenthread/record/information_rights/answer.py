"""The answer to a subject access request as the person gets it: readable, and as structured data.

A place that nobody has decided on is hidden. What is withheld is said to be, and why. Whoever reads it here reads the
classes that they read in the record, and no more, whoever gathered it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.subjects import sees
from goldenthread.kit.words import day
from goldenthread.record.information_rights.models import Item, Mark, SubjectAccessRequest
from goldenthread.record.people import mentions


def shown(item: Item) -> str:
    """The item's text without what is redacted or undecided."""
    return mentions.redacted(item.text, [(mark.start, mark.end) for mark in item.marks.all() if _hides(mark)])


def read_by(user: User, request: SubjectAccessRequest) -> frozenset[str]:
    """The classes of the things gathered that this user reads of this person. One query for each class there is."""
    gathered = request.items.order_by().values_list("data_class", flat=True).distinct()
    return frozenset(each for each in gathered if sees(user, request.person_id, DataClass(each)))


def disclosed(request: SubjectAccessRequest) -> QuerySet[Item]:
    """Every item that goes out, in order, as far as it is decided."""
    return request.items.filter(withheld_reason="", unread=False)


def hidden_from(user: User, request: SubjectAccessRequest) -> int:
    """How many things of what goes out are of classes that this user does not read."""
    return disclosed(request).exclude(data_class__in=read_by(user, request)).count()


def read(request: SubjectAccessRequest, *, by: User) -> list[tuple[Item, str]]:
    """What goes out and this user reads, each with its text as it is shown. As many queries for any number of items."""
    items = disclosed(request).filter(data_class__in=read_by(by, request))
    return [(item, shown(item)) for item in items.prefetch_related("marks__decided_by")]


def structured(request: SubjectAccessRequest, *, by: User) -> Mapping[str, Any]:
    """The same as data: plain JSON types, keys in words."""
    withheld = request.items.exclude(withheld_reason="")
    return {
        "request": request.reference,
        "received on": request.received_on.isoformat(),
        "gathered for": request.person.reference,
        "things": [_thing(item, text) for item, text in read(request, by=by)],
        "things not shown to whoever took this copy": hidden_from(by, request),
        "withheld": [{"section": item.section, "why": item.withheld_reason} for item in withheld],
    }


def _thing(item: Item, text: str) -> Mapping[str, Any]:
    return {
        "section": item.section,
        "title": item.title,
        "date": item.on.isoformat() if item.on else None,
        "text": text,
        "redactions": [_redaction(mark) for mark in item.marks.all() if _hides(mark)],
    }


def _redaction(mark: Mark) -> Mapping[str, str]:
    decided = {"decided by": mark.decided_by.name, "decided on": day(mark.decided_at.date())} if mark.decided_by else {}
    return {"why": mark.why, **decided}


def _hides(mark: Mark) -> bool:
    return mark.redact is not False
