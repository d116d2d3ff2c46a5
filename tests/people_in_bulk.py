"""Made-up people of ``made_up_pairs`` put on record many at a time."""

from collections.abc import Iterable
from itertools import islice

from django.utils import timezone

from goldenthread.kit.references import new_reference
from goldenthread.record.people.actions import search_keys
from goldenthread.record.people.models import Address, Name, Person
from made_up_pairs import Known

AT_ONCE = 2_000


def record(known: list[Known]) -> list[int]:
    """The primary keys, in the same order; all can be found."""
    keys = put(known)
    search_keys.refresh(people=keys)
    return keys


def put(known: list[Known]) -> list[int]:
    """The same, but that nobody can find them yet."""
    waiting, keys = iter(known), []
    free = iter(_references(len(known)))
    while some := list(islice(waiting, AT_ONCE)):
        keys += _put(some, islice(free, len(some)))
    return keys


def _references(count: int) -> set[str]:
    """Out of ten thousand million, some of 300,000 drawn would be the same."""
    found: set[str] = set()
    while len(found) < count:
        found.add(new_reference("p"))
    return found


def _put(some: list[Known], references: Iterable[str]) -> list[int]:
    facts = {"recorded_at": timezone.now(), "imported": True}
    people = Person.objects.bulk_create(
        Person(reference=reference, given_name=each.given, family_name=each.family, born_on=each.born_on, **facts)
        for each, reference in zip(some, references, strict=True)
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
