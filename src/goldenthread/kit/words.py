"""Dates and numbers as people read them, the same on every page."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def day(value: date) -> str:
    """5 April 2014."""
    return f"{value.day} {value:%B %Y}"


def time_of_day(value: datetime) -> str:
    """2:14pm, as the clock on the wall shows it."""
    local = timezone.localtime(value)
    return f"{local:%I:%M}".lstrip("0") + f"{local:%p}".lower()


def moment(value: datetime) -> str:
    """2:20pm today, by the true clock; 2:20pm on 5 April 2014 on another day."""
    local = timezone.localtime(value)
    today = local.date() == timezone.localdate()
    return time_of_day(value) if today else f"{time_of_day(value)} on {day(local)}"
