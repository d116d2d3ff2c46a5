"""Results of indicators, kept in memory and in ``var``: pages ask for the same ones again and again.

Kept under a digest of the dataset, the program and all that was asked, the audience included: another dataset or
another version never meets an older one's results, and a suppressed page never meets an exact figure.

What is asked of the engine is always whole reporting years, in all their quarters and months and by team: suppression
is decided on all of that in any case, and the next page that asks for another month or team finds it there.
"""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl
from django.conf import settings

from goldenthread import analysis, codes
from goldenthread.analysis.indicators import CATALOGUE, Indicator, calculate, display
from goldenthread.analysis.periods import Period, reporting_year
from goldenthread.kit.program import digest_of
from goldenthread.kit.whole_file import whole
from goldenthread.oversight.performance import datasets

KEPT = 128
TEAM = "team"


@dataclass(frozen=True)
class Figure:
    """One row of ``calculate``. Without a group it is for the whole authority."""

    indicator: Indicator
    period: str
    group: str | None
    numerator: float | None
    denominator: float | None
    value: float | None
    status: str

    @property
    def shown(self) -> bool:
        return self.status == "published"

    @property
    def text(self) -> str:
        """The value, or the words for why there is none."""
        if self.status == "no_value":
            return "No cases"
        return display(self.value, self.indicator.unit, self.indicator.decimals, self.status)

    @property
    def share(self) -> str:
        """ "61 of 253" where the figure is one thing out of another, "61" where it is a count."""
        if not self.shown:
            return ""
        if self.denominator is None:
            return amount(self.numerator)
        return f"{amount(self.numerator)} of {amount(self.denominator)}"


Figures = Mapping[tuple[str, str, str | None], Figure]
"""By indicator, period label and group."""


def amount(number: float | None) -> str:
    """A count with thousands, or a weight to one decimal: 1,234 and 12.5."""
    if number is None:
        return ""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def figures(indicators: Iterable[str], periods: Iterable[Period], audience: str) -> Figures:
    """The figures of the service's dataset: of the whole authority, and of each team that had something to count."""
    fingerprint, chosen = datasets.current().fingerprint, tuple(indicators)
    spans = dict.fromkeys(_span(period) for period in periods)
    found = (_figures(fingerprint, Asked(chosen, span, audience)) for span in spans)
    return ChainMap(*found)


def _span(period: Period) -> tuple[Period, ...]:
    """The reporting year around a period, in all its parts; a period that is not part of one stands alone."""
    year = reporting_year(period.end)
    parts = (year, *year.quarters(), *year.months())
    return parts if period in parts else (period,)


@dataclass(frozen=True)
class Asked:
    indicators: tuple[str, ...]
    periods: tuple[Period, ...]
    audience: str

    def digest(self, fingerprint: str) -> str:
        program = digest_of(analysis, codes)
        return hashlib.sha256(f"{fingerprint} {program} {self!r}".encode()).hexdigest()


@lru_cache(maxsize=KEPT)
def _figures(fingerprint: str, asked: Asked) -> Figures:
    path = settings.VAR / "figures" / f"{asked.digest(fingerprint)}.parquet"
    results = pl.read_parquet(path) if path.exists() else _keep(_calculated(asked), path)
    found = (_figure(row) for row in results.iter_rows(named=True))
    return {(figure.indicator.id, figure.period, figure.group): figure for figure in found}


def _calculated(asked: Asked) -> pl.DataFrame:
    dataset = datasets.current()
    return calculate(asked.indicators, dataset, periods=asked.periods, by=(TEAM,), audience=asked.audience)


def _keep(results: pl.DataFrame, path: Path) -> pl.DataFrame:
    with whole(path) as temporary:
        results.write_parquet(temporary)
    return results


def _figure(row: dict[str, object]) -> Figure:
    facts = {name: row[name] for name in ("period", "group", "numerator", "denominator", "value", "status")}
    return Figure(indicator=CATALOGUE[row["indicator"]], **facts)
