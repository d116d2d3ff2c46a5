"""Rows of a dataset written to the record in bulk. Called by ``imports``, inside its transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import polars as pl
from django.db.models import F, Model

from goldenthread.access.models import User
from goldenthread.record.people.actions.recording import text
from goldenthread.record.people.models import Change, Family, Identifier
from goldenthread.record.people.ssd.differences import BEFORE
from goldenthread.record.people.ssd.fillings import NUMBERS, PEOPLE, Filling
from goldenthread.record.people.ssd.recorded import family_ids
from goldenthread.record.people.ssd.rows import values

AT_ONCE = 2_000
CHANGED_AT_ONCE = 500
ID = "pers_person_id"
FLAGS = ("pers_send_flag", "pers_is_mother")
Row = Mapping[str, Any]


def add(filling: Filling, rows: pl.DataFrame, facts: Callable[[Row], Row]) -> list[int]:
    """Add a row of the model for each row; ``facts`` gives what the table does not say. Returns the keys, in order."""
    keys: list[int] = []
    for some in _some(rows, AT_ONCE):
        made = [filling.model(**filling.only, **values(filling, row), **facts(row)) for row in some]
        _give_unused_references(filling.model, made)
        keys += [each.pk for each in filling.model._default_manager.bulk_create(made)]
    return keys


def _give_unused_references(model: type[Model], made: Sequence[Any]) -> None:
    """Of a hundred thousand references drawn by chance, two are alike more often than not: here all are new."""
    if not any(field.name == "reference" for field in model._meta.fields):
        return
    drawn = [each.reference for each in made]
    taken = set(model._base_manager.filter(reference__in=drawn).values_list("reference", flat=True))
    for each in made:
        while each.reference in taken:
            each.reference = model._meta.get_field("reference").get_default()
        taken.add(each.reference)


def change(filling: Filling, rows: pl.DataFrame) -> None:
    """Set what the rows say on the rows of the model that they name by ``pk``; who has one open to edit is told."""
    fields = [filling.fields[column] for column in filling.columns]
    manager = filling.model._default_manager
    for some in _some(rows, CHANGED_AT_ONCE):
        manager.bulk_update([filling.model(pk=row["pk"], **values(filling, row)) for row in some], fields)
        manager.filter(pk__in=[row["pk"] for row in some]).update(version=F("version") + 1)


def add_numbers(rows: pl.DataFrame, columns: Iterable[str]) -> None:
    """An identifier for each of these columns of ssd_person that holds one; ``pk`` is the person's key."""
    for some in _some(rows, AT_ONCE):
        made = [(row["pk"], NUMBERS[each], row[each]) for row in some for each in columns if row[each] is not None]
        Identifier.objects.bulk_create(Identifier(person_id=pk, kind=kind, value=value) for pk, kind, value in made)


def change_numbers(rows: pl.DataFrame) -> None:
    """Numbers of known people: first ones in bulk, then, one by one, those that became another or none."""
    for column in (each for each in NUMBERS if each != ID):
        before = pl.col(column + BEFORE)
        add_numbers(rows.filter(before.is_null()), [column])
        for row in rows.filter(before.is_not_null(), before.ne_missing(pl.col(column))).iter_rows(named=True):
            _change_number(row["pk"], NUMBERS[column], row[column])


def _change_number(person: int, kind: str, value: str | None) -> None:
    own = Identifier.objects.filter(person=person, kind=kind, source_id="").order_by("pk")
    number = own.filter(pk=own.values("pk")[:1])
    if value is None:
        number.delete()
    else:
        number.update(value=value, version=F("version") + 1)


def note_changes(rows: pl.DataFrame, at: datetime, by: User) -> None:
    """What each person's record said before and says now."""
    for some in _some(rows, AT_ONCE):
        Change.objects.bulk_create(change for row in some for change in _changes(row, at, by))


def _changes(row: Row, at: datetime, by: User) -> Iterator[Change]:
    for column in (*PEOPLE.columns, *NUMBERS):
        before, after = row.get(column + BEFORE, row[column]), row[column]
        if before != after:
            what = f"person.{PEOPLE.fields[column]}" if column in PEOPLE.fields else "identifier.value"
            told = {"before": _told(column, before), "after": _told(column, after)}
            yield Change(person_id=row["pk"], what=what, at=at, by_id=by.pk, **told)


def _told(column: str, value: Any) -> str:
    return text(value == "Y" if value and column in FLAGS else value)


def families(ids: pl.Series) -> pl.DataFrame:
    """``family_id`` and the key of each family, those that the record does not know yet added."""
    unknown = ids.unique().filter(~ids.unique().is_in(family_ids()["family_id"].implode()))
    for some in unknown.sort().to_frame("id").iter_slices(AT_ONCE):
        made = [Family(source_id=each) for each in some["id"]]
        _give_unused_references(Family, made)
        Family.objects.bulk_create(made)
    return family_ids()


def _some(rows: pl.DataFrame, count: int) -> Iterator[list[dict[str, Any]]]:
    return (some.to_dicts() for some in rows.iter_slices(count) if some.height)
