"""Withholdings: what one person must not learn of another."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry, Values
from goldenthread.record.people.models import Person, Withholding

NOUN = "withholding"


@transaction.atomic
def add(*, person: Person, kept_from: Person, values: Values, by: User) -> Withholding:
    """Keep an address or a name of ``person`` from ``kept_from``, on whose record nothing of it is written."""
    recording.refuse_unless(by, person, data_class=DataClass.SENSITIVE)
    recording.refuse_unless(by, kept_from)
    if person.pk == kept_from.pk:
        raise MistakeError("Choose somebody else: nothing is kept from the person themselves", "other")
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
    row = Withholding(person=person, kept_from=kept_from, **values)
    history = {**values, "kept_from": kept_from}
    return Entry(NOUN, person, by).add(row, history)


@transaction.atomic
def change(*, withholding: Withholding, version: int, values: Values, by: User) -> Withholding:
    """Change or end it. Raises ``StaleError`` where somebody else has saved it since."""
    recording.refuse_unless(by, withholding.person, data_class=DataClass.SENSITIVE)
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
    return Entry(NOUN, withholding.person, by).change(withholding, version, values)
