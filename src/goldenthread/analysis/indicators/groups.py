"""The labels under which cases are grouped: team names, and the words of a code set in its order."""

import polars as pl

from goldenthread.analysis.indicators.definition import Dimension, Indicator
from goldenthread.analysis.indicators.errors import unknown
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.codes import CODE_SETS

NOT_RECORDED = "Not recorded"
TEAM = "team"


def check_grouping(indicator: Indicator, by: str) -> None:
    """Raise ``IndicatorError`` unless ``by`` is team or a dimension of the indicator."""
    if by != TEAM and by not in {dimension.column for dimension in indicator.dimensions}:
        known = [TEAM, "month", "quarter", *(dimension.column for dimension in indicator.dimensions)]
        raise unknown("grouping", by, known, where=f"{indicator.id} can be shown by")


def labelled(cases: pl.LazyFrame, by: str, indicator: Indicator, frames: Frames) -> pl.LazyFrame:
    """The cases with a column named ``by`` that holds the label of their group, never null."""
    if by == TEAM:
        named = cases.join(frames.team_names.lazy(), on="team_id", how="left")
        return named.with_columns(pl.coalesce("team", "team_id", pl.lit(NOT_RECORDED)).alias(TEAM))
    dimension = indicator.dimension(by)
    return cases.with_columns(_words(dimension).fill_null(NOT_RECORDED).alias(by))


def _words(dimension: Dimension) -> pl.Expr:
    column = pl.col(dimension.column)
    if dimension.code_set is None:
        return column
    codes = CODE_SETS[dimension.code_set].codes
    return column.replace_strict({code.value: code.label for code in codes}, default=column, return_dtype=pl.String)


def in_order(found: list[str], by: str, indicator: Indicator) -> list[str]:
    """Labels as they are shown: all words of a code set in its order, others by name; what is not recorded last."""
    expected = _expected(by, indicator)
    others = sorted(label for label in found if label not in expected and label != NOT_RECORDED)
    return [*expected, *others, *([NOT_RECORDED] if NOT_RECORDED in found else [])]


def _expected(by: str, indicator: Indicator) -> list[str]:
    code_set = None if by == TEAM else indicator.dimension(by).code_set
    return [code.label for code in CODE_SETS[code_set].codes] if code_set else []
