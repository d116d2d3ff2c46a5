"""Warnings: what whoever deals with a person must know first."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry, Values
from goldenthread.record.people.models import Person, Warning

NOUN = "warning"


@transaction.atomic
def add(*, person: Person, values: Values, by: User) -> Warning:
    recording.refuse_unless(by, person, data_class=DataClass.SAFE_CONTACT)
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
    row = Warning(person=person, recorded_by_id=by.pk, **values)
    return Entry(NOUN, person, by).add(row, values)


@transaction.atomic
def change(*, warning: Warning, version: int, values: Values, by: User) -> Warning:
    """Change or end it. Raises ``StaleError`` where somebody else has saved it since."""
    recording.refuse_unless(by, warning.person, data_class=DataClass(warning.data_class))
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
    return Entry(NOUN, warning.person, by).change(warning, version, values)
