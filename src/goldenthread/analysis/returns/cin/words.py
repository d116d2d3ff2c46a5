"""What many rules of the census ask of a cell or a day."""

from datetime import date, timedelta

import polars as pl

from goldenthread.analysis.periods import PeriodError, add_working_days

CHILD = "LAchildID"
PERIOD_OF_NEED = [CHILD, "CINdetailsID"]
FACTORS_APART = r"[|,; ]+"
"""What parts the factors of one assessment, where they stand in one cell."""

_FRIDAY = 5


def need_of(*frames: pl.DataFrame) -> list[str]:
    """What tells in all of these tables which period of need a row is of: only the child where they have no more."""
    return [key for key in PERIOD_OF_NEED if all(key in frame.columns for frame in frames)]


def is_true(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase().is_in(["true", "1"])


def is_false(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase().is_in(["false", "0"])


def at_weekend(column: str) -> pl.Expr:
    return pl.col(column).dt.weekday() > _FRIDAY


def working_days_before(day: date, days: int) -> date:
    """The day that lies so many working days before. Before the calendar of bank holidays, weekdays are counted."""
    try:
        return add_working_days(day, -days)
    except PeriodError:
        weekdays = (day - timedelta(days=back) for back in range(1, days * 2 + 3))
        return [each for each in weekdays if each.isoweekday() <= _FRIDAY][days - 1]
