"""The answer to a subject access request as the person gets it: readable, and as structured data.

A place that nobody has decided on is hidden. What is withheld is said to be, and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.kit.words import day
from goldenthread.record.information_rights.models import Item, Mark, SubjectAccessRequest
from goldenthread.record.people import mentions


def shown(item: Item) -> str:
    """The item's text without what is redacted or undecided."""
    return mentions.redacted(item.text, [(mark.start, mark.end) for mark in item.marks.all() if _hides(mark)])


def disclosed(request: SubjectAccessRequest) -> list[tuple[Item, str]]:
    """Every item that goes out, in order, with its text as it is shown. Three queries for any number of items."""
    items = request.items.filter(withheld_reason="", unread=False).prefetch_related("marks__decided_by")
    return [(item, shown(item)) for item in items]


def structured(request: SubjectAccessRequest) -> Mapping[str, Any]:
    """The same as data: plain JSON types, keys in words."""
    withheld = request.items.exclude(withheld_reason="")
    return {
        "request": request.reference,
        "received on": request.received_on.isoformat(),
        "gathered for": request.person.reference,
        "things": [_thing(item, text) for item, text in disclosed(request)],
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
