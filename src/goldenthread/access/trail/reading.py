"""Audit events with their digests, whatever somebody has done to the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q, QuerySet

from goldenthread.access.models import AuditEvent
from goldenthread.access.trail import canonical
from goldenthread.access.trail.ranges import Covered, Range

# Terms of one condition, and rows of one query.
MOST_RANGES, MOST_ROWS = 100, 1000
# What SQLite, which holds any value in any column, can make Django stumble over.
UNREADABLE = (ValueError, TypeError, AttributeError)


@dataclass(frozen=True)
class Read:
    """An event as it stands. One whose row makes no sense has the digest of nothing."""

    key: int
    digest: bytes = b""
    at: datetime | None = None
    type: str = ""


def within(ranges: Sequence[Range]) -> Iterator[Read]:
    """The events that stand in these ranges, in the order given, a bounded number in memory."""
    for start in range(0, len(ranges), MOST_RANGES):
        condition = reduce(or_, (Q(pk__range=each) for each in ranges[start : start + MOST_RANGES]))
        yield from _read(AuditEvent.objects.filter(condition).order_by("pk"))


def keyed(keys: Sequence[int]) -> Iterator[Read]:
    """The events that stand under these keys."""
    for start in range(0, len(keys), MOST_ROWS):
        yield from _read(AuditEvent.objects.filter(pk__in=keys[start : start + MOST_ROWS]).order_by("pk"))


def after(key: int) -> Iterator[Read]:
    """The events above a key, as far as they stand now: whoever goes on writing is not waited for."""
    size = MOST_ROWS
    while size == MOST_ROWS:
        page = list(_read(AuditEvent.objects.filter(pk__gt=key).order_by("pk")[:MOST_ROWS]))
        yield from page
        size, key = len(page), page[-1].key if page else key


def any_after(key: int) -> bool:
    return AuditEvent.objects.filter(pk__gt=key).exists()


def outside(covered: Covered) -> Iterator[Read]:
    """The events that stand anywhere but there. The first range is taken to begin at nought."""
    start = covered.first_end()
    apart = AuditEvent.objects.filter(Q(pk__gt=start) | Q(pk__lt=0)).order_by("pk")
    found = apart.values_list("pk", flat=True).iterator(MOST_ROWS)
    keys = (key for key in found if key not in covered)
    while page := list(islice(keys, MOST_ROWS)):
        yield from keyed(page)


def _read(events: QuerySet[AuditEvent]) -> Iterator[Read]:
    try:
        rows = list(events.values_list(*canonical.COLUMNS))
    except UNREADABLE:
        rows = [_row(key) for key in events.values_list("pk", flat=True)]
    return map(_as_read, rows)


def _row(key: int) -> Sequence[object]:
    """One row by itself; only its key where the rest cannot be read."""
    try:
        return AuditEvent.objects.filter(pk=key).values_list(*canonical.COLUMNS).get()
    except UNREADABLE:
        return [key]


def _as_read(row: Sequence[object]) -> Read:
    if len(row) == 1:
        return Read(row[0])
    return Read(row[0], canonical.digest(row), row[canonical.AT], row[canonical.TYPE])
