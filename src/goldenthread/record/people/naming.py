"""What a person is called on a page: the same everywhere."""

from __future__ import annotations

from datetime import date

from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.people.models import Person

NO_NAME = "Name not known"


def full_name(person: Person) -> str:
    """Known-as name then family name; an unborn baby by the day it is due."""
    named = f"{person.given_name} {person.family_name}".strip()
    if named and not person.is_unborn:
        return named
    due = f"Unborn baby due {day(person.expected_on)}" if person.expected_on and not person.born_on else ""
    return " ".join(filter(None, (named, f"({due[0].lower()}{due[1:]})" if named and due else due))) or NO_NAME


def initials(person: Person) -> str:
    """For titles, which live in histories and on shared screens: never a name."""
    letters = [part[0].upper() for part in (person.given_name, person.family_name) if part]
    return "".join(f"{letter}." for letter in letters) or person.reference


def age(person: Person, on: date | None = None) -> str:
    """Age in words, with weeks and months for the very young: "6 years", "5 months", "due 14 November 2014"."""
    if person.born_on is None:
        return f"due {day(person.expected_on)}" if person.expected_on else "age not known"
    until = person.died_on or on or clock.today()
    months = (until.year - person.born_on.year) * 12 + until.month - person.born_on.month
    months -= until.day < person.born_on.day
    count, unit = (months // 12, "year") if months >= 24 else (max(months, 0), "month")
    return f"{'about ' if person.born_on_is_estimated else ''}{count} {unit}{'' if count == 1 else 's'}"
