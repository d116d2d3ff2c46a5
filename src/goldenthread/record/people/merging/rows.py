"""Rows kept whole, so that they can be put back as they were; and rows that say the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core import serializers
from django.db import models

from goldenthread.record.people.merging.relations import EACH_COUNTS, Relation

# What two rows that say the same may differ in.
ASIDE = frozenset({"version", "source_id"})

Snapshot = dict[str, Any]


def snapshot(row: models.Model) -> Snapshot:
    """The row as JSON has it: every column."""
    return json.loads(serializers.serialize("json", [row]))[0]


def put_back(snapshots: list[Snapshot]) -> None:
    """The rows as they were, under their own keys."""
    for each in serializers.deserialize("json", json.dumps(snapshots)):
        each.save()


def repeated(relation: Relation, person: int, duplicate: int) -> list[models.Model]:
    """The duplicate's rows that say what a row of the person says already, and to which nothing points."""
    if relation.model._meta.label in EACH_COUNTS:
        return []
    said = {_said(relation, row) for row in relation.rows(person)}
    return [row for row in relation.rows(duplicate) if _said(relation, row) in said and not _pointed_to(row)]


def _said(relation: Relation, row: models.Model) -> str:
    fields = snapshot(row)["fields"]
    told = {name: value for name, value in fields.items() if name not in ASIDE | {relation.field.name}}
    return json.dumps(told, sort_keys=True)


def _pointed_to(row: models.Model) -> bool:
    return any(
        each.related_model._base_manager.filter(**{each.field.name: row}).exists() for each in row._meta.related_objects
    )


def between(relations: Iterable[Relation], people: set[int]) -> list[models.Model]:
    """Rows that would say something of a person and themselves."""
    found = []
    for model, columns in _several(relations).items():
        both = {f"{column}__in": people for column in columns}
        found += list(model._base_manager.filter(**both).order_by("pk"))
    return found


def _several(relations: Iterable[Relation]) -> dict[type[models.Model], list[str]]:
    columns: dict[type[models.Model], list[str]] = {}
    for each in relations:
        columns.setdefault(each.model, []).append(each.field.attname)
    return {model: names for model, names in columns.items() if len(names) > 1}


def in_the_way(relation: Relation, person: int, duplicate: int) -> set[object]:
    """Keys of the duplicate's rows that cannot stand beside the person's: each person has one of the kind."""
    found: set[object] = set()
    for constraint in _once_each(relation):
        others = [name for name in constraint.fields if name != relation.field.name]
        held = relation.rows(person)
        taken = set(_within(held, constraint).values_list(*others)) if others else _within(held, constraint).exists()
        for row in _within(relation.rows(duplicate), constraint).values_list("pk", *others):
            if (taken is True) or (taken and row[1:] in taken):
                found.add(row[0])
    return found


def _once_each(relation: Relation) -> list[models.UniqueConstraint]:
    constraints = relation.model._meta.constraints
    unique = [each for each in constraints if isinstance(each, models.UniqueConstraint)]
    return [each for each in unique if relation.field.name in each.fields]


def _within(rows: models.QuerySet[Any], constraint: models.UniqueConstraint) -> models.QuerySet[Any]:
    return rows.filter(constraint.condition) if constraint.condition else rows
