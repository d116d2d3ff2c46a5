"""When something happened, in words: as exactly as it is known and no more."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.kit.words import day

LATE_AFTER_DAYS = 7


def when(happened_on: date, precision: str, ended_on: date | None = None) -> str:
    """5 April 2014; about 5 April 2014; April 2014; 2014; 5 April 2014 to 8 May 2014."""
    start = _one(happened_on, precision)
    end = _one(ended_on, precision) if ended_on else start
    return start if end == start else f"{start} to {end.removeprefix('about ')}"


def late(happened_on: date, precision: str, recorded_on: date) -> str:
    """That a line was recorded some time after the event, or nothing. A month or a year is not late before its end."""
    days = (recorded_on - _last(happened_on, precision)).days
    return f"Recorded {day(recorded_on)}, {_long(days)} after" if days > LATE_AFTER_DAYS else ""


def _long(days: int) -> str:
    """Days, and from two months on months, and from two years on years."""
    if days >= 730:
        return f"{days // 365} years"
    return f"{days // 30} months" if days >= 60 else f"{days} days"


def iso(value: date, precision: str) -> str:
    """For a ``time`` element: 2014-04-05, 2014-04 or 2014."""
    return value.isoformat()[: {"month": 7, "year": 4}.get(precision, 10)]


def _one(value: date, precision: str) -> str:
    words = {"exact": day(value), "about": f"about {day(value)}", "month": f"{value:%B %Y}", "year": f"{value.year}"}
    return words[precision]


def _last(value: date, precision: str) -> date:
    if precision == "year":
        return date(value.year, 12, 31)
    if precision == "month":
        return date(value.year + value.month // 12, value.month % 12 + 1, 1) - timedelta(days=1)
    return value
