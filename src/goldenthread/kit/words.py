"""Dates and numbers as people read them, the same on every page."""

from __future__ import annotations

from datetime import date


def day(value: date) -> str:
    """5 April 2014."""
    return f"{value.day} {value:%B %Y}"
