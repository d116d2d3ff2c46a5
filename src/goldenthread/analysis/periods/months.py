"""Whole months added to days."""

from calendar import monthrange
from datetime import date

import polars as pl


def add_months(day: date, months: int) -> date:
    """The corresponding day ``months`` later (or earlier, where negative); the last of the month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_months_expr(day: pl.Expr, months: int) -> pl.Expr:
    """``add_months`` for a column of dates; null stays null."""
    return day.dt.offset_by(f"{months}mo")
