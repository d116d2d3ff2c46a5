"""Dates as whole numbers of days since 1 January 1970, the form in which a made-up authority is worked out.

Whole numbers add, compare and leave gaps (null) faster than dates; they become dates when a table is laid out.
"""

from datetime import date, timedelta
from functools import cache

import numpy as np
import polars as pl

from goldenthread.analysis.periods import bank_holidays
from goldenthread.analysis.synthetic.draws import Days

_EPOCH = date(1970, 1, 1)


def day(value: date) -> int:
    """The number of a date."""
    return (value - _EPOCH).days


def as_date(number: int) -> date:
    """The date of a number."""
    return _EPOCH + timedelta(days=number)


@cache
def _office_calendar() -> np.busdaycalendar:
    # Before the bank holidays that are known, only weekends count: those years are warm-up and are not covered.
    return np.busdaycalendar(holidays=np.array(bank_holidays(), dtype="datetime64[D]"))


def after_working_days(start: pl.Series, working_days: Days) -> pl.Series:
    """The day ``working_days`` working days after ``start``, which is day 0; null where ``start`` is null."""
    days = start.fill_null(0).to_numpy().astype("datetime64[D]")
    moved = np.busday_offset(days, working_days, roll="backward", busdaycal=_office_calendar())
    return pl.select(
        pl.when(start.is_not_null()).then(pl.Series(moved.astype(np.int64).astype(np.int32))).alias(start.name)
    ).to_series()


def on_working_day(start: pl.Series) -> pl.Series:
    """``start`` itself, or the next day that the office is open; null stays null."""
    days = start.fill_null(0).to_numpy().astype("datetime64[D]")
    moved = np.busday_offset(days, 0, roll="forward", busdaycal=_office_calendar())
    return pl.select(
        pl.when(start.is_not_null()).then(pl.Series(moved.astype(np.int64).astype(np.int32))).alias(start.name)
    ).to_series()


def birthday(born: pl.Expr, years: int) -> pl.Expr:
    """The number of the day on which a person born on day ``born`` becomes ``years`` old."""
    return born.cast(pl.Date).dt.offset_by(f"{years}y").cast(pl.Int32)
