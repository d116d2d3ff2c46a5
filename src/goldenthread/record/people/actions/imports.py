"""People from a dataset: all of its tables that people fill, in bulk and in one transaction.

A row is known by the key that its source gave it. A known row that says something else is changed, an unknown one is
added, and a row that the dataset no longer has is left as it is: to leave something out is no decision to destroy it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events, blocks
from goldenthread.access.models import Restriction, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.record.people.actions import imported_rows, search_keys
from goldenthread.record.people.models import Person
from goldenthread.record.people.queries import relatives
from goldenthread.record.people.ssd import incoming
from goldenthread.record.people.ssd.differences import Differences, between
from goldenthread.record.people.ssd.fillings import ADDRESSES, FAMILIES, NUMBERS, PARTS, PEOPLE, Filling
from goldenthread.record.people.ssd.incoming import ID, Known, Ready
from goldenthread.record.people.ssd.recorded import Recorded
from goldenthread.record.people.ssd.refusals import REFUSED, RefusedRowsError

Counts = dict[str, dict[str, int]]
PEOPLE_COLUMNS = (*PEOPLE.columns, *(column for column in NUMBERS if column != ID))


@dataclass
class Imported:
    """``counts`` by table: rows added, changed, unchanged, left (of a record that was merged into another), gone (known
    here, no longer in the dataset) and refused. ``refused``: a frame of ``REFUSED``. ``people``: the key of everybody
    of whom something was added or changed. ``known``: whom a row may name.
    """

    known: Known
    counts: Counts = field(default_factory=dict)
    refused: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REFUSED))
    people: set[int] = field(default_factory=set)

    def count(self, table: str, ready: Ready, found: Differences) -> None:
        rows = {"added": found.new.height, "changed": found.changed.height, "unchanged": found.unchanged}
        self.counts[table] = {**rows, "left": ready.left, "gone": found.gone, "refused": ready.refused.height}
        self.refused = self.refused.vstack(ready.refused)


@transaction.atomic
def load(*, tables: Mapping[str, pl.DataFrame], by: User, leave_out: bool = False) -> Imported:
    """Add and change what these tables say; a table that is not among them is left alone.

    Raises ``PermissionDenied``, and ``RefusedRowsError`` for rows that the record cannot hold unless ``leave_out``.
    Then nothing has been written.
    """
    if not by.may(Permission.EXTRACT_LOAD):
        raise PermissionDenied
    recorded = Recorded.read()
    _refuse_shared_numbers(recorded)
    imported = Imported(Known.of(recorded))
    if PEOPLE.table in tables:
        _people(tables[PEOPLE.table], recorded, imported, by)
    for filling in (each for each in PARTS if each.table in tables):
        _part(filling, tables[filling.table], recorded, imported)
    if imported.refused.height and not leave_out:
        raise RefusedRowsError(imported.refused)
    search_keys.refresh(people=sorted(imported.people))
    _keep_staff_from_relatives(by)
    audit_events.record(type="people:import", by=by, details={"rows": imported.counts})
    return imported


def _keep_staff_from_relatives(by: User) -> None:
    """Whoever works here and is somebody on the record sees no relative of theirs, one that came with a load either."""
    for key in User.objects.exclude(subject_id=None).values_list("subject_id", flat=True).distinct():
        blocks.set_for_relatives(subject_id=key, relatives=relatives.keys(Person(pk=key)), by=by)


def _refuse_shared_numbers(recorded: Recorded) -> None:
    """A row of a number that two people have could change the wrong one."""
    shared = recorded.people.filter(pl.col(ID).is_duplicated())[ID].unique().sort()
    if len(shared):
        raise UserError(f"Two people in the record have the number {shared[0]}: merge them or mend it, then load.")


def _people(rows: pl.DataFrame, recorded: Recorded, imported: Imported, by: User) -> None:
    restricted = frozenset(Restriction.objects.on(clock.today()).values_list("subject_id", flat=True))
    ready = incoming.persons(rows, recorded, imported.known.away, restricted)
    found = between(ready.rows, recorded.people, ID, PEOPLE_COLUMNS)
    imported.count(PEOPLE.table, ready, found)
    added = _add_people(found.new, by)
    _change_people(found.changed, by)
    imported.people.update(added["pk"], found.changed["pk"])
    imported.known = imported.known.told(pl.concat([found.changed.select(added.columns), added]))


def _add_people(rows: pl.DataFrame, by: User) -> pl.DataFrame:
    """The rows with the ``pk`` that each person got."""
    facts = {"recorded_at": timezone.now(), "recorded_by_id": by.pk, "imported": True}
    keys = imported_rows.add(PEOPLE, rows, lambda _: facts)
    added = rows.with_columns(pl.Series("pk", keys, dtype=pl.Int64))
    imported_rows.add_numbers(added, NUMBERS)
    return added


def _change_people(rows: pl.DataFrame, by: User) -> None:
    imported_rows.change(PEOPLE, rows)
    imported_rows.change_numbers(rows)
    imported_rows.note_changes(rows, timezone.now(), by)


def _part(filling: Filling, rows: pl.DataFrame, recorded: Recorded, imported: Imported) -> None:
    ready = incoming.part(filling, rows, recorded, imported.known)
    ready_rows = _in_families(ready.rows) if filling is FAMILIES else ready.rows
    found = between(ready_rows, recorded.parts[filling.table], filling.key, filling.columns)
    imported.count(filling.table, ready, found)
    imported_rows.add(filling, found.new, lambda row: _facts(filling, row))
    imported_rows.change(filling, found.changed)
    for each in (found.new, found.changed):
        imported.people.update(each[filling.person_columns[0]])


def _in_families(rows: pl.DataFrame) -> pl.DataFrame:
    found = imported_rows.families(rows["fami_family_id"])
    named = rows.join(found, left_on="fami_family_id", right_on="family_id", how="left", maintain_order="left")
    return named.with_columns(fami_family_id="family")


def _facts(filling: Filling, row: Mapping[str, Any]) -> dict[str, Any]:
    """What a new row has beside its columns: its key at the source, and that an address is confidential."""
    secret = {"confidential": True, "data_class": "V"} if filling is ADDRESSES and row["confidential"] else {}
    return {"source_id": row[filling.key], **secret}
