"""Time limits in working days, counted on records as they are."""

from datetime import timedelta

import polars as pl

from goldenthread.analysis.periods import FIRST_DAY, LAST_DAY, add_working_days_expr, working_days_expr

# No limit is so long that a record this near the end of the calendar could run out of it.
_LAST_START = LAST_DAY - timedelta(days=366)


def working_days(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Working days from ``start`` (day 0) to ``end``; null where either is null.

    A day outside the known calendar counts as the nearest day inside it. One old or mistyped date then cannot stop
    every figure, and the answer to "within the limit?" stays right: years of working days are past any limit.
    """
    return working_days_expr(start.clip(FIRST_DAY, LAST_DAY), end.clip(FIRST_DAY, LAST_DAY))


def after_working_days(day: pl.Expr, days: int) -> pl.Expr:
    """The day that is ``days`` working days after ``day``, which counts as the nearest day of the calendar."""
    return add_working_days_expr(day.clip(FIRST_DAY, _LAST_START), days)
