"""A person's chronology removed for good. Only a disposal calls this: it is allowed there, and audited there."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.db.models import Q

from goldenthread.record.chronology.models import Entry, Line, Snapshot
from goldenthread.record.people.models import Person


@transaction.atomic
def remove(*, person: Person) -> Counter[str]:
    """Returns how many rows of each model went, of records merged into this one too. An entry goes with the last child
    whom it tells of.
    """
    whose = Q(person=person) | Q(person__merged_into=person)
    lines = Line.objects.filter(whose)
    entries = list(lines.values_list("entry", flat=True))
    counted: Counter[str] = Counter(lines.delete()[1])
    counted.update(Entry.objects.filter(pk__in=entries, lines=None).delete()[1])
    counted.update(Snapshot.objects.filter(whose).delete()[1])
    return counted
