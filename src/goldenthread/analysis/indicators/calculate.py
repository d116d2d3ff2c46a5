"""From definitions and a dataset to figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from goldenthread.analysis.cohorts import Counts, count
from goldenthread.analysis.indicators.case_frame import case_frame
from goldenthread.analysis.indicators.coverage import answerable, windows
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.groups import TEAM, in_order, labelled
from goldenthread.analysis.indicators.publication import Publication, check_publishable
from goldenthread.analysis.indicators.request import Audience, Request, request
from goldenthread.analysis.indicators.values import RESULT_SCHEMA, Marks, Numbers, figures, without
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
    results = [_results(indicator, asked, frames, publication) for indicator in asked.indicators]
    return pl.concat([pl.DataFrame(schema=RESULT_SCHEMA), *results])


def _results(indicator: Indicator, asked: Request, frames: Frames, publication: Publication | None) -> pl.DataFrame:
    """The figures of one indicator: in each period the whole, then every group that appears in any of them."""
    by = None if asked.group == TEAM and not indicator.by_team else asked.group
    periods = answerable(indicator, asked.periods, frames)
    counts = count_cases(indicator, periods, frames, by)
    rows = _groups(counts, by, indicator)
    found = figures(indicator, *_laid_out(counts, asked.periods, periods, rows))
    labelled_rows = [(indicator.id, period.label, group) for period in asked.periods for group in rows]
    result = pl.concat([pl.DataFrame(labelled_rows, schema=_LABELS, orient="row"), found], how="horizontal")
    return result if publication is None else _publishable(result, indicator, asked.periods, by, publication)


NOWHERE = -1

_LABELS = {name: RESULT_SCHEMA[name] for name in ("indicator", "period", "group")}


def _publishable(
    result: pl.DataFrame, indicator: Indicator, periods: Sequence[Period], by: str | None, publication: Publication
) -> pl.DataFrame:
    """The results with what may not be published taken out."""
    check_publishable(indicator, periods, dimension=None if by == TEAM else by)
    spans = {period.label: period for period in periods}
    hidden = [
        status == "published" and publication.hides(indicator, spans[label], **_named(by, group))
        for label, group, status in result.select("period", "group", "status").iter_rows()
    ]
    return result.with_columns(without(pl.Series(hidden, dtype=pl.Boolean)))


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
    occurs = (np.abs(counts.numerator) + np.abs(counts.denominator)).sum(axis=1) > 0
    rows = {label: row for row, label in enumerate(counts.groups) if label is not None and occurs[row]}
    return {None: 0} | {label: rows.get(label) for label in in_order(list(rows), by, indicator)}


def _laid_out(
    counts: Counts | None, asked: Sequence[Period], answered: Sequence[Period], rows: Mapping[str | None, int | None]
) -> tuple[Numbers, Numbers, Marks]:
    """Numerators, denominators and whether they are answered, period by period and in each group by group."""
    places = {period: column for column, period in enumerate(answered)}
    columns = [places.get(period, NOWHERE) for period in asked]
    known = np.repeat([column != NOWHERE for column in columns], len(rows))
    if counts is None:
        return np.zeros(len(known)), np.zeros(len(known)), known
    taken = np.ix_([NOWHERE if row is None else row for row in rows.values()], columns)
    # A row and a column of noughts stand at the end, for groups and periods that have none.
    numerator, denominator = (np.pad(side, (0, 1))[taken].T.ravel() for side in (counts.numerator, counts.denominator))
    return numerator, denominator, known


def _named(by: str | None, group: str | None) -> dict[str, Any]:
    """A group as ``Publication`` names it."""
    if by is None or group is None:
        return {}
    return {"team": group} if by == TEAM else {"word": (by, group)}
