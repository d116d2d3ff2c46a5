"""Whether what was typed is exactly somebody of a restricted record: the one case in which a search says that there may
be such a record. Anything less exact says nothing, so that nobody learns of it by trying.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from django.db.models import Exists, OuterRef

from goldenthread.access.models import Block, Restriction, User
from goldenthread.kit import clock
from goldenthread.record.people.matching.wanted import Term, Wanted, of
from goldenthread.record.people.models import Name, Person


def exactly_meant(wanted: Wanted, *, by: User) -> list[Person]:
    """Those whose restricted record ``by`` may not find, born on that day and of that whole name. Never one that an
    adoption seals, nor one that ``by`` is kept from.
    """
    if not (wanted.born_on and len(wanted.terms) > 1):
        return []
    typed = _ways(wanted.terms)
    return [person for person in _restricted(wanted, by) if any(typed & each for each in _names(person))]


def _restricted(wanted: Wanted, by: User) -> Iterable[Person]:
    today = clock.today()
    held = Restriction.objects.on(today).filter(subject_id=OuterRef("pk"))
    blocked = Block.objects.on(today).filter(subject_id=OuterRef("pk"), user=by)
    born = Person.objects.current().filter(Exists(held), ~Exists(blocked), born_on=wanted.born_on)
    return born.exclude(Exists(held.filter(adoption=True))).exclude(pk__in=Person.objects.findable_by(by))


def _names(person: Person) -> Iterable[set[tuple[str, ...]]]:
    yield _ways(of(given=person.given_name, family=person.family_name).terms)
    for name in Name.objects.filter(person=person, confidential=False):
        names = {"given": name.given_name or person.given_name, "family": name.family_name or person.family_name}
        yield _ways(of(**names).terms)


def _ways(terms: Iterable[Term]) -> set[tuple[str, ...]]:
    """The words of a whole name in no order, in each way that they may be written: "o neill" and "oneill"."""
    return {tuple(sorted(words)) for words in product(*(term.forms for term in terms))}
