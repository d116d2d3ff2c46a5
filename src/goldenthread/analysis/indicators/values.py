"""Counts of cases turned into rows of results."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from goldenthread.analysis.indicators.definition import SCALES, Indicator

Status = Literal["published", "suppressed", "not_supplied", "no_value"]

RESULT_SCHEMA: dict[str, pl.DataType] = {
    "indicator": pl.String(),
    "period": pl.String(),
    "group": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "value": pl.Float64(),
    "unit": pl.String(),
    "status": pl.String(),
}


@dataclass(frozen=True)
class Cell:
    """One figure: an indicator in a period for a group (``None``: the whole authority)."""

    indicator: Indicator
    period: str
    group: str | None
    numerator: float | None = None
    denominator: float | None = None
    status: Status = "published"

    def row(self) -> tuple[object, ...]:
        """The cell in the columns of ``RESULT_SCHEMA``."""
        id_, unit = self.indicator.id, self.indicator.unit
        value = _value(self.indicator, self.numerator, self.denominator)
        return (id_, self.period, self.group, self.numerator, self.denominator, value, unit, self.status)


def counted(indicator: Indicator, period: str, group: str | None, numerator: float, denominator: float) -> Cell:
    """The cell of what was counted: a count that found nothing is a true 0, a share of nothing has no value."""
    if indicator.denominator is None:
        return Cell(indicator, period, group, numerator)
    return Cell(indicator, period, group, numerator, denominator, "published" if denominator else "no_value")


def without_figures(indicator: Indicator, period: str, group: str | None, status: Status) -> Cell:
    """A cell of which nothing is shown but why."""
    return Cell(indicator, period, group, status=status)


def _value(indicator: Indicator, numerator: float | None, denominator: float | None) -> float | None:
    if indicator.denominator is None or numerator is None:
        return numerator
    return SCALES[indicator.unit] * numerator / denominator if denominator else None
