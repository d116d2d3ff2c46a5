"""People: add one, change their details; an unborn baby is born; somebody dies. One record throughout."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import involvements
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.models.involvement import RECORDED
from goldenthread.access.permissions import Permission
from goldenthread.kit import clock
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import families, recording, relationships
from goldenthread.record.people.actions.recording import Entry, Values
from goldenthread.record.people.models import Name, Person

NOUN = "person"
DAYS_TO_TAKE_ON = 30


@transaction.atomic
def create(*, values: Values, by: User, mother: Person | None = None) -> Person:
    """Add a person, after a search. ``values``: fields of the model. ``mother``: of an unborn baby, or of a child.

    Whoever adds somebody works with them for 30 days, or until a team takes the work on. Raises ``PermissionDenied``,
    or ``MistakeError`` for what cannot be.
    """
    demand(by, Permission.PERSON_CREATE)
    _refuse_nobody(values)
    _refuse_impossible_days(values)
    person = Person(**values, recorded_at=timezone.now(), recorded_by_id=by.pk)
    Entry(NOUN, person, by).add(person, values)
    _involve(person, by)
    if mother:
        _give_mother(person, mother, by)
    return person


def _involve(person: Person, by: User) -> None:
    today = clock.today()
    until = today + timedelta(days=DAYS_TO_TAKE_ON)
    named = {"subject_id": person.pk, "subject": person.reference, "kind": RECORDED}
    involvements.start(**named, starts_on=today, ends_on=until, user=by, by=by)


def _give_mother(person: Person, mother: Person, by: User) -> None:
    relationships.add(person=mother, related=person, values={"kind": "mother"}, by=by)
    families.join(person=person, other=mother, by=by)


@transaction.atomic
def change(*, person: Person, version: int, values: Values, by: User, former_name: bool = False) -> Person:
    """Change details. ``former_name``: the name was theirs and is kept as a former one, and was not a mistake.

    Raises ``PermissionDenied``, ``MistakeError`` for what cannot be, and ``StaleError`` where somebody else has saved
    the person since.
    """
    recording.refuse_unless(by, person)
    after = {"died_on": person.died_on, "expected_on": person.expected_on, "born_on": person.born_on, **values}
    _refuse_nobody({"given_name": person.given_name, "family_name": person.family_name, **after})
    _refuse_impossible_days(after)
    earlier = person.given_name, person.family_name
    saved = Entry(NOUN, person, by).change(person, version, values)
    if former_name and earlier != (saved.given_name, saved.family_name):
        _keep_former(saved, *earlier, by)
    return saved


def _keep_former(person: Person, given_name: str, family_name: str, by: User) -> None:
    today = clock.today()
    values = {"kind": "former", "given_name": given_name, "family_name": family_name, "ends_on": today}
    Entry("name", person, by).add(Name(person=person, **values), values)


@transaction.atomic
def born(*, person: Person, version: int, values: Values, by: User) -> Person:
    """An unborn baby is born: ``born_on`` and, where known, names and sex. The record and its address stay."""
    recording.refuse_unless(by, person)
    if not person.is_unborn:
        raise MistakeError("This person has been born already")
    _refuse_impossible_days(values)
    return Entry(NOUN, person, by).change(person, version, values, "birth")


@transaction.atomic
def died(*, person: Person, version: int, died_on: date, by: User) -> Person:
    """Record a death. Reminders stop, and the bar over the record says so."""
    recording.refuse_unless(by, person)
    values = {"died_on": died_on}
    _refuse_impossible_days({"born_on": person.born_on, **values})
    return Entry(NOUN, person, by).change(person, version, values, "death")


def _refuse_nobody(values: Values) -> None:
    if not any(values.get(name) for name in ("given_name", "family_name", "expected_on")):
        raise MistakeError("Enter a name, or for an unborn baby the day it is due", "given_name")


def _refuse_impossible_days(values: Values) -> None:
    today = clock.today()
    born_on, died_on = values.get("born_on"), values.get("died_on")
    if born_on and born_on > today:
        raise MistakeError(
            "The date of birth must be today or earlier. For an unborn baby enter the day it is due", "born_on"
        )
    if died_on and (died_on > today or (born_on and died_on < born_on)):
        raise MistakeError("The date of death must be on or after the birth, and today or earlier", "died_on")
