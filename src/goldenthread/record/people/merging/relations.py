"""Every column, in any room, that says whose row it is. A merge moves the rows of all of them; a test fails on one that
it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from goldenthread.record.people.models import Person

SUBJECT = "subject_id"  # how rooms below this one name a person

# What does not follow a person into another record, and why.
STAYS = {
    "people.Merge.person": "it says which record stood",
    "people.Merge.duplicate": "it says which record was merged",
    "people.SearchKey.person": "derived: made anew",
    "access.AuditEvent.subject_id": "the trail says what was read as it then stood",
    "information_rights.Disposal.person": "it was proposed for that record as it then stood",
}
# Rows that are never taken for one another, however alike: each tells of a moment.
EACH_COUNTS = frozenset({"people.Change", "people.Person", "access.Opening", "access.User"})


@dataclass(frozen=True)
class Relation:
    """``model`` has rows about people by its column ``field``."""

    model: type[models.Model]
    field: models.Field[Any, Any]

    @property
    def label(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"

    def rows(self, person: int) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field.attname: person}).order_by("pk")

    def move(self, keys: Iterable[object], *, source: int, target: int) -> int:
        """Rows of ``source`` among these keys become ``target``'s. How many."""
        return self.rows(source).filter(pk__in=keys).order_by().update(**{self.field.attname: target})


def pointing_to_people() -> list[Relation]:
    """All of them, those that stay included."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("goldenthread."))
    return [Relation(model, field) for model in ours for field in model._meta.concrete_fields if _points(field)]


def that_move() -> list[Relation]:
    return [each for each in pointing_to_people() if each.label not in STAYS]


def by_label(label: str) -> Relation:
    return next(each for each in pointing_to_people() if each.label == label)


def _points(field: models.Field[Any, Any]) -> bool:
    return field.name == SUBJECT or (field.is_relation and field.related_model is Person)
