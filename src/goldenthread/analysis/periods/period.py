"""Reporting years, quarters, months and rolling twelve months."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Literal

from goldenthread.analysis.periods.months import add_months

PeriodKind = Literal["year", "quarter", "month", "rolling_12m"]
_DAY = timedelta(days=1)


@total_ordering
@dataclass(frozen=True)
class Period:
    """A span of days, both ends included, in the order of start and end.

    Make one with ``period`` from its label, or with ``reporting_year``, ``quarter_of``, ``month_of`` or
    ``twelve_months_to`` from a day.
    """

    label: str
    kind: PeriodKind
    start: date
    end: date

    def __lt__(self, other: "Period") -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def quarters(self) -> tuple["Period", ...]:
        """The quarters that lie wholly within the period."""
        inside = (quarter_of(month.start) for month in self.months())
        return tuple(dict.fromkeys(each for each in inside if each.start >= self.start and each.end <= self.end))

    def months(self) -> tuple["Period", ...]:
        """The months that lie wholly within the period."""
        inside = months_between(self.start, self.end)
        return tuple(each for each in inside if each.start >= self.start and each.end <= self.end)

    def previous(self) -> "Period":
        """The period of the same kind that ends on the day before this one starts."""
        return _OF_KIND[self.kind](self.start - _DAY)


def reporting_year(day: date) -> Period:
    """The year from April to March that a day lies in, labelled like 2014-15."""
    first = day.year - (day.month < 4)
    return Period(f"{first}-{(first + 1) % 100:02}", "year", date(first, 4, 1), date(first + 1, 3, 31))


def quarter_of(day: date) -> Period:
    """The quarter of the reporting year that a day lies in, labelled like 2014-15-Q1 for April to June 2014."""
    number = (day.month - 4) % 12 // 3
    year = reporting_year(day)
    start = add_months(year.start, 3 * number)
    return Period(f"{year.label}-Q{number + 1}", "quarter", start, add_months(start, 3) - _DAY)


def month_of(day: date) -> Period:
    """The month that a day lies in, labelled like 2014-04.

    "2009-10" is a reporting year; the month, where the two would read alike, is labelled 2009-M10.
    """
    start = day.replace(day=1)
    reads_as_year = day.month == (day.year + 1) % 100
    label = f"{day.year}-{'M' if reads_as_year else ''}{day.month:02}"
    return Period(label, "month", start, add_months(start, 1) - _DAY)


def twelve_months_to(day: date) -> Period:
    """The twelve months that end on a day, labelled like 12m-to-2015-03-31."""
    next_day = day + _DAY
    start = add_months(next_day, -12)
    # Twelve months to 28 February of a leap year begin on 1 March: 29 February has no counterpart the year before.
    return Period(f"12m-to-{day}", "rolling_12m", start + _DAY * (next_day.day - start.day), day)


def months_between(first: date, last: date) -> tuple[Period, ...]:
    """Every month from the one that holds ``first`` to the one that holds ``last``; none where ``last`` is earlier."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(month_of(add_months(first.replace(day=1), number)) for number in range(count))


_OF_KIND = {
    "year": reporting_year,
    "quarter": quarter_of,
    "month": month_of,
    "rolling_12m": twelve_months_to,
}
