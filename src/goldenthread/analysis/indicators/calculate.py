"""From definitions and a dataset to figures."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from goldenthread.analysis.cohorts import Counts, count
from goldenthread.analysis.indicators.case_frame import case_frame
from goldenthread.analysis.indicators.coverage import answerable, windows
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.groups import TEAM, in_order, labelled
from goldenthread.analysis.indicators.publication import Publication, check_publishable
from goldenthread.analysis.indicators.request import Audience, Request, request
from goldenthread.analysis.indicators.values import RESULT_SCHEMA, Cell, counted, without_figures
from goldenthread.analysis.periods import Period
from goldenthread.analysis.tables import Dataset


def calculate(  # noqa: PLR0913 - which figures, from what, and for whom
    indicators: Sequence[Indicator | str],
    dataset: Dataset,
    *,
    periods: Sequence[Period | str],
    by: Sequence[str] = (),
    as_at: date | None = None,
    audience: Audience = "internal",
) -> pl.DataFrame:
    """The figures of ``indicators`` (ids or definitions) in ``periods`` (labels or periods).

    ``by`` holds any of ``month`` or ``quarter`` (each period is broken down into these) and ``team`` or one dimension
    (a row a group follows the row of the whole, whose ``group`` is null). ``as_at`` is the day whose knowledge is used,
    the dataset's own if left out. The columns are those of ``RESULT_SCHEMA``: ``value`` is unrounded, in percent points
    for ``%``, and ``status`` says why there is none. ``audience="published"`` hides small numbers and what would reveal
    them. Raises ``IndicatorError`` or ``PeriodError``.
    """
    asked = request(indicators, dataset, periods=periods, by=by, as_at=as_at, audience=audience)
    frames = Frames(dataset, asked.as_at)
    publication = Publication(frames) if asked.audience == "published" else None
    rows = [cell.row() for indicator in asked.indicators for cell in _cells(indicator, asked, frames, publication)]
    return pl.DataFrame(rows, schema=RESULT_SCHEMA, orient="row")


def _cells(indicator: Indicator, asked: Request, frames: Frames, publication: Publication | None) -> Iterator[Cell]:
    """The cells of one indicator: in each period the whole, then every group that appears in any of them."""
    by = None if asked.group == TEAM and not indicator.by_team else asked.group
    if publication is not None:
        check_publishable(indicator, asked.periods, dimension=None if by == TEAM else by)
    periods = answerable(indicator, asked.periods, frames)
    counts = count_cases(indicator, periods, frames, by)
    place = {period: column for column, period in enumerate(periods)}
    for period in asked.periods:
        for group, row in _groups(counts, by, indicator).items():
            if period not in place:
                yield without_figures(indicator, period.label, group, "not_supplied")
            else:
                cell = counted(indicator, period.label, group, *_sums(counts, row, place[period]))
                yield cell if publication is None else publication.shown(cell, period, **_named(by, group))


def count_cases(indicator: Indicator, periods: Sequence[Period], frames: Frames, by: str | None) -> Counts | None:
    """The cases of an indicator counted in ``periods``, by group if ``by`` names one; nothing for no periods."""
    if not periods:
        return None
    cases = case_frame(indicator, frames)
    if by is not None:
        cases = labelled(cases, by, indicator, frames)
    needed = ["start", "until", "numerator", "denominator", *(name for name in (by, indicator.distinct) if name)]
    collected = cases.select(needed).collect()
    return count(collected, windows(periods), basis=indicator.basis, by=by, distinct=indicator.distinct)


def _groups(counts: Counts | None, by: str | None, indicator: Indicator) -> Mapping[str | None, int | None]:
    """The groups shown, each with its row of the counts; one of a code set that never occurs has none."""
    if counts is None or by is None:
        return {None: 0}
    rows = {label: row for row, label in enumerate(counts.groups) if _occurs(counts, row)}
    labels = in_order([label for label in rows if label is not None], by, indicator)
    return {None: 0} | {label: rows.get(label) for label in labels}


def _occurs(counts: Counts, row: int) -> bool:
    return bool(counts.numerator[row].any() or counts.denominator[row].any())


def _sums(counts: Counts | None, row: int | None, column: int) -> tuple[float, float]:
    if counts is None or row is None:
        return 0.0, 0.0
    return float(counts.numerator[row, column]), float(counts.denominator[row, column])


def _named(by: str | None, group: str | None) -> dict[str, Any]:
    """A group as ``Publication`` names it."""
    if by is None or group is None:
        return {}
    return {"team": group} if by == TEAM else {"word": (by, group)}
