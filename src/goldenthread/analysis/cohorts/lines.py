"""Every spell of a table on one line of whole numbers, so that sorting and searching see key and day at once.

A day of a key is the key's number times a stretch longer than the calendar, plus the day. Spells of different keys can
then never meet, and one search finds a day of any key.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

Places = npt.NDArray[np.int64]

FOREVER = date(9999, 12, 31)
"""Stands for an empty end where ends are compared."""

_BEFORE = (date(1970, 1, 1) - date.min).days
LAST = (FOREVER - date.min).days
STRETCH = 2 ** (LAST + 1).bit_length()


def whole_numbers(numbers: pl.Series, empty: int) -> Places:
    """The numbers (or days since 1970) of a column as an array, with ``empty`` for nulls."""
    found = numbers.cast(pl.Int32).to_numpy()
    if numbers.null_count():
        found = np.where(np.isnan(found), empty, found)
    return found.astype(np.int64)


def key_numbers(frames: Sequence[pl.DataFrame], keys: Sequence[str]) -> list[Places]:
    """A number for every row of each frame, the same for the same values of the key columns. Nulls are a value."""
    numbers = np.zeros(sum(frame.height for frame in frames), dtype=np.int64)
    for key in keys:
        values = pl.concat([frame[key] for frame in frames])
        found = whole_numbers(values.cast(pl.Categorical(pl.Categories.random())).to_physical(), -1) + 1
        numbers = numbers * (int(found.max(initial=0)) + 1) + found
    return np.split(numbers, np.cumsum([frame.height for frame in frames])[:-1])


def on_line(numbers: Places, days: pl.Series) -> Places:
    """The place of each day on the line; an empty one lies at the very end of its key's stretch."""
    places: Places = numbers * STRETCH + (whole_numbers(days, LAST - _BEFORE) + _BEFORE)
    return places


def days_of(places: Places) -> pl.Series:
    """The day of each place on the line; empty for the end of a stretch."""
    counted = places % STRETCH
    if not (counted == LAST).any():
        return pl.Series((counted - _BEFORE).astype(np.int32)).cast(pl.Date)
    days = np.where(counted < LAST, (counted - _BEFORE).astype(np.float64), np.nan)
    return pl.Series(days, nan_to_null=True).cast(pl.Int32).cast(pl.Date)
