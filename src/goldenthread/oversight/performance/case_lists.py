"""The rows behind a value, and only those within a person's scope."""

from __future__ import annotations

import polars as pl

from goldenthread.access import subjects
from goldenthread.access.models import User
from goldenthread.access.scopes import Scope
from goldenthread.access.scopes import scope as scope_of
from goldenthread.analysis.indicators import CATALOGUE, cases
from goldenthread.analysis.periods import Period
from goldenthread.analysis.tables import Dataset
from goldenthread.oversight.performance import datasets
from goldenthread.record.people.models import Identifier, Person


def of(user: User, indicator: str, period: Period, team: str | None = None) -> pl.DataFrame:
    """The cases of an indicator that this user may see: within their scope, without those whom they are kept from."""
    found = within(scope_of(user), indicator, period, team)
    return found.filter(~pl.col("person_id").is_in(list(kept_from(user))).fill_null(False))


def kept_from(user: User) -> frozenset[str]:
    """The dataset's ids of people whose record is restricted to others, or from whom the user is blocked. Two queries.

    An id of the dataset is the number of the case system, or our own reference where the extract was built here.
    """
    people = Person.objects.filter(subjects.kept_from(user, "pk"))
    numbers = Identifier.objects.filter(subjects.kept_from(user, "person_id"), kind=Identifier.LOCAL)
    return frozenset((*people.values_list("reference", flat=True), *numbers.values_list("value", flat=True)))


def within(scope: Scope, indicator: str, period: Period, team: str | None = None) -> pl.DataFrame:
    """The cases of an indicator in a period that this scope reaches; none at all for one that reaches nothing."""
    dataset = datasets.current()
    found = cases(CATALOGUE[indicator], dataset, period=period, group=team, **_reach(scope, dataset))
    return found.clear() if scope.nothing else found


def _reach(scope: Scope, dataset: Dataset) -> dict[str, frozenset[str]]:
    """The cases of the scope's teams and of its workers' people: of both, where there are both."""
    if scope.everything:
        return {}
    people = {"people": people_of(scope.workers, dataset)} if scope.workers else {}
    return {**people, "teams": scope.teams} if scope.teams else people


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
