"""Periods, ages and working days against slow, obvious counting in plain Python."""

from datetime import date, timedelta
from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analysis.periods import (
    FIRST_DAY,
    LAST_DAY,
    add_months,
    add_months_expr,
    add_working_days,
    add_working_days_expr,
    age_expr,
    age_on,
    bank_holidays,
    month_of,
    period,
    quarter_of,
    reporting_year,
    twelve_months_to,
    working_days_between,
    working_days_expr,
)

DAY = timedelta(days=1)
HOLIDAYS = frozenset(bank_holidays())

days = st.dates(FIRST_DAY, LAST_DAY)
near = st.dates(date(2014, 3, 1), date(2014, 7, 1))
births = st.dates(date(1985, 1, 1), date(2015, 12, 31)) | st.sampled_from([date(1996, 2, 29), date(2012, 2, 29)])


def works(day):
    return day.weekday() < 5 and day not in HOLIDAYS


def counted(start, end):
    """Walk from the start and count the working days on which a foot falls."""
    if end < start:
        return -counted(end, start)
    return sum(works(start + DAY * step) for step in range(1, (end - start).days + 1))


@given(near, near)
def test_working_days_between(start, end):
    assert working_days_between(start, end) == counted(start, end)
    assert working_days_between(start, end, day_zero=False) == counted(start, end) + works(start)


@given(st.lists(st.tuples(st.none() | near, st.none() | near), min_size=1, max_size=8), st.booleans())
def test_working_days_of_columns(pairs, day_zero):
    frame = pl.DataFrame(pairs, schema={"start": pl.Date, "end": pl.Date}, orient="row")
    found = frame.select(n=working_days_expr(pl.col("start"), pl.col("end"), day_zero=day_zero))["n"].to_list()
    assert found == [
        None if start is None or end is None else working_days_between(start, end, day_zero=day_zero)
        for start, end in pairs
    ]


@given(st.dates(date(2010, 1, 1), date(2027, 1, 1)), st.integers(-60, 60))
def test_adding_working_days(day, number):
    later = add_working_days(day, number)
    assert pl.select(add_working_days_expr(pl.lit(day), number)).item() == later
    if number == 0:
        assert later == day
    else:
        assert works(later)
        assert abs(counted(day, later) if number > 0 else counted(later - DAY, day - DAY)) == abs(number)


@given(births, days)
def test_ages(born, on):
    birthdays = 0
    for year in range(born.year + 1, on.year + 1):
        leap_birthday = (born.month, born.day) == (2, 29) and year % 4
        birthday = date(year, 3, 1) if leap_birthday else born.replace(year=year)
        birthdays += birthday <= on
    expected = birthdays if born <= on else None
    assert age_on(born, on) == expected
    assert pl.select(age_expr(pl.lit(born), pl.lit(on))).item() == expected


@given(days, st.integers(-60, 60))
def test_months(day, number):
    later = add_months(day, number)
    assert pl.select(add_months_expr(pl.lit(day), number)).item() == later
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == number
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)


@given(days)
def test_every_period_comes_back_from_its_label_and_holds_its_day(day):
    for made in (reporting_year, quarter_of, month_of, twelve_months_to):
        found = made(day)
        assert day in found
        assert period(found.label) == found
        assert found.previous().end + DAY == found.start


@given(days)
def test_quarters_and_months_tile_the_year(day):
    year = reporting_year(day)
    for parts in (year.quarters(), year.months()):
        assert parts[0].start == year.start
        assert parts[-1].end == year.end
        assert all(after.start == before.end + DAY for before, after in pairwise(parts))
