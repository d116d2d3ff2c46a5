"""Recording incidents: when a form or a habit made records say what did not happen, and what was corrected.

The originals stay; a correction stands beside them. So an indicator has two readings, as recorded and adjusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl

from goldenthread.analysis.indicators import CATALOGUE, Indicator
from goldenthread.analysis.periods import Period
from goldenthread.oversight.performance import datasets

CORRECTIONS = "record_corrections"


@dataclass(frozen=True)
class Incident:
    title: str
    from_date: date
    to_date: date
    found_on: date
    reason: str
    corrections: int

    def touches(self, period: Period) -> bool:
        return self.from_date <= period.end and period.start <= self.to_date


def pair(indicator: Indicator) -> tuple[Indicator, ...]:
    """A headline and what is read beside it, in that order, whichever was asked for; or the one indicator alone."""
    headline = CATALOGUE[indicator.twin_of] if indicator.twin_of else indicator
    twins = (each for each in CATALOGUE.values() if each.twin_of == headline.id)
    return (headline, *twins)


def adjusts(indicator: Indicator) -> bool:
    """Whether an indicator is a headline's adjusted reading: one that reads the corrections."""
    return indicator.twin_of is not None and CORRECTIONS in indicator.needs


def incidents_of(indicators: tuple[Indicator, ...]) -> list[Incident]:
    """The incidents that an adjusted reading puts right; none where there is no such reading."""
    return list(_incidents(datasets.current().fingerprint)) if any(map(adjusts, indicators)) else []


@lru_cache(maxsize=2)
def _incidents(_fingerprint: str) -> tuple[Incident, ...]:
    dataset = datasets.current()
    corrected = dataset.table(CORRECTIONS).group_by("incident_id").agg(corrections=pl.len())
    known = dataset.table("recording_incidents").join(corrected, on="incident_id", how="left")
    rows = known.with_columns(pl.col("corrections").fill_null(0)).sort("from_date").collect()
    return tuple(Incident(**row) for row in rows.select(list(Incident.__dataclass_fields__)).iter_rows(named=True))
