"""The rows behind a value."""

from datetime import date

import polars as pl

from goldenthread.analysis.indicators.case_frame import CASE_SCHEMA, active, case_frame
from goldenthread.analysis.indicators.coverage import covered, supplied
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.errors import unknown
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.groups import NOT_RECORDED, TEAM, check_grouping, in_order, labelled
from goldenthread.analysis.indicators.request import the_day, the_indicator, the_period
from goldenthread.analysis.periods import Period
from goldenthread.analysis.tables import Dataset

Ids = frozenset[str]


def cases(  # noqa: PLR0913 - which value, and for whom
    indicator: Indicator | str,
    dataset: Dataset,
    *,
    period: Period | str,
    group: str | None = None,
    by: str = TEAM,
    as_at: date | None = None,
    teams: Ids | None = None,
    people: Ids | None = None,
) -> pl.DataFrame:
    """The rows that a value counts, each with what it adds to numerator and denominator.

    The columns are those of ``CASE_SCHEMA``, then ``team`` (the name) and the dimensions in words. ``group`` keeps one
    team, or with ``by`` one value of a dimension. ``teams`` and ``people`` (ids) limit the rows to those of one of
    these teams or people, as ``access.scope`` says: an empty set allows nothing, and only both left out allow all.
    Raises ``IndicatorError`` or ``PeriodError``.
    """
    definition, span = the_indicator(indicator), the_period(period)
    check_grouping(definition, by)
    frames = Frames(dataset, the_day(dataset, as_at))
    rows = _in_words(_counted_in(definition, span, frames), definition, frames).filter(_allowed(teams, people))
    if group is not None:
        _check_group(group, by, definition, frames)
        rows = rows.filter(pl.col(by) == group)
    return rows.collect().sort("start", "case_id")


def _counted_in(definition: Indicator, span: Period, frames: Frames) -> pl.LazyFrame:
    """The cases that weigh in the value of the period; none where there is no value."""
    rows = case_frame(definition, frames)
    if not (supplied(definition, frames) and covered(definition, span, frames)):
        return rows.clear()
    weighs = (pl.col("numerator") != 0) | (pl.col("denominator") != 0)
    return rows.filter(weighs, active(definition, span))


def _in_words(rows: pl.LazyFrame, definition: Indicator, frames: Frames) -> pl.LazyFrame:
    for by in (TEAM, *(dimension.column for dimension in definition.dimensions)):
        rows = labelled(rows, by, definition, frames)
    return rows.select(*CASE_SCHEMA, TEAM, *(dimension.column for dimension in definition.dimensions))


def _allowed(teams: Ids | None, people: Ids | None) -> pl.Expr:
    if teams is None and people is None:
        return pl.lit(True)
    return pl.any_horizontal(
        pl.col("team_id").is_in(list(teams or ())).fill_null(False),
        pl.col("person_id").is_in(list(people or ())).fill_null(False),
    )


def _check_group(group: str, by: str, definition: Indicator, frames: Frames) -> None:
    """Raise ``IndicatorError`` unless the group is one that could have cases."""
    found = frames.team_names["team"].to_list() if by == TEAM else []
    known = in_order([*found, NOT_RECORDED], by, definition)
    closed = by == TEAM or definition.dimension(by).code_set is not None
    if closed and group not in known:
        raise unknown(by.replace("_", " "), group, known, where=f"Cases of {definition.id} are found under")
