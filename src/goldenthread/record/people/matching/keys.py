"""By what each person is found. What is confidential makes no key, so that no search can confirm it.

A key says by its first sign what it is: a plain word of a name, "=" a date of birth, "@" a place, "#" a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from goldenthread.kit import clock
from goldenthread.record.people.matching.days import born_key
from goldenthread.record.people.matching.places import keys_of_address
from goldenthread.record.people.matching.spelling import closed_up, words_of_name
from goldenthread.record.people.models import Address, Identifier, Name, Person, SearchKey, Withholding

GIVEN, FAMILY, FACT = SearchKey.GIVEN, SearchKey.FAMILY, SearchKey.FACT
Key = tuple[str, str]
SHORTEST_NUMBER = 3


def keys_of(people: Sequence[int]) -> dict[int, set[Key]]:
    """(kind, key) of each person that stands, by their key; a merged record's names and birth lead to who stands."""
    found: dict[int, set[Key]] = defaultdict(set)
    for keys in (_of_people(people), _of_names(people), _of_addresses(people), _of_numbers(people)):
        for person, kind, key in keys:
            found[person].add((kind, key[: SearchKey.LONGEST]))
    return found


def _of_people(people: Sequence[int]) -> Iterable[tuple[int, str, str]]:
    standing = Person.objects.order_by().filter(Q(pk__in=people, merged_into=None) | Q(merged_into__in=people))
    facts = ("pk", "merged_into_id", "given_name", "family_name", "born_on", "expected_on")
    for key, into, given, family, born_on, expected_on in standing.values_list(*facts):
        yield from _of_name(into or key, given, family)
        for day in filter(None, (born_on, expected_on)):
            yield into or key, FACT, born_key(day)


def _of_names(people: Sequence[int]) -> Iterable[tuple[int, str, str]]:
    names = Name.objects.order_by().filter(person__in=people, confidential=False)
    for person, given, family in names.values_list("person_id", "given_name", "family_name"):
        yield from _of_name(person, given, family)


def _of_name(person: int, given: str, family: str) -> Iterable[tuple[int, str, str]]:
    yield from ((person, GIVEN, word) for word in words_of_name(given))
    yield from ((person, FAMILY, word) for word in words_of_name(family))


def _of_addresses(people: Sequence[int]) -> Iterable[tuple[int, str, str]]:
    """Not those that are confidential, nor of somebody whose address is kept from anybody, now or from some day on."""
    lasting = Q(ends_on=None) | Q(ends_on__gte=clock.today())
    withheld = Withholding.objects.filter(lasting, person__in=people, what__in=("address", "both"))
    open_ones = Address.objects.order_by().filter(person__in=people, confidential=False)
    open_ones = open_ones.exclude(person__in=withheld.values("person"))
    for person, parts, postcode in open_ones.values_list("person_id", "parts", "postcode"):
        yield from ((person, FACT, key) for key in keys_of_address(parts, postcode))


def _of_numbers(people: Sequence[int]) -> Iterable[tuple[int, str, str]]:
    for person, value in Identifier.objects.order_by().filter(person__in=people).values_list("person_id", "value"):
        number = closed_up(value)
        if len(number) >= SHORTEST_NUMBER:
            yield person, FACT, f"#{number}"
