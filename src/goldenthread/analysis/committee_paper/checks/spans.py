"""Dates and periods as a paper prints them: 2014/15, 2013 to 2014, March 2015, June/July 2014, 2015-05, 2011."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.analysis.periods import reporting_year

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTHS = tuple(_MONTH.split("|"))
_YEAR = re.compile(r"(?P<first>(?:19|20)?\d\d)\s*(?:/|-|–|to)\s*(?P<second>(?:19|20)?\d\d)(?!\d|[-/]\d)")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_NAMED = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\s+(?P<year>\d{{4}})\b", re.I)
_TWO_MONTHS = re.compile(rf"\b(?P<first>{_MONTH})\s*(?:/|-|–|to|and)\s*(?P<last>{_MONTH})\s+(?P<year>\d{{4}})\b", re.I)
_SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d\d)")
_DAYS = re.compile(
    rf"(?P<day>\d{{1,2}})\s*(?:-|–|to)\s*(?P<to>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})", re.I
)


@dataclass(frozen=True, order=True)
class Span:
    """The days that a printed date or period covers, first and last included."""

    start: date
    end: date

    def overlaps(self, other: Span) -> bool:
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end


def year_label(printed: str) -> str | None:
    """A reporting year however printed (2014/15, 2014-2015, 13/14, 2013 to 2014) as 2014-15, else None."""
    match = _YEAR.fullmatch(printed.strip())
    if match is None:
        return None
    first, second = int(match["first"]) % 100, int(match["second"]) % 100
    century = match["first"][:2] if len(match["first"]) == 4 else "20"
    return f"{century}{first:02d}-{second:02d}" if second == (first + 1) % 100 else None


def year_before(label: str) -> Span | None:
    """The reporting year before one given as 2014-15, None where it is not one."""
    known = year_label(label)
    return _reporting_year(int(known[:4]) - 1) if known else None


def years_in(text: str) -> set[str]:
    """The reporting years that a sentence names, as 2014-15."""
    labels = (year_label(match.group()) for match in _YEAR.finditer(text))
    return {label for label in labels if label is not None}


def read_span(printed: str) -> Span | None:
    """The span of a whole printed text, None where it is not a date or period that can be read."""
    text = printed.strip()
    label = year_label(text)
    if label is not None:
        return _reporting_year(int(label[:4]))
    for pattern, build in ((_ISO, _calendar), (_DAYS, _days), (_TWO_MONTHS, _two_months), (_NAMED, _calendar)):
        match = pattern.fullmatch(text)
        if match:
            return build(match)
    match = _SLASHED.fullmatch(text)
    return _calendar(match) if match else None


def spans_in(text: str) -> Iterator[tuple[Span, int, int]]:
    """Every named month or day in a sentence (March 2015, 2 March 2015), with where it stands."""
    for match in _NAMED.finditer(text):
        span = _calendar(match)
        if span is not None:
            yield span, match.start(), match.end()


def canonical(printed: str) -> str:
    """A period as a key: 2014-15 for a reporting year however printed, else the printed words."""
    return year_label(printed) or printed.strip()


def _reporting_year(first: int) -> Span:
    year = reporting_year(date(first, 4, 1))
    return Span(year.start, year.end)


def _number(match: re.Match[str], name: str) -> int | None:
    text = match.groupdict().get(name)
    if text is None:
        return None
    return int(text) if text.isdigit() else MONTHS.index(text.lower()) + 1


def _calendar(match: re.Match[str]) -> Span | None:
    """A year, a month of it or a day of that, whichever the match names."""
    year, month, day = (_number(match, name) for name in ("year", "month", "day"))
    assert year is not None  # every pattern has one
    year += 2000 if year < 100 else 0
    return _join(_day(year, month or 1, day or 1), _day(year, month or 12, day))


def _days(match: re.Match[str]) -> Span | None:
    month, year = MONTHS.index(match["month"].lower()) + 1, int(match["year"])
    return _join(_day(year, month, int(match["day"])), _day(year, month, int(match["to"])))


def _two_months(match: re.Match[str]) -> Span | None:
    first, last = (MONTHS.index(match[name].lower()) + 1 for name in ("first", "last"))
    year = int(match["year"])
    return _join(_day(year if first <= last else year - 1, first, 1), _day(year, last, None))


def _day(year: int, month: int, day: int | None) -> date | None:
    """A day, the last of the month where none is given; None where there is no such day (30 February)."""
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:  # IllegalMonthError is one
        return None


def _join(start: date | None, end: date | None) -> Span | None:
    return Span(start, end) if start and end and start <= end else None
