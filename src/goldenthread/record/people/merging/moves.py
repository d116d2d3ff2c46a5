"""Moving all that is one person's to another, written down so that it can be moved back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from goldenthread.record.people.merging import rows
from goldenthread.record.people.merging.named import no_longer_named
from goldenthread.record.people.merging.relations import Relation, by_label, that_move
from goldenthread.record.people.models import Merge, Person

GRANTS = "access.Grant.subject_id"

Moved = dict[str, Any]
"""``rows``: by relation the keys of the rows that went over. ``removed``: rows that said what was said already, or
something of the person and themselves, whole. ``parked``: keys of grants that the standing record no longer honours,
kept with the other. ``last``: by relation the highest key there was, so that what came later is known.
``stayed``, after an undo: by relation the keys of what was added since.
"""


def move_all(person: Person, duplicate: Person) -> Moved:
    """Everything of ``duplicate`` becomes ``person``'s."""
    relations = that_move()
    last = {each.label: _highest(each) for each in relations}
    own, others = _no_longer_named(person.pk, duplicate.pk)
    removed = _removed(relations, person.pk, duplicate.pk)
    by_label(GRANTS).move(own, source=person.pk, target=duplicate.pk)
    moved = {each.label: _moved(each, person.pk, duplicate.pk, own + others) for each in relations}
    return {"rows": moved, "removed": removed, "parked": own, "last": last, "stayed": {}}


def count(moved: Mapping[str, Any]) -> int:
    """How many rows, of all relations."""
    return sum(len(keys) for keys in moved.values())


def _highest(relation: Relation) -> int:
    return relation.model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0


def _removed(relations: list[Relation], person: int, duplicate: int) -> list[rows.Snapshot]:
    found = rows.between(relations, {person, duplicate})
    found += [row for each in relations for row in rows.repeated(each, person, duplicate)]
    kept = [rows.snapshot(row) for row in found]
    for row in found:
        row.delete()
    return kept


def _no_longer_named(person: int, duplicate: int) -> tuple[list[int], list[int]]:
    """Keys of the grants that the merged record does not honour: the standing record's own, and the other's."""
    found = no_longer_named(person, duplicate)
    own = [each.pk for each in found if each.subject_id == person]
    return own, [each.pk for each in found if each.subject_id == duplicate]


def _moved(relation: Relation, person: int, duplicate: int, grants: list[int]) -> list[Any]:
    left = rows.in_the_way(relation, person, duplicate) | set(grants if relation.label == GRANTS else ())
    keys = [key for key in relation.rows(duplicate).values_list("pk", flat=True) if key not in left]
    relation.move(keys, source=duplicate, target=person)
    return keys


def change_facts(person: Person, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Change the standing record. Returns, by field, what it said before and says now, as JSON has it."""
    before = rows.snapshot(person)["fields"]
    if values:
        person.save_over(person.version, values)
    after = rows.snapshot(person)["fields"]
    return {name: [before[name], after[name]] for name in values}


def move_back(merge: Merge) -> Moved:
    """Everything back where it was. Returns what stays with the standing record because it came later."""
    person, duplicate = merge.person_id, merge.duplicate_id
    for label, keys in merge.moved["rows"].items():
        by_label(label).move(keys, source=person, target=duplicate)
    rows.put_back(merge.moved["removed"])
    by_label(GRANTS).move(merge.moved["parked"], source=duplicate, target=person)
    _change_back(merge)
    return {"stayed": {label: keys for label in merge.moved["rows"] if (keys := _later(merge, label))}}


def _change_back(merge: Merge) -> None:
    """What was changed by the merge, unless somebody has changed it again since: that is theirs and stays."""
    now = rows.snapshot(merge.person)["fields"]
    back = {name: old for name, (old, new) in merge.before.items() if now[name] == new}
    values = {name: Person._meta.get_field(name).to_python(old) for name, old in back.items()}
    if values:
        merge.person.save_over(merge.person.version, values)


def _later(merge: Merge, label: str) -> list[Any]:
    """Keys of the rows that came after the merge."""
    later = by_label(label).rows(merge.person_id).filter(pk__gt=merge.moved["last"][label])
    return list(later.values_list("pk", flat=True))
