"""Periods as people write them."""

import re
from collections.abc import Callable
from datetime import date

from goldenthread.analysis.periods.errors import PeriodError
from goldenthread.analysis.periods.months import add_months
from goldenthread.analysis.periods.period import Period, month_of, quarter_of, reporting_year, twelve_months_to

_YEAR = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-(\d{2})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-M?(0[1-9]|1[0-2])")
_TWELVE_MONTHS = re.compile(r"12m-to-(\d{4}-\d{2}-\d{2})")

_HOW = (
    "write a reporting year as 2014-15, a quarter as 2014-15-Q1, a month as 2014-04 or twelve months as "
    "12m-to-2015-03-31"
)


def period(label: str) -> Period:
    """The period that a label names. Raises ``PeriodError`` for anything else."""
    for pattern, made in _READERS:
        found = pattern.fullmatch(label)
        read = found and made(*found.groups())
        if read:
            return read
    raise PeriodError(f"'{label}' is not a period{_guess(label)}: {_HOW}.")


def _year(first: str, second: str) -> Period | None:
    # Year 1 has no 31 March before it and year 9999 none after: neither names anything in a record.
    if (int(first) + 1) % 100 != int(second) or not 1900 <= int(first) <= 2199:
        return None
    return reporting_year(date(int(first), 4, 1))


def _quarter(first: str, second: str, number: str) -> Period | None:
    year = _year(first, second)
    return year and quarter_of(add_months(year.start, 3 * (int(number) - 1)))


def _month(year: str, month: str) -> Period | None:
    return month_of(date(int(year), int(month), 1)) if 1900 <= int(year) <= 2199 else None


def _twelve_months(end: str) -> Period | None:
    try:
        day = date.fromisoformat(end)
    except ValueError:
        return None
    return twelve_months_to(day) if 1900 <= day.year <= 2199 else None


def _guess(label: str) -> str:
    years = re.match(r"\s*(\d{4})\D?(?:\d\d)?(\d{2})?\s*$", label)
    if not years:
        return ""
    return (
        f" (did you mean {reporting_year(date(int(years[1]), 4, 1)).label}?)" if 1900 <= int(years[1]) <= 2199 else ""
    )


# A reporting year comes first: "2009-10" is the year 2009/10, and October 2009 is written 2009-M10.
_READERS: tuple[tuple[re.Pattern[str], Callable[..., Period | None]], ...] = (
    (_YEAR, _year),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_TWELVE_MONTHS, _twelve_months),
)
