"""What an indicator is: a frozen declaration and one function from the dataset to a frame of cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from goldenthread.analysis.cohorts.counting import Basis
from goldenthread.analysis.indicators.frames import Frames

SERVICE_AREAS: tuple[str, ...] = (
    "front door",
    "early help",
    "assessment",
    "CIN",
    "child protection",
    "looked after",
    "leaving care",
    "placements/sufficiency",
    "workforce",
    "supervision",
    "quality/complaints",
)

SERVICE_AREA_TITLES: Mapping[str, str] = {
    "front door": "Front door",
    "early help": "Early help",
    "assessment": "Assessment",
    "CIN": "Children in need",
    "child protection": "Child protection",
    "looked after": "Looked after",
    "leaving care": "Leaving care",
    "placements/sufficiency": "Placements and sufficiency",
    "workforce": "Workforce",
    "supervision": "Supervision",
    "quality/complaints": "Quality and complaints",
}

Unit = Literal["count", "%", "per 10,000", "children per FTE"]
Direction = Literal["high", "low", "neutral"]
Disclosure = Literal["people", "staff", "none"]

SCALES: Mapping[Unit, float] = {"count": 1, "%": 100, "per 10,000": 10_000, "children per FTE": 1}
"""What numerator over denominator is multiplied with; a count has no denominator."""


@dataclass(frozen=True)
class Dimension:
    """A column of the cases by which they may be counted. With a code set, groups take its labels and its order."""

    column: str
    title: str
    code_set: str | None = None


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator: what it counts, in words and as a frame of cases.

    ``basis`` is ``during`` (the case's ``start`` lies in the period) or ``as_at`` (the case is active at the end of the
    last day of the period); what looks back twelve months is ``as_at``, each event active for twelve months. ``needs``
    are the tables without which it is not supplied; ``lookback_months`` is how much history the first day needs.
    ``distinct`` names the column whose different values are counted. ``disclosure`` says whose small numbers are
    hidden when published. ``counted_set`` and ``denominator_sets`` name what numerator and denominator count, where
    other indicators count it too (see ``sets``); ``nested`` is false where the numerator of a share is no part of the
    first of the denominator's sets. ``twin_of`` is the indicator that this one stands beside. ``frame`` gives the
    columns of ``case_frame``; those it leaves out are empty.
    """

    id: str
    title: str
    service_area: str
    question: str
    counts: str
    numerator: str
    denominator: str | None = None
    basis: Basis
    timing: str = ""
    unit: Unit = "count"
    decimals: int = 0
    good_direction: Direction = "neutral"
    source: str
    caveats: str = ""
    needs: tuple[str, ...]
    lookback_months: int = 0
    dimensions: tuple[Dimension, ...] = ()
    by_team: bool = True
    distinct: str | None = None
    thing: str
    disclosure: Disclosure = "people"
    counted_set: str | None = None
    denominator_sets: tuple[str, ...] | None = None
    nested: bool = True
    twin_of: str | None = None
    frame: Callable[[Frames], pl.LazyFrame]

    @property
    def groupings(self) -> tuple[str, ...]:
        """What ``by`` may name besides month and quarter."""
        return (*(("team",) if self.by_team else ()), *(dimension.column for dimension in self.dimensions))

    def dimension(self, column: str) -> Dimension:
        """The dimension of that column. Raises ``KeyError`` where there is none."""
        return {dimension.column: dimension for dimension in self.dimensions}[column]
