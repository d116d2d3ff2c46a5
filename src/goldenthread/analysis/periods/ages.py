"""Age in whole years.

A person reaches an age at the start of the anniversary of birth (Family Law Reform Act 1969, section 9). Someone born
on 29 February has no such day in a common year and is taken to reach it on 1 March, as is the rule followed in England
and Wales.
"""

from datetime import date

import polars as pl


def age_on(dob: date, on: date) -> int | None:
    """Age in whole years on a day; ``None`` for a child not yet born."""
    if on < dob:
        return None
    return on.year - dob.year - ((on.month, on.day) < (dob.month, dob.day))


def age_expr(dob: pl.Expr, on: pl.Expr) -> pl.Expr:
    """``age_on`` for columns of dates, as Int32; null where either is null or the child is not yet born."""
    before_birthday = _month_and_day(on) < _month_and_day(dob)
    years = on.dt.year() - dob.dt.year() - before_birthday.cast(pl.Int32)
    return pl.when(on >= dob).then(years)


def _month_and_day(day: pl.Expr) -> pl.Expr:
    return day.dt.month().cast(pl.Int32) * 100 + day.dt.day()
