"""Those whom a user works with today, for the first page that they open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.access.models import Involvement, User
from goldenthread.access.models.involvement import RECORDED
from goldenthread.analysis.periods import add_months
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.people import naming
from goldenthread.record.people.models import Person

OF_AGE = 18


@dataclass(frozen=True)
class Work:
    """``part``: as what the user works with them, and since when."""

    reference: str
    name: str
    age: str
    part: str


def of_today(user: User) -> tuple[list[Work], list[Work]]:
    """The children, then everybody who is grown up, each by family name. Two queries, however many there are.

    Whom the user no longer may see is not there, whatever their work.
    """
    parts: dict[int, list[Involvement]] = {}
    for row in Involvement.objects.on(clock.today()).filter(user=user).order_by("starts_on", "pk"):
        parts.setdefault(row.subject_id, []).append(row)
    people = list(Person.objects.visible_to(user).current().filter(pk__in=parts)) if parts else []
    children = [each for each in people if _is_child(each)]
    return _told(children, parts), _told((each for each in people if not _is_child(each)), parts)


def _is_child(person: Person) -> bool:
    """Under eighteen, unborn, or of an age that is not known."""
    return person.born_on is None or add_months(person.born_on, OF_AGE * 12) > clock.today()


def _told(people: Iterable[Person], parts: dict[int, list[Involvement]]) -> list[Work]:
    return [Work(each.reference, naming.full_name(each), _age(each), _part(parts[each.pk])) for each in people]


def _age(person: Person) -> str:
    """An unborn baby's name says when it is due."""
    if person.died_on:
        return f"Died {day(person.died_on)}"
    return "Unborn" if person.is_unborn else naming.age(person)


def _part(rows: list[Involvement]) -> str:
    """That one added the record says nothing where one works with them besides."""
    rows = [row for row in rows if row.kind != RECORDED] or rows
    text = "; ".join(f"{row.part.lower()} since {day(row.starts_on)}" for row in rows)
    return f"{text[0].upper()}{text[1:]}"
