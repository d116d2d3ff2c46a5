"""A day as people type it: 5 4 2014 in three boxes, or 5/4/14, "5 apr", "today" in the first."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from goldenthread.codes import UserError
from goldenthread.kit import clock

LIKE = "like 27 3 2014"
WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_abbr) if name}
PARTS = re.compile(r"[^\W_]+")
ORDINAL = re.compile(r"(?i)(?<=\d)(st|nd|rd|th)(?![a-z])")
BETWEEN = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")  # a figure beside a letter


class DayError(UserError):
    """What was typed is no day. ``part`` is the box to mend: "day", "month" or "year"."""

    def __init__(self, sentence: str, part: str = "day") -> None:
        super().__init__(sentence)
        self.part = part


def understood(day: str, month: str, year: str) -> date | None:
    """The day that was meant; None where nothing was typed. Raises ``DayError``.

    A year of two figures is the one that lies nearest before the end of next year; without a year it is the last such
    day up to today.
    """
    typed = [part.strip() for part in (day, month, year)]
    if not any(typed):
        return None
    if typed[0].lower() in WORDS:
        return clock.today() + timedelta(days=WORDS[typed[0].lower()])
    return _read(*_in_three(typed))


def _in_three(typed: list[str]) -> tuple[str, str, str]:
    """What stands all in the first box is taken apart: 2014-04-05, 5/4/14, 5 April, 5apr14."""
    if typed[1] or typed[2]:
        return typed[0], typed[1], typed[2]
    apart = PARTS.findall(BETWEEN.sub(" ", ORDINAL.sub("", typed[0])))
    if len(apart) == 3 and len(apart[0]) == 4:
        apart.reverse()
    first, second, third = (*apart, "", "", "")[:3]
    return first, second, third


def _read(day: str, month: str, year: str) -> date:
    in_month = _month(month)
    in_day = _number(day, "Enter the day as a number from 1 to 31", "day")
    if not year:
        return _last(in_day, in_month)
    return _day(in_day, in_month, _year(_number(year, "Enter the year as four figures, such as 2014", "year")))


def _month(text: str) -> int:
    if not text:
        raise DayError(f"Enter a date {LIKE}", "month")
    if text[:3].lower() in MONTHS:
        return MONTHS[text[:3].lower()]
    month = _number(text, "Enter the month as a number from 1 to 12, or its name", "month")
    if not 1 <= month <= 12:
        raise DayError("Enter the month as a number from 1 to 12, or its name", "month")
    return month


def _number(text: str, sentence: str, part: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise DayError(sentence, part)
    return int(text)


def _year(number: int) -> int:
    if number >= 100:
        return number
    century, ahead = divmod(clock.today().year + 1, 100)
    return (century if number <= ahead else century - 1) * 100 + number


def _last(day: int, month: int) -> date:
    """The last such day up to today."""
    today = clock.today()
    found = _day(day, month, today.year)
    return found if found <= today else _day(day, month, today.year - 1)


def _day(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DayError(f"Enter a real date {LIKE}") from error
