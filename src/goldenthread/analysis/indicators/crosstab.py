"""The cases of one value counted by two groupings at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from goldenthread.analysis.cohorts import count
from goldenthread.analysis.indicators.case_frame import case_frame
from goldenthread.analysis.indicators.coverage import answerable, windows
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.errors import IndicatorError
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.groups import TEAM, check_grouping, in_order, labelled
from goldenthread.analysis.indicators.publication import Publication, check_publishable
from goldenthread.analysis.indicators.request import Audience, check_audience, the_day, the_indicator, the_period
from goldenthread.analysis.indicators.values import figures, without
from goldenthread.analysis.periods import Period
from goldenthread.analysis.tables import Dataset

PAIR = "pair"
BETWEEN = "\x1f"

Pair = tuple[str | None, str | None]
Sums = tuple[float, float]


def crosstab(  # noqa: PLR0913 - which value, the two ways to break it down, and for whom
    indicator: Indicator | str,
    dataset: Dataset,
    *,
    period: Period | str,
    rows: str,
    columns: str,
    as_at: date | None = None,
    audience: Audience = "internal",
) -> pl.DataFrame:
    """One value broken down twice: a row a pair of groups, with null for a total.

    Columns: those named by ``rows`` and ``columns`` (labels), numerator, denominator, value and status, as in
    ``calculate``. Every pair of a row and a column that occur is there, and every word of a code set. Raises
    ``IndicatorError`` or ``PeriodError``.
    """
    definition, span = the_indicator(indicator), the_period(period)
    check_audience(audience)
    _check(definition, rows, columns)
    frames = Frames(dataset, the_day(dataset, as_at))
    publication = _publication(definition, span, (rows, columns), frames) if audience == "published" else None
    if not answerable(definition, [span], frames):
        return _table(definition, (rows, columns), {(None, None): (0.0, 0.0)}, answered=False)
    sums = _sums(definition, span, (rows, columns), frames)
    table = _table(definition, (rows, columns), sums, answered=True)
    return table if publication is None else _publishable(table, definition, span, (rows, columns), publication)


def _check(definition: Indicator, rows: str, columns: str) -> None:
    check_grouping(definition, rows)
    check_grouping(definition, columns)
    if rows == columns:
        raise IndicatorError(f"A table of {definition.id} by {rows} and {columns} needs two different groupings.")


def _publication(definition: Indicator, span: Period, by: tuple[str, str], frames: Frames) -> Publication:
    dimensions = [each for each in by if each != TEAM]
    if len(dimensions) > 1:
        raise IndicatorError(f"A table of {definition.id} by {by[0]} and {by[1]} is not published: one must be team.")
    check_publishable(definition, [span], dimension=dimensions[0])
    return Publication(frames)


def _table(definition: Indicator, by: tuple[str, str], sums: Mapping[Pair, Sums], *, answered: bool) -> pl.DataFrame:
    """Every pair of labels with its figures."""
    labels = [_labels(definition, each, {pair[at] for pair in sums}, answered) for at, each in enumerate(by)]
    pairs: list[Pair] = [(row, column) for row in labels[0] for column in labels[1]]
    numerator, denominator = np.array([sums.get(pair, (0.0, 0.0)) for pair in pairs]).T
    found = figures(definition, numerator, denominator, np.full(len(pairs), answered)).drop("unit")
    return pl.concat([pl.DataFrame(pairs, schema=dict.fromkeys(by, pl.String), orient="row"), found], how="horizontal")


def _publishable(
    table: pl.DataFrame, definition: Indicator, span: Period, by: tuple[str, str], publication: Publication
) -> pl.DataFrame:
    """The table with what may not be published taken out."""
    hidden = [
        status == "published" and publication.hides(definition, span, **_named(by, (row, column)))
        for row, column, status in table.select(*by, "status").iter_rows()
    ]
    return table.with_columns(without(pl.Series(hidden, dtype=pl.Boolean)))


def _labels(definition: Indicator, by: str, found: set[str | None], answered: bool) -> list[str | None]:
    """The total and every group; of what the dataset cannot say the total alone."""
    return [None, *(in_order([label for label in found if label is not None], by, definition) if answered else ())]


def _sums(definition: Indicator, span: Period, by: tuple[str, str], frames: Frames) -> Mapping[Pair, Sums]:
    """Numerator and denominator of every pair, total and grand total that has cases."""
    cases = case_frame(definition, frames)
    for each in by:
        cases = labelled(cases, each, definition, frames)
    collected = cases.with_columns(pl.concat_str(*by, separator=BETWEEN).alias(PAIR)).collect()
    sums: dict[Pair, Sums] = {}
    for name in (PAIR, *by):
        counts = count(collected, windows([span]), basis=definition.basis, by=name, distinct=definition.distinct)
        weights = zip(counts.groups, counts.numerator[:, 0], counts.denominator[:, 0], strict=True)
        sums |= {_pair(label, name, by): (float(n), float(d)) for label, n, d in weights if n or d}
    return sums


def _pair(label: str | None, name: str, by: tuple[str, str]) -> Pair:
    if label is None:
        return None, None
    if name == PAIR:
        row, column = label.split(BETWEEN)
        return row, column
    return (label, None) if name == by[0] else (None, label)


def _named(by: tuple[str, str], pair: Pair) -> dict[str, Any]:
    """A pair of groups as ``Publication`` names it."""
    named = dict(zip(by, pair, strict=True))
    words = [(dimension, label) for dimension, label in named.items() if dimension != TEAM and label is not None]
    return {"team": named[TEAM], "word": words[0] if words else None}
