"""Reporting years, quarters, months, ages and working days."""

from goldenthread.analysis.periods.ages import age_expr, age_on
from goldenthread.analysis.periods.bank_holidays import FIRST_DAY, LAST_DAY, bank_holidays
from goldenthread.analysis.periods.errors import PeriodError
from goldenthread.analysis.periods.labels import period
from goldenthread.analysis.periods.months import add_months, add_months_expr
from goldenthread.analysis.periods.period import (
    Period,
    PeriodKind,
    month_of,
    months_between,
    quarter_of,
    reporting_year,
    twelve_months_to,
)
from goldenthread.analysis.periods.working_days import (
    add_working_days,
    add_working_days_expr,
    is_working_day,
    working_days_between,
    working_days_expr,
)

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Period",
    "PeriodError",
    "PeriodKind",
    "add_months",
    "add_months_expr",
    "add_working_days",
    "add_working_days_expr",
    "age_expr",
    "age_on",
    "bank_holidays",
    "is_working_day",
    "month_of",
    "months_between",
    "period",
    "quarter_of",
    "reporting_year",
    "twelve_months_to",
    "working_days_between",
    "working_days_expr",
]
