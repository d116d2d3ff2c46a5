"""Counts of cases turned into figures: numerator, denominator, value and why there is none."""

from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from goldenthread.analysis.indicators.definition import SCALES, Indicator

Status = Literal["published", "suppressed", "not_supplied", "no_value"]
Numbers = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]

FIGURES: dict[str, pl.DataType] = {
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "value": pl.Float64(),
    "unit": pl.String(),
    "status": pl.String(),
}

RESULT_SCHEMA: dict[str, pl.DataType] = {
    "indicator": pl.String(),
    "period": pl.String(),
    "group": pl.String(),
} | FIGURES


def figures(indicator: Indicator, numerator: Numbers, denominator: Numbers, answered: Marks) -> pl.DataFrame:
    """A row of ``FIGURES`` for every count: one that found nothing is a true 0, a share of nothing has no value.

    Where ``answered`` is false the dataset cannot say.
    """
    counts = indicator.denominator is None
    divides = counts | (denominator != 0)
    value = numerator if counts else _quotient(indicator, numerator, denominator)
    status = np.select([~answered, ~divides], ["not_supplied", "no_value"], "published")
    return pl.DataFrame(
        {
            "numerator": _where(answered, numerator),
            "denominator": _where(answered & (not counts), denominator),
            "value": _where(answered & divides, value),
            "unit": [indicator.unit] * len(numerator),
            "status": status.tolist(),
        },
        schema=FIGURES,
    )


def _quotient(indicator: Indicator, numerator: Numbers, denominator: Numbers) -> Numbers:
    return SCALES[indicator.unit] * numerator / np.where(denominator == 0, 1.0, denominator)


def _where(kept: Marks, numbers: Numbers) -> pl.Series:
    """The numbers, empty where they are not kept."""
    return pl.Series(np.where(kept, numbers, np.nan), dtype=pl.Float64, nan_to_null=True)


def without(hidden: pl.Series) -> list[pl.Expr]:
    """What takes the figures out of the rows that are hidden."""
    shown = ~pl.lit(hidden)
    blank = [pl.when(shown).then(pl.col(name)).alias(name) for name in ("numerator", "denominator", "value")]
    return [*blank, pl.when(shown).then("status").otherwise(pl.lit("suppressed")).alias("status")]
