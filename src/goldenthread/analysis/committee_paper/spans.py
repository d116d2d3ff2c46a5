"""The periods that bindings name: those of the figures' engine, and two more that only a paper needs."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.analysis.periods import Period, PeriodError, period

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RANGE = re.compile(r"(?P<first>\S+) to (?P<last>\S+)")


def span(label: str) -> Period:
    """The period of a label: a year, quarter, month or twelve months, a day, or `2014-08 to 2015-02`.

    A day stands for itself; a range runs from the start of the first to the end of the last. PeriodError for others.
    """
    if _DAY.fullmatch(label):
        return _day(label)
    between = _RANGE.fullmatch(label)
    return _range(label, between["first"], between["last"]) if between else period(label)


def in_words(label: str) -> str:
    """A period as the paper prints it: `2014-08 to 2015-02` is "August 2014 to February 2015"."""
    first, _, last = label.partition(" to ")
    return f"{_words(first)} to {_words(last)}" if last else _words(label)


def day_in_words(day: date) -> str:
    """A date as the paper prints it: "5 April 2014"."""
    return f"{day.day} {day:%B %Y}"


def _day(label: str) -> Period:
    try:
        day = date.fromisoformat(label)
    except ValueError as error:
        raise PeriodError(f"{label} is not a day of the calendar.") from error
    return Period(label, "month", day, day)


def _range(label: str, first: str, last: str) -> Period:
    start, end = span(first), span(last)
    if end.end < start.start:
        raise PeriodError(f"{label} ends before it begins: write the earlier period first.")
    return Period(label, "rolling_12m", start.start, end.end)


def _words(label: str) -> str:
    named = span(label)
    if _DAY.fullmatch(label):
        return day_in_words(named.start)
    return f"{named.start:%B %Y}" if named.kind == "month" else label
