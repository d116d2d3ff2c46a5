"""Which days of the calendar are working days, and how many have passed by each day."""

from datetime import date
from functools import cache

import polars as pl

from goldenthread.analysis.periods.bank_holidays import FIRST_DAY, LAST_DAY, bank_holidays
from goldenthread.analysis.periods.errors import PeriodError


@cache
def _is_working() -> pl.Series:
    days = pl.date_range(FIRST_DAY, LAST_DAY, eager=True)
    return (days.dt.weekday() <= 5) & ~days.is_in(pl.Series(bank_holidays(), dtype=pl.Date).implode())


@cache
def passed_by() -> pl.Series:
    """Working days from the first day of the calendar to each day, that day included; one Int32 a day."""
    return _is_working().cast(pl.Int32).cum_sum()


@cache
def passed_before() -> pl.Series:
    """As ``passed_by``, the day itself left out."""
    return passed_by() - _is_working().cast(pl.Int32)


@cache
def working_days() -> pl.Series:
    """Every working day of the calendar, in order."""
    return pl.date_range(FIRST_DAY, LAST_DAY, eager=True).filter(_is_working())


def at(counts: pl.Series, day: date) -> int:
    """The count for one day. Raises ``PeriodError`` outside the calendar."""
    check(day)
    found: int = counts[(day - FIRST_DAY).days]
    return found


def at_each(counts: pl.Series, day: pl.Expr) -> pl.Expr:
    """The count for each day of a column; running the query raises ``PeriodError`` outside the calendar."""
    # A lookup by position, over a list of some eight thousand days, is the fastest way there is: no join, no search.
    checked = day.cast(pl.Date).map_batches(_checked, return_dtype=pl.Date, is_elementwise=True)
    return pl.lit(counts).gather((checked - pl.lit(FIRST_DAY)).dt.total_days())


def check(day: date) -> None:
    """Raise ``PeriodError`` unless the calendar knows the day."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise PeriodError(
            f"Working days are known from {FIRST_DAY:%-d %B %Y} to {LAST_DAY:%-d %B %Y}, "
            f"and {day:%-d %B %Y} lies outside: check the date or leave the row out."
        )


def _checked(days: pl.Series) -> pl.Series:
    for extreme in (days.min(), days.max()):
        if isinstance(extreme, date):
            check(extreme)
    return days
