"""The keys by which people are found: kept by every action that changes a name, a birth, an address or a number.

They say again what the record says, so they have no event of their own: the action that calls has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from django.db import connection, transaction
from django.db.models import Model

from goldenthread.record.people.matching.keys import keys_of
from goldenthread.record.people.matching.spelling import vocabulary_keys
from goldenthread.record.people.models import Address, Identifier, Name, NameWord, Person, SearchKey, Withholding

PEOPLE_AT_ONCE = 1_000
ROWS_AT_ONCE = 5_000
OFTEN_ENOUGH = frozenset({1, 2, 20, 100, 300})
READ = (Person, Name, Address, Identifier, Withholding)
NAMES = (SearchKey.GIVEN, SearchKey.FAMILY)


@transaction.atomic
def refresh(*, people: Iterable[int]) -> None:
    """Make the keys of these people anew, by their primary keys; any number of them, in bounded memory."""
    known: set[str] = set()
    for at, some in enumerate(_in_parts(people), 1):
        if at in OFTEN_ENOUGH and len(some) == PEOPLE_AT_ONCE:
            _analyse()
        _refresh(some, known)


def _in_parts(people: Iterable[int]) -> Iterable[list[int]]:
    waiting = iter(people)
    while some := list(islice(waiting, PEOPLE_AT_ONCE)):
        yield some


def _analyse() -> None:
    """In the middle of a load the database still plans for the table as it was when empty, and reads all of it."""
    with connection.cursor() as cursor:
        for model in (SearchKey, NameWord, *READ):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


@transaction.atomic
def forget(*, people: Iterable[int]) -> None:
    """Remove their keys, and the words that were only theirs: nobody finds them any longer."""
    _forget(_removed(list(people)))


def _removed(people: list[int]) -> set[str]:
    """Remove their keys. Returns the words of their names."""
    keys = SearchKey.objects.filter(person__in=people)
    words = set(keys.filter(kind__in=NAMES).values_list("key", flat=True))
    keys.delete()
    return words


def _refresh(people: list[int], known: set[str]) -> None:
    left = _removed(people)
    found = keys_of(people)
    rows = [(person, kind, key) for person in people for kind, key in sorted(found[person])]
    _write(SearchKey, ("person_id", "kind", "key"), rows)
    words = {key for _, kind, key in rows if kind in NAMES}
    _learn(words - known)
    known |= words
    _forget(left - words)


def _learn(words: set[str]) -> None:
    rows = [(word, key) for word in sorted(words) for key in sorted(vocabulary_keys(word))]
    _write(NameWord, ("word", "key"), rows, "ON CONFLICT DO NOTHING")


def _write(model: type[Model], columns: tuple[str, ...], rows: list[tuple[object, ...]], more: str = "") -> None:
    """Rows, and no object for each of them: these are the most in a record, and a third of the time of a load."""
    quote = connection.ops.quote_name
    start = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) VALUES "
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for at in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[at : at + ROWS_AT_ONCE]
            values = [value for row in some for value in row]
            cursor.execute(f"{start}{', '.join([one] * len(some))} {more}", values)


def _forget(words: set[str]) -> None:
    """A rare name says whose it was: no word stays once nobody has it."""
    if words:
        still = SearchKey.objects.filter(key__in=words, kind__in=NAMES).values_list("key", flat=True)
        NameWord.objects.filter(word__in=words - set(still)).delete()
