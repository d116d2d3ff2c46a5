"""Working days: day 0 is the day the clock starts."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.periods import (
    FIRST_DAY,
    LAST_DAY,
    PeriodError,
    add_working_days,
    add_working_days_expr,
    is_working_day,
    working_days_between,
    working_days_expr,
)

# Monday 31 March 2014, then 4 working days to Friday 4 April, 5 to the 11th, 4 to the 17th (18th Good Friday), 4 to the
# 25th (21st Easter Monday), 5 to 2 May, 4 to the 9th (5th bank holiday), 5 to the 16th, 5 to the 23rd, 4 to the 30th
# (26th bank holiday), 5 to 6 June: 4+5+4+4+5+4+5+5+4+5 = 45.
ASSESSMENT_START = date(2014, 3, 31)

# Friday 2 May 2014, then 4 to the 9th (5th bank holiday), 5 to the 16th, 5 to the 23rd, and Tuesday the 27th (26th bank
# holiday): 4+5+5+1 = 15.
ENQUIRY_START = date(2014, 5, 2)

COUNTS = [
    (ASSESSMENT_START, date(2014, 6, 5), 44),
    (ASSESSMENT_START, date(2014, 6, 6), 45),
    (ASSESSMENT_START, date(2014, 6, 9), 46),
    (ENQUIRY_START, date(2014, 5, 23), 14),
    (ENQUIRY_START, date(2014, 5, 27), 15),
    (ENQUIRY_START, date(2014, 5, 28), 16),
    # Thursday before Easter 2015 to the Tuesday after it.
    (date(2015, 4, 2), date(2015, 4, 7), 1),
    (date(2014, 6, 9), date(2014, 6, 9), 0),
    # A start on a day off is day 0 like any other.
    (date(2014, 6, 7), date(2014, 6, 9), 1),
    (date(2014, 6, 6), date(2014, 6, 8), 0),
    (date(2014, 6, 9), date(2014, 6, 6), -1),
    # A limit that runs over the royal wedding, and one over the funeral and no other day off.
    (date(2011, 4, 28), date(2011, 5, 3), 1),
    (date(2022, 9, 16), date(2022, 9, 20), 1),
]


@pytest.mark.parametrize(("start", "end", "days"), COUNTS)
def test_day_zero_is_the_start(start, end, days):
    assert working_days_between(start, end) == days
    assert pl.select(working_days_expr(pl.lit(start), pl.lit(end))).item() == days


@pytest.mark.parametrize(("start", "end", "days"), COUNTS)
def test_the_other_convention_counts_a_working_start_as_day_one(start, end, days):
    expected = days + is_working_day(start)
    assert working_days_between(start, end, day_zero=False) == expected
    assert pl.select(working_days_expr(pl.lit(start), pl.lit(end), day_zero=False)).item() == expected


def test_the_two_conventions_differ_at_the_limit():
    met_on_the_last_day = date(2014, 6, 6)
    assert working_days_between(ASSESSMENT_START, met_on_the_last_day) <= 45
    assert working_days_between(ASSESSMENT_START, met_on_the_last_day, day_zero=False) > 45


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2014, 4, 17), True),
        (date(2014, 4, 18), False),
        (date(2014, 4, 19), False),
        (date(2014, 4, 20), False),
        (date(2014, 4, 21), False),
        (date(2014, 4, 22), True),
        (FIRST_DAY, False),
        (LAST_DAY, False),
    ],
)
def test_working_days_of_easter(day, works):
    assert is_working_day(day) is works


SHIFTS = [
    (ASSESSMENT_START, 45, date(2014, 6, 6)),
    (ENQUIRY_START, 15, date(2014, 5, 27)),
    (date(2014, 6, 7), 0, date(2014, 6, 7)),
    (date(2014, 6, 7), 1, date(2014, 6, 9)),
    (date(2014, 6, 7), -1, date(2014, 6, 6)),
    (date(2014, 6, 9), -1, date(2014, 6, 6)),
    (date(2014, 4, 22), -3, date(2014, 4, 15)),
    (date(2014, 12, 24), 1, date(2014, 12, 29)),
]


@pytest.mark.parametrize(("day", "days", "expected"), SHIFTS)
def test_adding_working_days(day, days, expected):
    assert add_working_days(day, days) == expected
    assert pl.select(add_working_days_expr(pl.lit(day), days)).item() == expected


def test_null_days_stay_null():
    frame = pl.DataFrame({"start": [None, date(2014, 6, 6)], "end": [date(2014, 6, 9), None]})
    counted = frame.select(
        between=working_days_expr(pl.col("start"), pl.col("end")), later=add_working_days_expr(pl.col("start"), 1)
    )
    assert counted["between"].to_list() == [None, None]
    assert counted["later"].to_list() == [None, date(2014, 6, 9)]
    assert counted.schema == {"between": pl.Int32, "later": pl.Date}


@pytest.mark.parametrize(
    "asked", [working_days_expr(pl.col("start"), pl.lit(ASSESSMENT_START)), add_working_days_expr(pl.col("start"), -2)]
)
def test_a_column_of_nothing_but_nulls(asked):
    frame = pl.DataFrame({"start": [None, None]}, schema={"start": pl.Date})
    assert frame.select(asked).to_series().to_list() == [None, None]


def test_a_frame_of_no_rows():
    frame = pl.DataFrame(schema={"start": pl.Date, "end": pl.Date})
    counted = frame.select(
        between=working_days_expr(pl.col("start"), pl.col("end")), later=add_working_days_expr(pl.col("end"), 5)
    )
    assert counted.height == 0


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_expressions_work_in_filters_and_groups_of_a_lazy_frame(engine):
    frame = pl.LazyFrame(
        {"team": ["A", "A", "B"], "start": [ASSESSMENT_START] * 3, "end": [date(2014, 6, day) for day in (6, 9, 5)]}
    )
    days = working_days_expr(pl.col("start"), pl.col("end"))
    late = frame.filter(days > 45).collect(engine=engine)
    assert late["end"].to_list() == [date(2014, 6, 9)]
    mean = frame.with_columns(days=days).group_by("team").agg(pl.col("days").mean()).sort("team")
    assert mean.collect(engine=engine).rows() == [("A", 45.5), ("B", 44.0)]


def test_date_times_count_by_their_day():
    frame = pl.select(at=pl.datetime(2014, 6, 6, 23, 59))
    assert frame.select(working_days_expr(pl.col("at"), pl.lit(date(2014, 6, 9)))).item() == 1


@pytest.mark.parametrize("day", [date(2007, 12, 31), date(2029, 1, 1), date(1900, 1, 1)])
def test_days_outside_the_calendar_fail_loudly(day):
    sentence = r"^Working days are known from 1 January 2008 to 31 December 2028, and .* lies outside: .*\.$"
    inside = date(2014, 6, 6)
    with pytest.raises(PeriodError, match=sentence):
        working_days_between(day, inside)
    with pytest.raises(PeriodError, match=sentence):
        add_working_days(day, 1)
    frame = pl.LazyFrame({"day": [inside, day, None]})
    with pytest.raises(PeriodError, match=sentence):
        frame.select(working_days_expr(pl.lit(inside), pl.col("day"))).collect()


@pytest.mark.parametrize(("day", "days"), [(LAST_DAY, 1), (FIRST_DAY, -1)])
def test_results_outside_the_calendar_fail_loudly(day, days):
    with pytest.raises(PeriodError, match="The working day asked for lies outside the calendar"):
        add_working_days(day, days)
    with pytest.raises(PeriodError, match="The working day asked for lies outside the calendar"):
        pl.LazyFrame({"day": [day]}).select(add_working_days_expr(pl.col("day"), days)).collect()


def test_an_empty_shift_leaves_the_expression_alone():
    assert pl.select(add_working_days_expr(pl.lit(date(1900, 1, 1)), 0)).item() == date(1900, 1, 1)
