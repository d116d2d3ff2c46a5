"""Reporting years, quarters, months and rolling twelve months."""

from datetime import date

import pytest

from goldenthread.analysis.periods import (
    Period,
    PeriodError,
    month_of,
    months_between,
    period,
    quarter_of,
    reporting_year,
    twelve_months_to,
)
from goldenthread.codes import UserError


@pytest.mark.parametrize(
    ("label", "kind", "start", "end"),
    [
        ("2014-15", "year", date(2014, 4, 1), date(2015, 3, 31)),
        ("1999-00", "year", date(1999, 4, 1), date(2000, 3, 31)),
        ("2014-15-Q1", "quarter", date(2014, 4, 1), date(2014, 6, 30)),
        ("2014-15-Q2", "quarter", date(2014, 7, 1), date(2014, 9, 30)),
        ("2014-15-Q3", "quarter", date(2014, 10, 1), date(2014, 12, 31)),
        ("2014-15-Q4", "quarter", date(2015, 1, 1), date(2015, 3, 31)),
        ("2014-04", "month", date(2014, 4, 1), date(2014, 4, 30)),
        ("2016-02", "month", date(2016, 2, 1), date(2016, 2, 29)),
        ("12m-to-2015-03-31", "rolling_12m", date(2014, 4, 1), date(2015, 3, 31)),
        ("12m-to-2015-06-15", "rolling_12m", date(2014, 6, 16), date(2015, 6, 15)),
    ],
)
def test_a_label_names_a_span_of_days(label, kind, start, end):
    assert period(label) == Period(label, kind, start, end)


def test_a_label_that_reads_two_ways_is_the_year_and_its_month_is_written_with_an_m():
    assert period("2009-10").kind == "year"
    assert period("2009-M10") == month_of(date(2009, 10, 31))
    assert month_of(date(2009, 10, 31)).label == "2009-M10"
    assert period("2014-M04").label == "2014-04"


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        (
            "2014/15",
            r"'2014/15' is not a period \(did you mean 2014-15\?\): write a reporting year as 2014-15, a quarter",
        ),
        ("2014-2015", r"did you mean 2014-15"),
        ("2014-16", r"did you mean 2014-15"),
        ("2014", r"did you mean 2014-15"),
        ("1066-67", r"'1066-67' is not a period: write"),
        ("1066-03", r"'1066-03' is not a period: write"),
        ("1066-67-Q1", r"is not a period: write"),
        ("2014-15-Q5", r"is not a period: write"),
        ("2014-16-Q1", r"is not a period: write"),
        ("2014-13", r"did you mean 2014-15"),
        ("12m-to-2015-02-30", r"is not a period: write"),
        ("12m-to-1066-10-14", r"is not a period: write"),
        ("last year", r"'last year' is not a period: write .* or twelve months as 12m-to-2015-03-31\."),
        ("", r"'' is not a period: write"),
    ],
)
def test_any_other_label_is_a_plain_error(label, sentence):
    with pytest.raises(PeriodError, match=sentence) as caught:
        period(label)
    assert isinstance(caught.value, UserError)


def test_a_year_has_four_quarters_and_twelve_months():
    year = period("2014-15")
    assert [each.label for each in year.quarters()] == ["2014-15-Q1", "2014-15-Q2", "2014-15-Q3", "2014-15-Q4"]
    assert [each.label for each in year.months()][:2] == ["2014-04", "2014-05"]
    assert len(year.months()) == 12
    assert year.months()[-1].end == year.end


def test_a_quarter_holds_itself_and_three_months():
    quarter = period("2014-15-Q4")
    assert quarter.quarters() == (quarter,)
    assert [each.label for each in quarter.months()] == ["2015-01", "2015-02", "2015-03"]


def test_only_what_lies_wholly_inside_counts():
    rolling = period("12m-to-2015-06-15")
    assert [each.label for each in rolling.quarters()] == ["2014-15-Q2", "2014-15-Q3", "2014-15-Q4"]
    assert (rolling.months()[0].label, rolling.months()[-1].label) == ("2014-07", "2015-05")
    assert period("2014-04").quarters() == ()


@pytest.mark.parametrize(
    ("label", "previous"),
    [
        ("2014-15", "2013-14"),
        ("2014-15-Q1", "2013-14-Q4"),
        ("2014-04", "2014-03"),
        ("2009-M11", "2009-M10"),
        ("12m-to-2015-03-31", "12m-to-2014-03-31"),
        ("12m-to-2016-02-29", "12m-to-2015-02-28"),
    ],
)
def test_the_previous_period_ends_the_day_before(label, previous):
    assert period(label).previous() == period(previous)


def test_periods_stand_in_the_order_of_start_and_end():
    written = ["2014-15", "2014-04", "2014-15-Q1", "2013-14", "12m-to-2015-03-31"]
    found = [each.label for each in sorted(map(period, written))]
    assert found == ["2013-14", "2014-04", "2014-15-Q1", "2014-15", "12m-to-2015-03-31"]
    assert period("2013-14") < period("2014-15") >= period("2014-15")


def test_both_ends_lie_inside():
    year = period("2014-15")
    assert date(2014, 4, 1) in year
    assert date(2015, 3, 31) in year
    assert date(2014, 3, 31) not in year
    assert date(2015, 4, 1) not in year


@pytest.mark.parametrize(
    ("day", "year", "quarter", "month"),
    [
        (date(2015, 3, 31), "2014-15", "2014-15-Q4", "2015-03"),
        (date(2015, 4, 1), "2015-16", "2015-16-Q1", "2015-04"),
        (date(2014, 12, 31), "2014-15", "2014-15-Q3", "2014-12"),
        (date(2014, 7, 1), "2014-15", "2014-15-Q2", "2014-07"),
    ],
)
def test_the_periods_that_a_day_lies_in(day, year, quarter, month):
    assert (reporting_year(day).label, quarter_of(day).label, month_of(day).label) == (year, quarter, month)


@pytest.mark.parametrize(
    ("end", "start"),
    [
        (date(2015, 3, 31), date(2014, 4, 1)),
        # The year to the last day of February begins on 1 March, be the year before a leap year or not.
        (date(2016, 2, 29), date(2015, 3, 1)),
        (date(2017, 2, 28), date(2016, 3, 1)),
        (date(2015, 2, 28), date(2014, 3, 1)),
        (date(2016, 2, 28), date(2015, 3, 1)),
    ],
)
def test_twelve_months_to_a_day(end, start):
    assert twelve_months_to(end) == Period(f"12m-to-{end}", "rolling_12m", start, end)


def test_months_between_two_days():
    assert [each.label for each in months_between(date(2014, 12, 31), date(2015, 2, 1))] == [
        "2014-12",
        "2015-01",
        "2015-02",
    ]
    assert len(months_between(date(2014, 4, 30), date(2014, 4, 1))) == 1
    assert months_between(date(2014, 4, 1), date(2014, 3, 31)) == ()


def test_thirty_six_months_to_march():
    months = months_between(date(2012, 4, 1), date(2015, 3, 31))
    assert len(months) == 36
    assert months == tuple(sorted(months))
