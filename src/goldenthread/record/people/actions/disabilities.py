"""Disability: which kinds, or none as a recorded fact."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording
from goldenthread.record.people.actions.recording import Entry
from goldenthread.record.people.models import Disability, Person

NOUN = "disability"
NONE = "NONE"


@transaction.atomic
def record(*, person: Person, version: int, codes: Collection[str], by: User) -> Person:
    """These kinds and no others. ``version`` is the person's: two who save at once are told of each other."""
    recording.refuse_unless(by, person, data_class=DataClass.SENSITIVE)
    wanted = set(codes)
    if NONE in wanted and len(wanted) > 1:
        raise MistakeError("Choose either no disability or the kinds of disability", "codes")
    person.save_over(version, {})
    before = list(Disability.objects.filter(person=person))
    for row in before:
        if row.code not in wanted:
            Entry(NOUN, person, by).remove(row, {"code": row.code})
    for code in sorted(wanted - {row.code for row in before}):
        values = {"code": code}
        Entry(NOUN, person, by).add(Disability(person=person, **values), values)
    return person
