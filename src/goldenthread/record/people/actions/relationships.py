"""Relationships: who is what to whom, from when until when, and whether with parental responsibility."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import blocks
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import sees
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry, Values
from goldenthread.record.people.models import Person, Relationship
from goldenthread.record.people.relationship_kinds import named

NOUN = "relationship"


@transaction.atomic
def add(*, person: Person, related: Person, values: Values, by: User) -> Relationship:
    """``person`` is the ``values["kind"]`` of ``related``. Both must be records that ``by`` sees.

    Raises ``MistakeError`` where the two are one, or are recorded as that already.
    """
    recording.refuse_unless(by, person, related)
    _refuse_twice(person, related, values)
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
    row = Relationship(person=person, related=related, **values)
    history = {**values, "related": related}
    for one, other in ((person, related), (related, person)):
        # Somebody who works here and is one of the two does not see the record of the other from now on.
        blocks.set_for_relatives(subject_id=one.pk, relatives=[other.pk], by=by)
    return Entry(NOUN, person, by).add(row, history)


def _refuse_twice(person: Person, related: Person, values: Values) -> None:
    if person.pk == related.pk:
        raise MistakeError("Choose somebody else: nobody is related to themselves", "other")
    ends = [{"person": person, "related": related}]
    if named(values["kind"]).symmetric:
        ends.append({"person": related, "related": person})
    same = Relationship.objects.filter(kind=values["kind"], ends_on=None)
    if any(same.filter(**each).exists() for each in ends):
        raise MistakeError("This relationship is recorded already", "kind")


@transaction.atomic
def change(*, relationship: Relationship, version: int, values: Values, by: User) -> Relationship:
    """By whoever sees one of the two. Raises ``StaleError`` where somebody else has saved it since."""
    demand(by, Permission.PERSON_EDIT)
    if not any(sees(by, key) for key in (relationship.person_id, relationship.related_id)):
        raise PermissionDenied
    recording.refuse_unless_in_order(values.get("starts_on"), values.get("ends_on"))
    return Entry(NOUN, relationship.person, by).change(relationship, version, values)
