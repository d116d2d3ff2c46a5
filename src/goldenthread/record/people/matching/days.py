"""Dates of birth as people type them, and the days that a slip of the hand may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
YEAR = r"(?P<year>\d{4}|\d{2})"
FORMS = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)", re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\s*[-/.]\s*(?P<month>\d{{1,2}})\s*[-/.]\s*{YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,/.-]*(?:of\s+)?{MONTH}[\s,/.-]*{YEAR}",
        rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+{YEAR}",
        r"(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>(?:19|20)\d\d)",
    )
)
SHORT_YEARS_FROM = 30  # "30" and later are of the 1900s


def taken_out(text: str) -> tuple[date | None, str]:
    """The first date of birth in a text, and the text without it."""
    for form in FORMS:
        if (found := form.search(text)) and (day := _day(**found.groupdict())):
            return day, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    whole = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= SHORT_YEARS_FROM else 2000)
    return _valid(whole, number, int(day))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def born_key(day: date) -> str:
    """A day as a key by which people are found."""
    return f"={day:%Y%m%d}"


def slips(day: date) -> dict[date, str]:
    """The days that were perhaps meant, and by which slip: day and month swapped, a year out, one digit wrong."""
    found: dict[date | None, str] = dict.fromkeys(_one_digit_off(day), "one digit different")
    for years in (-1, 1):
        found[_valid(day.year + years, day.month, day.day)] = "a year different"
    found[_valid(day.year, day.day, day.month)] = "day and month the other way round"
    return {each: why for each, why in found.items() if each and each != day}


def _one_digit_off(day: date) -> Iterable[date]:
    digits = f"{day:%Y%m%d}"
    for at in range(2, len(digits)):  # nobody mistakes the century
        for digit in "0123456789":
            typed = digits[:at] + digit + digits[at + 1 :]
            if found := _valid(int(typed[:4]), int(typed[4:6]), int(typed[6:])):
                yield found
    yield from _neighbours_swapped(digits)


def _neighbours_swapped(digits: str) -> Iterable[date]:
    for at in range(2, len(digits) - 1):
        typed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if found := _valid(int(typed[:4]), int(typed[4:6]), int(typed[6:])):
            yield found
