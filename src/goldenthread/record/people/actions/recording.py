"""What every action of this room does: asks whether it may, keeps what the field said before, adds the audit event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.data_classes import DataClass
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import sees
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.versions import Versioned
from goldenthread.kit.words import day
from goldenthread.record.people.actions import search_keys
from goldenthread.record.people.models import Change, Person

Values = Mapping[str, Any]
Row = TypeVar("Row", bound=Versioned)
KEPT_SECRET = "confidential"
# What of a record people are found by.
FOUND_BY = frozenset({"person", "name", "address", "identifier", "withholding"})


def refuse_unless(
    by: User,
    *people: Person,
    permission: Permission = Permission.PERSON_EDIT,
    data_class: DataClass = DataClass.GENERAL,
) -> None:
    """Raises ``PermissionDenied`` unless ``by`` may do it and sees that class of each of these people."""
    demand(by, permission)
    if not all(sees(by, person.pk, data_class) for person in people):
        raise PermissionDenied


@dataclass(frozen=True)
class Entry:
    """One write in a person's record. ``secret``: what it says is not repeated in the history."""

    noun: str
    person: Person
    by: User
    secret: bool = False

    def add(self, row: Row, values: Values) -> Row:
        row.save()
        self._record("add", {}, values)
        return row

    def change(self, row: Row, version: int, values: Values, verb: str = "change") -> Row:
        """Save over what was read at ``version``. Raises ``StaleError`` where it has changed since."""
        before = {name: getattr(row, name) for name in values}
        saved = row.save_over(version, values)
        self._record(verb, before, values)
        return saved

    def remove(self, row: Versioned, values: Values) -> None:
        """Take a row away that should not have been there; its history stays."""
        row.delete()
        self._record("remove", values, {})

    def _record(self, verb: str, before: Values, after: Values) -> None:
        changed = [name for name in (after or before) if text(before.get(name)) != text(after.get(name))]
        Change.objects.bulk_create(self._changes(changed, before, after))
        facts = {"subject": self.person.reference, "subject_id": self.person.pk}
        audit_events.record(type=f"{self.noun}:{verb}", by=self.by, details={"fields": sorted(changed)}, **facts)
        if self.noun in FOUND_BY:
            search_keys.refresh(people=[self.person.pk])

    def _changes(self, changed: Iterable[str], before: Values, after: Values) -> Iterable[Change]:
        facts = {"person": self.person, "at": timezone.now(), "by_id": self.by.pk}
        for name in changed:
            old, new = (self._kept(text(values.get(name))) for values in (before, after))
            yield Change(what=f"{self.noun}.{name}", before=old, after=new, **facts)

    def _kept(self, said: str) -> str:
        return KEPT_SECRET if self.secret and said else said


def text(value: Any) -> str:
    """A value as the history has it, in words. The text of another record is its reference, never a name."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(str(each) for each in value.values() if each)
    return day(value) if isinstance(value, date) else str(value)


def refuse_unless_in_order(starts_on: date | None, ends_on: date | None, field: str = "ends_on") -> None:
    """Raises ``MistakeError`` where something ends before it begins."""
    if starts_on and ends_on and ends_on < starts_on:
        raise MistakeError("The last day must be on or after the first day", field)
