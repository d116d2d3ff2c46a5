"""The rows behind a value, and only those within a person's scope."""

from __future__ import annotations

import polars as pl

from goldenthread.access.scopes import Scope
from goldenthread.analysis.indicators import CATALOGUE, cases
from goldenthread.analysis.periods import Period
from goldenthread.analysis.tables import Dataset
from goldenthread.oversight.performance import datasets


def within(scope: Scope, indicator: str, period: Period, team: str | None = None) -> pl.DataFrame:
    """The cases of an indicator in a period that this scope reaches; none at all for one that reaches nothing."""
    dataset = datasets.current()
    found = cases(CATALOGUE[indicator], dataset, period=period, group=team, **_reach(scope, dataset))
    return found.clear() if scope.nothing else found


def _reach(scope: Scope, dataset: Dataset) -> dict[str, frozenset[str]]:
    if scope.workers:
        return {"people": people_of(scope.workers, dataset)}
    return {"teams": scope.teams} if scope.teams else {}


def people_of(workers: frozenset[str], dataset: Dataset) -> frozenset[str]:
    """Everybody that these workers work with on the dataset's day."""
    day = dataset.manifest.as_at
    ended = pl.col("invo_involvement_end_date")
    involved = dataset.table("ssd_involvements").filter(
        pl.col("invo_professional_id").is_in(list(workers)),
        pl.col("invo_involvement_start_date") <= day,
        ended.is_null() | (ended > day),
    )
    return frozenset(involved.select("invo_person_id").collect().to_series())
