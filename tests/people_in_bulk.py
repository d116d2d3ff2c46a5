"""Made-up people of ``made_up_pairs`` put on record many at a time."""

from itertools import islice

from django.utils import timezone

from goldenthread.record.people.actions import search_keys
from goldenthread.record.people.models import Address, Name, Person
from made_up_pairs import Known

AT_ONCE = 2_000


def record(known: list[Known]) -> list[int]:
    """The primary keys, in the same order."""
    waiting, keys = iter(known), []
    while some := list(islice(waiting, AT_ONCE)):
        keys += _record(some)
    search_keys.refresh(people=keys)
    return keys


def _record(some: list[Known]) -> list[int]:
    facts = {"recorded_at": timezone.now(), "imported": True}
    people = Person.objects.bulk_create(
        Person(given_name=each.given, family_name=each.family, born_on=each.born_on, **facts) for each in some
    )
    pairs = list(zip(people, some, strict=True))
    Name.objects.bulk_create(
        Name(person=person, kind="former", given_name=each.given, family_name=each.former)
        for person, each in pairs
        if each.former
    )
    Address.objects.bulk_create(
        Address(person=person, parts={"HOUSE": each.house, "STREET": each.street}, postcode=each.postcode)
        for person, each in pairs
    )
    return [person.pk for person in people]
