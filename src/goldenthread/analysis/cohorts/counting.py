"""Cases counted on days or in periods, whole and by group: the one aggregation that every indicator shares.

Nothing is joined with the periods. Each case finds its place among the sorted boundaries by search, weights are summed
per place, and running sums give every window at once: the cost hardly grows with the number of windows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from goldenthread.analysis.cohorts.lines import whole_numbers

Basis = Literal["during", "as_at"]
Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

# Sums of weights such as full-time equivalents carry noise far below this.
DIGITS = 9


@dataclass(frozen=True)
class Window:
    """The days ``first`` to ``last``, both counted in. An as-at count looks at ``last`` only."""

    first: date
    last: date


@dataclass(frozen=True)
class Counts:
    """Sums per group and window: ``numerator`` and ``denominator`` have a row a group and a column a window.

    The first group is the whole (``None``); the others are in the order of their labels.
    """

    groups: tuple[str | None, ...]
    numerator: Numbers
    denominator: Numbers


@dataclass(frozen=True)
class _Cases:
    """The cases as arrays: days as numbers, groups as places in the list of labels."""

    start: Whole
    until: Whole
    group: Whole
    groups: int
    value: pl.Series | None


def count(
    cases: pl.DataFrame,
    windows: Sequence[Window],
    *,
    basis: Basis,
    by: str | None = None,
    distinct: str | None = None,
) -> Counts:
    """Count ``cases`` (columns start, until, numerator, denominator, and those named) in every window.

    ``by`` names a column of labels without nulls. With ``distinct`` the different values of that column are counted
    among cases whose weight is above zero, instead of summing the weights; nulls are not counted.
    """
    labels, group = _grouped(cases, by)
    value = cases[distinct] if distinct else None
    arrays = _Cases(_days(cases["start"]), _days(cases["until"]), group, len(labels), value)
    tally = _distinct if distinct else _sums
    numerator, denominator = (
        tally(arrays, cases[side].to_numpy(), windows, basis) for side in ("numerator", "denominator")
    )
    return Counts((None, *labels), numerator, denominator)


def _grouped(cases: pl.DataFrame, by: str | None) -> tuple[list[str], Whole]:
    if by is None:
        return [], np.zeros(cases.height, dtype=np.int64)
    labels = cases[by].unique().sort()
    return labels.to_list(), whole_numbers(cases[by].cast(pl.Enum(labels)).to_physical(), 0)


def _days(days: pl.Series) -> Whole:
    """Days since 1970; an empty date lies after every other."""
    return whole_numbers(days, np.iinfo(np.int32).max)


def _day_numbers(days: Sequence[date]) -> Whole:
    return np.array([day.toordinal() for day in days], dtype=np.int64) - date(1970, 1, 1).toordinal()


def _sums(cases: _Cases, weight: Numbers, windows: Sequence[Window], basis: Basis) -> Numbers:
    by_group = (_sums_on if basis == "as_at" else _sums_during)(cases, weight, windows)
    whole = by_group.sum(axis=0, keepdims=True)
    return np.round(np.vstack([whole, by_group[: cases.groups]]), DIGITS)


def _sums_during(cases: _Cases, weight: Numbers, windows: Sequence[Window]) -> Numbers:
    first = _day_numbers([window.first for window in windows])
    after = _day_numbers([window.last + timedelta(days=1) for window in windows])
    bounds = np.unique(np.concatenate([first, after]))
    before = _running(cases, np.searchsorted(bounds, cases.start, side="right"), weight, len(bounds) + 1)
    return before[:, np.searchsorted(bounds, after)] - before[:, np.searchsorted(bounds, first)]


def _sums_on(cases: _Cases, weight: Numbers, windows: Sequence[Window]) -> Numbers:
    last = _day_numbers([window.last for window in windows])
    days = np.unique(last)
    enter = np.searchsorted(days, cases.start)
    leave = np.maximum(np.searchsorted(days, cases.until), enter)
    entered, left = (_running(cases, place, weight, len(days) + 1) for place in (enter, leave))
    return (entered - left)[:, np.searchsorted(days, last)]


def _running(cases: _Cases, place: npt.NDArray[np.intp], weight: Numbers, places: int) -> Numbers:
    """Running sums of ``weight`` along the places, a row a group."""
    groups = max(cases.groups, 1)
    summed = np.bincount(cases.group * places + place, weights=weight, minlength=groups * places)
    return summed.reshape(groups, places).cumsum(axis=1)


def _distinct(cases: _Cases, weight: Numbers, windows: Sequence[Window], basis: Basis) -> Numbers:
    counted = np.zeros((cases.groups + 1, len(windows)))
    rows = pl.DataFrame({"value": cases.value, "group": cases.group})
    weighs = weight > 0
    if weighs.any():
        for column, window in enumerate(windows):
            active = rows.filter(pl.Series(weighs & _inside(cases, window, basis))).drop_nulls("value")
            counted[:, column] = _different(active, cases.groups)
    return counted


def _inside(cases: _Cases, window: Window, basis: Basis) -> npt.NDArray[np.bool_]:
    first, last = _day_numbers([window.first, window.last])
    counts = (last < cases.until) if basis == "as_at" else (first <= cases.start)
    inside: npt.NDArray[np.bool_] = np.logical_and(cases.start <= last, counts)
    return inside


def _different(active: pl.DataFrame, groups: int) -> list[Any]:
    """How many different values there are: in the whole, then in each group."""
    found = dict(active.group_by("group").agg(pl.col("value").n_unique()).iter_rows())
    return [active["value"].n_unique(), *(found.get(group, 0) for group in range(groups))]
