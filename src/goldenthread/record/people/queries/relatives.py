"""Who is related to a person on the record."""

from __future__ import annotations

from django.db.models import Q

from goldenthread.record.people.models import Person, Relationship


def keys(person: Person) -> set[int]:
    """Keys of everybody with a relationship to them, past ones included: kinship does not end."""
    rows = Relationship.objects.filter(Q(person=person) | Q(related=person)).values_list("person_id", "related_id")
    return {key for pair in rows for key in pair} - {person.pk}
