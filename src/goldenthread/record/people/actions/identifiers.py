"""Numbers by which systems know a person."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.models import User
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people import numbers
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry, Values
from goldenthread.record.people.models import Identifier, Person

NOUN = "identifier"


@transaction.atomic
def add(*, person: Person, values: Values, by: User) -> Identifier:
    """Raises ``MistakeError`` for an NHS number or a unique pupil number whose check does not fit."""
    recording.refuse_unless(by, person)
    checked = _checked(person, values)
    return Entry(NOUN, person, by).add(Identifier(person=person, **checked), checked)


@transaction.atomic
def change(*, identifier: Identifier, version: int, values: Values, by: User) -> Identifier:
    """Raises ``StaleError`` where somebody else has saved it since, ``MistakeError`` as ``add``."""
    recording.refuse_unless(by, identifier.person)
    checked = _checked(identifier.person, values, identifier)
    return Entry(NOUN, identifier.person, by).change(identifier, version, checked)


def _checked(person: Person, values: Values, this: Identifier | None = None) -> Values:
    number = numbers.checked(values["kind"], values["value"])
    same = Identifier.objects.filter(person=person, kind=values["kind"], value=number)
    if same.exclude(pk=this.pk if this else None).exists():
        raise MistakeError("This number is recorded already", "value")
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
    return {**values, "value": number}
