"""A day as people type it."""

from datetime import date

import pytest

from goldenthread.kit.days import DayError, understood


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (("5", "4", "2014"), date(2014, 4, 5)),
        (("5", "apr", "14"), date(2014, 4, 5)),
        ((" 5 ", "April", "2014"), date(2014, 4, 5)),
        (("5/4/14", "", ""), date(2014, 4, 5)),
        (("5.4.2014", "", ""), date(2014, 4, 5)),
        (("2014-04-05", "", ""), date(2014, 4, 5)),
        (("5th April 2014", "", ""), date(2014, 4, 5)),
        (("5apr14", "", ""), date(2014, 4, 5)),
        (("5 apr", "", ""), date(2015, 4, 5)),
        (("5 dec", "", ""), date(2014, 12, 5)),
        (("5", "dec", ""), date(2014, 12, 5)),
        (("1", "1", "16"), date(2016, 1, 1)),
        (("1", "1", "17"), date(1917, 1, 1)),
        (("1", "1", "85"), date(1985, 1, 1)),
        (("Today", "", ""), date(2015, 6, 30)),
        (("yesterday", "", ""), date(2015, 6, 29)),
        (("tomorrow", "", ""), date(2015, 7, 1)),
        (("", " ", ""), None),
    ],
)
def test_a_day_is_understood_however_it_is_typed(typed, day):
    assert understood(*typed) == day


@pytest.mark.parametrize(
    ("typed", "sentence", "part"),
    [
        (("31", "2", "2014"), "real date", "day"),
        (("5", "13", "2014"), "month as a number", "month"),
        (("5", "x", "2014"), "month as a number", "month"),
        (("x", "4", "2014"), "day as a number", "day"),
        (("²", "4", "2014"), "day as a number", "day"),
        (("5", "4", "x"), "year as four", "year"),
        (("5", "4", "20145"), "real date", "day"),
        (("5", "", "2014"), "Enter a date like", "month"),
        (("5", "", ""), "Enter a date like", "month"),
        (("soon", "", ""), "Enter a date like", "month"),
        (("/", "", ""), "Enter a date like", "month"),
        (("29 feb", "", ""), "real date", "day"),
    ],
)
def test_what_is_no_day_is_said_plainly_with_the_box_to_mend(typed, sentence, part):
    with pytest.raises(DayError, match=sentence) as error:
        understood(*typed)
    assert error.value.part == part
