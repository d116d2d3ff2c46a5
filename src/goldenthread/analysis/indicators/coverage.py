"""Whether a dataset can answer for a period at all: what it does not hold is not supplied, never 0."""

from collections.abc import Sequence

from goldenthread.analysis.cohorts import Window
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.periods import Period, add_months


def supplied(indicator: Indicator, frames: Frames) -> bool:
    """Whether every table that the indicator needs was filled by the source."""
    return all(frames.supplies(table) for table in indicator.needs)


def covered(indicator: Indicator, period: Period, frames: Frames) -> bool:
    """Whether the dataset, as known on its day, reaches over the period and the history that it looks back on."""
    return reached(indicator, period, frames, lookback_months=indicator.lookback_months)


def reached(indicator: Indicator, period: Period, frames: Frames, *, lookback_months: int = 0) -> bool:
    """Whether the dataset reaches over the period, or its last day for what is counted on a day, and history before."""
    first = period.end if indicator.basis == "as_at" else period.start
    return frames.covers_from <= add_months(first, -lookback_months) and period.end <= frames.as_at


def answerable(indicator: Indicator, periods: Sequence[Period], frames: Frames) -> list[Period]:
    """Those of the periods for which there can be a figure."""
    return [each for each in periods if covered(indicator, each, frames)] if supplied(indicator, frames) else []


def windows(periods: Sequence[Period]) -> list[Window]:
    """The periods as windows to count in."""
    return [Window(period.start, period.end) for period in periods]
