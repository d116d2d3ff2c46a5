"""The holiday library against what is known of England's bank holidays, rule by rule and one-off by one-off."""

from datetime import date, timedelta

import pytest

from goldenthread.analysis.periods import FIRST_DAY, LAST_DAY, bank_holidays

# Days proclaimed or moved for one year, with the regular day that they took the place of.
ONE_OFFS = {
    2011: {"added": {date(2011, 4, 29)}, "moved": set()},  # royal wedding
    2012: {"added": {date(2012, 6, 4), date(2012, 6, 5)}, "moved": {date(2012, 5, 28)}},  # Diamond Jubilee
    2020: {"added": {date(2020, 5, 8)}, "moved": {date(2020, 5, 4)}},  # 75 years after VE day
    2022: {
        "added": {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)},  # Platinum Jubilee, state funeral
        "moved": {date(2022, 5, 30)},
    },
    2023: {"added": {date(2023, 5, 8)}, "moved": set()},  # coronation
}


def easter(year):
    """Easter Sunday by the anonymous Gregorian rule."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def first_monday(year, month):
    return next(date(year, month, day) for day in range(1, 8) if date(year, month, day).weekday() == 0)


def last_monday(year, month):
    return next(date(year, month, day) for day in range(31, 24, -1) if date(year, month, day).weekday() == 0)


def in_lieu(fixed):
    """The first weekday on or after each fixed holiday that no other holiday has taken."""
    taken = []
    for day in fixed:
        following = (day + timedelta(days=number) for number in range(7))
        taken.append(next(each for each in following if each.weekday() < 5 and each not in taken))
    return set(taken)


def regular(year):
    sunday = easter(year)
    # Christmas Day gives way to Boxing Day where both are moved: the days are the same whichever comes first.
    return {
        *in_lieu([date(year, 1, 1)]),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        first_monday(year, 5),
        last_monday(year, 5),
        last_monday(year, 8),
        *in_lieu([date(year, 12, 25), date(year, 12, 26)]),
    }


@pytest.mark.parametrize("year", range(FIRST_DAY.year, LAST_DAY.year + 1))
def test_the_weekdays_off_of_each_year(year):
    one_off = ONE_OFFS.get(year, {"added": set(), "moved": set()})
    expected = (regular(year) - one_off["moved"]) | one_off["added"]
    assert {day for day in bank_holidays() if day.year == year and day.weekday() < 5} == expected


def test_easter_rule_against_known_years():
    assert easter(2014) == date(2014, 4, 20)
    assert easter(2015) == date(2015, 4, 5)
    assert easter(2008) == date(2008, 3, 23)


def test_the_list_is_in_order_and_inside_the_calendar():
    assert list(bank_holidays()) == sorted(set(bank_holidays()))
    assert bank_holidays()[0] >= FIRST_DAY
    assert bank_holidays()[-1] <= LAST_DAY


def test_holidays_of_other_nations_are_not_englands():
    assert date(2014, 11, 30) not in bank_holidays()  # St Andrew's Day
    assert date(2014, 1, 2) not in bank_holidays()
    assert date(2014, 3, 17) not in bank_holidays()
    assert date(2026, 6, 15) not in bank_holidays()
