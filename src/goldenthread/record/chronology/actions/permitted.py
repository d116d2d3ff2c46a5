"""Who may write in whose chronology."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import may_see
from goldenthread.record.people.models import Person


def check(by: User, people: Iterable[Person], data_class: str) -> None:
    """Raise ``PermissionDenied`` unless ``by`` may write chronologies and reads this class of each of these people."""
    keys = {person.pk for person in people}
    sight = may_see(by, DataClass(data_class), "pk")
    if not by.may(Permission.CHRONOLOGY_WRITE) or Person.objects.filter(sight, pk__in=keys).count() != len(keys):
        raise PermissionDenied
