"""A person's record removed for good, with what was merged into it. Only a disposal calls this: it is allowed there,
and audited there.
"""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.db.models import Q, QuerySet

from goldenthread.access.models import Request
from goldenthread.kit import drafts
from goldenthread.record.people.actions import search_keys, searches
from goldenthread.record.people.models import Family, Household, Merge, Person


@transaction.atomic
def remove(*, person: Person) -> Counter[str]:
    """Returns how many rows of each model went. A family or household left without anybody goes too."""
    search_keys.forget(people=[person.pk])
    drafts.forget(reference=person.reference)
    searches.forget(person=person)
    counted: Counter[str] = Counter(_requests(person).delete()[1])
    counted.update(Merge.objects.filter(Q(person=person) | Q(duplicate=person)).delete()[1])
    for duplicate in Person.objects.filter(merged_into=person):
        counted.update(remove(person=duplicate))
    groups = [(Family, person.family_memberships), (Household, person.household_memberships)]
    left = [(model, list(rows.values_list(model._meta.model_name, flat=True))) for model, rows in groups]
    counted.update(person.delete()[1])
    for model, keys in left:
        counted.update(model.objects.filter(pk__in=keys, members=None).delete()[1])
    return counted


def _requests(person: Person) -> QuerySet[Request]:
    """What was asked about the record, with the reasons given, whichever side of a merge it was."""
    return Request.objects.filter(Q(subject=person.reference) | Q(details__duplicate=person.reference))
