"""Working days in England: not a Saturday, a Sunday or a bank holiday.

The day on which the clock starts is day 0: a limit of 45 working days is met by the 45th working day after it. This is
how the DfE's bands count ("same day", 1 to 10 …). Some published tools call the start day 1, which moves every limit by
a day; ``day_zero=False`` counts as they do.
"""

from datetime import date

import polars as pl

from goldenthread.analysis.periods.calendar_of_england import at, at_each, check, passed_before, passed_by, working_days
from goldenthread.analysis.periods.errors import PeriodError


def is_working_day(day: date) -> bool:
    """Whether ``day`` is a working day. Raises ``PeriodError`` outside the calendar."""
    return at(passed_by(), day) > at(passed_before(), day)


def working_days_between(start: date, end: date, *, day_zero: bool = True) -> int:
    """Working days from ``start`` to ``end``; below zero where ``end`` comes first.

    With ``day_zero`` the start is day 0 and the working days after it are counted, ``end`` included; without it a
    start that is a working day is day 1. Raises ``PeriodError`` outside the calendar.
    """
    return at(passed_by(), end) - at(_begun(day_zero), start)


def working_days_expr(start: pl.Expr, end: pl.Expr, *, day_zero: bool = True) -> pl.Expr:
    """``working_days_between`` for columns of dates, as Int32; null where either is null.

    Running the query raises ``PeriodError`` for a day outside the calendar.
    """
    return at_each(passed_by(), end) - at_each(_begun(day_zero), start)


def _begun(day_zero: bool) -> pl.Series:
    return passed_by() if day_zero else passed_before()


def add_working_days(day: date, days: int) -> date:
    """The day that is ``days`` working days after ``day``, or before it where negative; ``day`` itself for 0.

    Raises ``PeriodError`` outside the calendar.
    """
    check(day)
    if days == 0:
        return day
    counts, step = _step(days)
    found: date = working_days()[_position(at(counts, day) + step)]
    return found


def add_working_days_expr(day: pl.Expr, days: int) -> pl.Expr:
    """``add_working_days`` for a column of dates; null stays null.

    Running the query raises ``PeriodError`` outside the calendar.
    """
    if days == 0:
        return day
    counts, step = _step(days)
    position = (at_each(counts, day) + step).map_batches(_positions, return_dtype=pl.Int32, is_elementwise=True)
    return pl.lit(working_days()).gather(position)


def _step(days: int) -> tuple[pl.Series, int]:
    # Position 0 is the first working day, so the first one after a day lies at the number that have passed by it.
    return (passed_by(), days - 1) if days > 0 else (passed_before(), days)


def _position(position: int) -> int:
    if not 0 <= position < working_days().len():
        raise PeriodError("The working day asked for lies outside the calendar of working days: check the date.")
    return position


def _positions(positions: pl.Series) -> pl.Series:
    for extreme in (positions.min(), positions.max()):
        if isinstance(extreme, int):
            _position(extreme)
    return positions
