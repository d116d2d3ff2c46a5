"""Other names of a person: legal, former, also known as. A confidential one is shown only where it is asked for."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry, Values
from goldenthread.record.people.models import Name, Person

NOUN = "name"


@transaction.atomic
def add(*, person: Person, values: Values, by: User) -> Name:
    recording.refuse_unless(by, person)
    _refuse_impossible(values)
    secret = bool(values.get("confidential"))
    row = Name(person=person, **values)
    return Entry(NOUN, person, by, secret).add(row, values)


@transaction.atomic
def change(*, name: Name, version: int, values: Values, by: User) -> Name:
    """Raises ``StaleError`` where somebody else has saved it since."""
    recording.refuse_unless(by, name.person)
    _refuse_impossible({"given_name": name.given_name, "family_name": name.family_name, **values})
    secret = name.confidential or bool(values.get("confidential"))
    return Entry(NOUN, name.person, by, secret).change(name, version, values)


@transaction.atomic
def reveal(*, name: Name, by: User) -> None:
    """Record that a confidential name was shown because ``by`` asked for it. Raises ``PermissionDenied``."""
    person = name.person
    recording.refuse_unless(by, person, permission=Permission.PERSON_VIEW, data_class=DataClass.SAFE_CONTACT)
    audit_events.record(type="name:reveal", by=by, subject=person.reference, subject_id=person.pk)


def _refuse_impossible(values: Values) -> None:
    if not (values.get("given_name") or values.get("family_name")):
        raise MistakeError("Enter a name", "given_name")
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
