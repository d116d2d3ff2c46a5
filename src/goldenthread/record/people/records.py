"""The one door to a person's record: seen by those who may, recorded, and the same refusal for all others."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from goldenthread.access.actions import audit_events
from goldenthread.access.data_classes import DataClass
from goldenthread.access.subjects import may_see
from goldenthread.record.people.models import Person


class MergedError(Exception):
    """This was a second record of a person. ``into`` is the reference of the one that stands."""

    def __init__(self, into: str) -> None:
        super().__init__(into)
        self.into = into


def opened(request: HttpRequest, reference: str, *, what: str = "record") -> Person:
    """The person of a reference, for a page that shows ``what`` of the record; the reading is recorded.

    Raises ``PermissionDenied``, and the gate records it, both where there is no such person and where it is not this
    user's to know: nobody can tell the two apart. Raises ``MergedError`` for a record merged into another that this
    user may see.
    """
    person = Person.objects.visible_to(request.user).select_related("merged_into").filter(reference=reference).first()
    if person is None:
        raise PermissionDenied
    if person.merged_into:
        raise MergedError(person.merged_into.reference)
    audit_events.record(type=f"{what}:read", by=request.user, subject=person.reference, subject_id=person.pk)
    return person


def reads(request: HttpRequest, person: Person, data_class: DataClass) -> bool:
    """Whether this user reads a class of this person's record. One query."""
    return Person.objects.filter(may_see(request.user, data_class, "pk"), pk=person.pk).exists()
