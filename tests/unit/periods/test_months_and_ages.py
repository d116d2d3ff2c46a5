"""Months added to days, and ages on days."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.periods import add_months, add_months_expr, age_expr, age_on

MONTHS = [
    (date(2014, 1, 31), 1, date(2014, 2, 28)),
    (date(2016, 1, 31), 1, date(2016, 2, 29)),
    (date(2016, 2, 29), 12, date(2017, 2, 28)),
    (date(2014, 4, 15), 3, date(2014, 7, 15)),
    (date(2014, 11, 30), 3, date(2015, 2, 28)),
    (date(2014, 4, 30), -12, date(2013, 4, 30)),
    (date(2014, 1, 15), -1, date(2013, 12, 15)),
    (date(2014, 5, 31), 0, date(2014, 5, 31)),
]

AGES = [
    (date(2000, 6, 15), date(2014, 6, 14), 13),
    (date(2000, 6, 15), date(2014, 6, 15), 14),
    (date(2000, 6, 15), date(2000, 6, 15), 0),
    (date(2000, 6, 15), date(2000, 6, 14), None),
    # Born on 29 February: 18 on 1 March of a common year, on 29 February of a leap year.
    (date(1996, 2, 29), date(2014, 2, 28), 17),
    (date(1996, 2, 29), date(2014, 3, 1), 18),
    (date(1996, 2, 29), date(2016, 2, 28), 19),
    (date(1996, 2, 29), date(2016, 2, 29), 20),
    (date(1996, 3, 1), date(2016, 2, 29), 19),
]


@pytest.mark.parametrize(("day", "months", "expected"), MONTHS)
def test_months_run_to_the_corresponding_day_or_the_last_of_the_month(day, months, expected):
    assert add_months(day, months) == expected
    assert pl.select(add_months_expr(pl.lit(day), months)).item() == expected


@pytest.mark.parametrize(("born", "on", "age"), AGES)
def test_age_in_whole_years(born, on, age):
    assert age_on(born, on) == age
    assert pl.select(age_expr(pl.lit(born), pl.lit(on))).item() == age


def test_an_unknown_day_gives_no_age():
    frame = pl.DataFrame({"born": [None, date(2000, 1, 1)], "on": [date(2014, 1, 1), None]})
    ages = frame.select(age=age_expr(pl.col("born"), pl.col("on")))["age"]
    assert ages.to_list() == [None, None]
    assert ages.dtype == pl.Int32
