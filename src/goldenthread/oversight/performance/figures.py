"""Results of indicators, kept in memory: a page asks for the same ones again and again.

Kept by dataset fingerprint, so another dataset never meets an older one's results, and by audience, so a suppressed
page never meets an exact figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import polars as pl

from goldenthread.access.scopes import Scope
from goldenthread.analysis.indicators import CATALOGUE, calculate
from goldenthread.analysis.indicators import cases as cases_of
from goldenthread.analysis.periods import Period
from goldenthread.analysis.tables import Dataset
from goldenthread.oversight.performance import datasets

KEPT = 128


def results(
    indicators: Iterable[str], periods: Iterable[Period], audience: str, by: tuple[str, ...] = ()
) -> pl.DataFrame:
    """``calculate`` for the service's dataset: one row an indicator, period and group."""
    dataset = datasets.current()
    return _results(dataset.fingerprint, tuple(indicators), tuple(periods), audience, by)


@lru_cache(maxsize=KEPT)
def _results(
    _fingerprint: str, indicators: tuple[str, ...], periods: tuple[Period, ...], audience: str, by: tuple[str, ...]
) -> pl.DataFrame:
    chosen = [CATALOGUE[name] for name in indicators]
    return calculate(chosen, datasets.current(), periods=list(periods), by=by, audience=audience)


def cases(indicator: str, period: Period, scope: Scope, group: str | None = None) -> pl.DataFrame:
    """The rows behind a value, and only those within the scope."""
    dataset = datasets.current()
    reach = {} if scope.everything else {"teams": scope.teams or None, "people": _people(dataset, scope)}
    return cases_of(CATALOGUE[indicator], dataset, period=period, group=group, **reach)


def _people(dataset: Dataset, scope: Scope) -> frozenset[str] | None:
    """Everybody that the scope's workers work with on the dataset's day; None where the scope is not by worker."""
    if not scope.workers:
        return None
    involved = dataset.table("ssd_involvements").filter(
        pl.col("invo_professional_id").is_in(scope.workers),
        pl.col("invo_involvement_start_date") <= dataset.manifest.as_at,
        pl.col("invo_involvement_end_date").is_null()
        | (pl.col("invo_involvement_end_date") > dataset.manifest.as_at),
    )
    return frozenset(involved.select("invo_person_id").collect().to_series())
