"""The columns that every frame of cases has, and how a definition's frame is fitted to them."""

from collections.abc import Mapping

import polars as pl

from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.periods import Period

CASE_SCHEMA: Mapping[str, pl.DataType] = {
    "case_id": pl.String(),
    "person_id": pl.String(),
    "family_id": pl.String(),
    "team_id": pl.String(),
    "worker_id": pl.String(),
    "start": pl.Date(),
    "until": pl.Date(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
}


def case_frame(indicator: Indicator, frames: Frames) -> pl.LazyFrame:
    """The cases of an indicator, in exactly the columns of ``CASE_SCHEMA`` followed by its dimensions.

    A case without a start cannot be placed in time and is left out. Weights left empty count as 0.
    """
    frame = indicator.frame(frames)
    have = frame.collect_schema().names()
    fixed = [_column(name, kind, name in have) for name, kind in CASE_SCHEMA.items()]
    dimensions = [pl.col(dimension.column).cast(pl.String) for dimension in indicator.dimensions]
    weights = pl.col("numerator", "denominator").fill_null(0.0)
    return frame.select(*fixed, *dimensions).filter(pl.col("start").is_not_null()).with_columns(weights)


def active(indicator: Indicator, period: Period) -> pl.Expr:
    """Whether a case counts in the period."""
    if indicator.basis == "during":
        return pl.col("start").is_between(period.start, period.end)
    return (pl.col("start") <= period.end) & (pl.col("until").is_null() | (pl.col("until") > period.end))


def _column(name: str, kind: pl.DataType, given: bool) -> pl.Expr:
    return (pl.col(name) if given else pl.lit(None)).cast(kind).alias(name)
