"""Until when a person's record is kept, by which rule, and why.

The longest rule of all that the record is wins. A record that is of no class of its own (a parent, a carer of a child)
is kept as long as the longest kept record of the people it is related to. Where anything that a rule needs is not
known, the record is kept until it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.analysis.periods import add_months
from goldenthread.codes.retention import RetentionRule, rule
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.information_rights.models import ClassOfRecord
from goldenthread.record.people.confidentiality import connected
from goldenthread.record.people.models import Person

ADULT_AT = 18


@dataclass(frozen=True)
class Kept:
    """``until`` is None where the record is kept without a day; ``why`` says it in a sentence either way."""

    until: date | None
    why: str
    rule: RetentionRule | None = None


def kept(person: Person) -> Kept:
    """How long this person's record is kept. Three queries for any family."""
    related = _related(person)
    classes = _classes([person.pk, *(each.pk for each in related)])
    own = classes.get(person.pk)
    if own:
        return longest([by_rule(person, each) for each in own])
    others = [longest([by_rule(each, one) for one in classes[each.pk]]) for each in related if each.pk in classes]
    if not others:
        return Kept(None, "Kept: nobody has said what kind of record this is.")
    found = longest(others)
    return Kept(found.until, f"Kept as part of a relative's record. {found.why}", found.rule)


def longest(all_kept: Iterable[Kept]) -> Kept:
    """The one that keeps longest; one without a day keeps longest of all."""
    return max(all_kept, key=lambda each: each.until or date.max)


def by_rule(person: Person, record_class: ClassOfRecord) -> Kept:
    """What one class of record says of one person, by the rule in force today."""
    found = rule(record_class.kind, clock.today())
    young = _died_young(person)
    if young and found.years_after_death is not None:
        return _until(found, person.died_on, found.years_after_death, "death")
    start = person.born_on if found.clock == "birth" else record_class.event_on
    if start is None:
        return Kept(None, f"Kept: {found.record.lower()}, and the day of {found.event} is not known.", found)
    return _until(found, start, found.years, found.event)


def _died_young(person: Person) -> bool:
    known = person.died_on and person.born_on
    return bool(known and person.died_on < add_months(person.born_on, ADULT_AT * 12))


def _until(found: RetentionRule, start: date, years: int, event: str) -> Kept:
    until = add_months(start, years * 12)
    why = f"{found.record}: {years} years from {event}, until {day(until)} ({found.source})."
    return Kept(until, why, found)


def _related(person: Person) -> list[Person]:
    """Everybody of the person's families and relationships, once each."""
    return list(Person.objects.filter(pk__in=connected(person) - {person.pk}))


def _classes(keys: list[int]) -> Mapping[int, list[ClassOfRecord]]:
    found: dict[int, list[ClassOfRecord]] = {}
    for each in ClassOfRecord.objects.filter(person__in=keys):
        found.setdefault(each.person_id, []).append(each)
    return found
