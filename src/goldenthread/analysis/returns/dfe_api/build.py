"""From a dataset to the children as the API has them, and a list of what it could not supply."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from goldenthread.analysis.returns.dfe_api.declared import CHILDREN, Codes, Part, Value
from goldenthread.analysis.returns.dfe_api.details import DETAILS, Details
from goldenthread.analysis.returns.dfe_api.episodes import Episodes
from goldenthread.analysis.returns.dfe_api.limits import Finding, Json, Notes, fitted
from goldenthread.analysis.returns.dfe_api.rows import Row, Source, cohort
from goldenthread.analysis.tables import Dataset


@dataclass(frozen=True)
class Built:
    """The children to be held by the DfE, by ``la_child_id`` in order, and what is not sent."""

    children: dict[str, Json]
    findings: list[Finding]


def build(dataset: Dataset, as_at: date) -> Built:
    """The children of the API's cohort as they were known at the end of ``as_at``, within its limits."""
    notes, source = Notes(), Source(dataset, as_at)
    who = cohort(source, notes)
    details, episodes = Details.gathered(source, who, notes), Episodes(source, who, notes)
    drafts = [_draft(person, details, episodes) for _, person in sorted(who.people.items())]
    kept = [child for draft in drafts if (child := fitted(draft, notes))]
    findings = [*_not_supplied(dataset), *sorted(notes.found, key=lambda each: (each.child or "", each.key))]
    return Built({str(child[CHILDREN.id or ""]): child for child in kept}, findings)


def _draft(person: Row, details: Details, episodes: Episodes) -> Json:
    child = person["pers_person_id"]
    return {
        "la_child_id": child,
        "mis_child_id": person["pers_legacy_id"],
        DETAILS: details.of(person),
        "health_and_wellbeing": details.health(child),
        "social_care_episodes": episodes.of(child),
    }


def _not_supplied(dataset: Dataset) -> list[Finding]:
    """Keys for which the dataset has no table, or a table with rows but nothing in the column."""
    found = []
    for key, source in _sources(CHILDREN, ""):
        table, column = source.split(".")
        if not dataset.supplies(table):
            found.append(Finding(None, key, None, None, f"the dataset does not supply the table {table}"))
        elif _is_blank(dataset, table, column):
            found.append(Finding(None, key, None, None, f"the dataset has nothing in {source}"))
    return found


def _is_blank(dataset: Dataset, table: str, column: str) -> bool:
    counted = dataset.table(table).select(rows=pl.len(), filled=pl.col(column).count()).collect().row(0)
    return bool(counted[0] and not counted[1])


def _sources(part: Part, path: str) -> Iterator[tuple[str, str]]:
    """Every key that has a column of the dataset for its source, with that column."""
    for member in part.members:
        name = f"{path}.{member.name}" if path else member.name
        if isinstance(member, Part):
            yield from _sources(member, f"{name}[]" if member.many else name)
        elif isinstance(member, Value | Codes) and member.source:
            yield name, member.source
