"""The facts of one person, in the sections of the details page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.words import day
from goldenthread.record.people import naming
from goldenthread.record.people.models import Disability, Identifier, Name, Person

CONFIDENTIAL_NAME = "Confidential name"
NOT_RECORDED = "Not recorded"
YES_NO = {True: "Yes", False: "No", None: "Not asked yet"}


@dataclass(frozen=True)
class Action:
    """What may be done about a line: a link, or a form to post where ``posted``."""

    text: str
    href: str
    posted: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a summary list."""

    key: str
    value: str
    note: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Section:
    """``slug`` is its place on the page and the form that changes it."""

    slug: str
    title: str
    rows: tuple[Row, ...]


def sections(user: User, person: Person, *, sensitive: bool, shown: int | None = None) -> tuple[Section, ...]:
    """Three queries, and one fewer for those who do not read the sensitive class. ``shown``: the key of a confidential
    name that was asked for.
    """
    found = (
        Section("person", "Name and birth", tuple(_birth(person))),
        Section("names", "Other names", tuple(_names(user, person, shown))),
        Section("about", "About them", tuple(_about(person, sensitive))),
        Section("identifiers", "Numbers", tuple(_identifiers(user, person))),
    )
    if not sensitive:
        return found
    return (*found, Section("disabilities", "Disability", tuple(_disabilities(user, person))))


def _birth(person: Person) -> Iterable[Row]:
    yield Row("Known as", naming.full_name(person))
    if person.is_unborn:
        yield Row("Due", _day(person.expected_on))
    else:
        yield Row("Date of birth", _day(person.born_on), "Estimated" if person.born_on_is_estimated else "")
    if person.died_on:
        yield Row("Date of death", _day(person.died_on))
    yield Row("Sex", person.get_sex_display() or NOT_RECORDED)


def _about(person: Person, sensitive: bool) -> Iterable[Row]:
    """Special category data only for those who read the sensitive class."""
    yield Row("First language", person.first_language or NOT_RECORDED)
    yield Row("Needs an interpreter", YES_NO[person.needs_interpreter])
    if person.why_no_upn:
        yield Row("Why there is no unique pupil number", person.get_why_no_upn_display())
    if sensitive:
        yield Row("Gender", person.get_gender_display() or NOT_RECORDED)
        yield Row("Ethnic group", person.get_ethnicity_display() or NOT_RECORDED)
        yield Row("Nationality", person.nationality or NOT_RECORDED)
        yield Row("Religion", person.religion or NOT_RECORDED)
        yield Row("Has an education, health and care plan", YES_NO[person.has_ehc_plan])


def _names(user: User, person: Person, shown: int | None) -> Iterable[Row]:
    """A confidential name is shown only where it is asked for: this page may be printed."""
    for name in Name.objects.visible_to(user).filter(person=person):
        closed = name.confidential and name.pk != shown
        show = [_action("Show", "person-name-show", person, name, posted=True)] if closed else []
        change = [_action("Change", "person-name", person, name)] if user.may(Permission.PERSON_EDIT) else []
        value = CONFIDENTIAL_NAME if closed else str(name)
        yield Row(name.get_kind_display(), value, dates(name), (*show, *change))


def _identifiers(user: User, person: Person) -> Iterable[Row]:
    kinds = dict(Identifier.OURS)
    for number in Identifier.objects.visible_to(user).filter(person=person):
        ours = number.kind in kinds and user.may(Permission.PERSON_EDIT)
        change = (_action("Change", "person-identifier", person, number),) if ours else ()
        yield Row(kinds.get(number.kind, number.kind), number.value, dates(number), change)


def _disabilities(user: User, person: Person) -> Sequence[Row]:
    found = [row.get_code_display() for row in Disability.objects.visible_to(user).filter(person=person)]
    return [Row("Disability", "\n".join(found) if found else "Not asked yet")]


def _action(text: str, name: str, person: Person, row: Name | Identifier, *, posted: bool = False) -> Action:
    href = reverse(name, kwargs={"reference": person.reference, "row": row.pk})
    return Action(text, href, posted)


def dates(part: object) -> str:
    """Between which days something held, in words; nothing where no day is known."""
    started, ended = getattr(part, "starts_on", None), getattr(part, "ends_on", None)
    words = " ".join(filter(None, (f"from {day(started)}" if started else "", f"until {day(ended)}" if ended else "")))
    return words[:1].upper() + words[1:]


def _day(value: date | None) -> str:
    return day(value) if value else NOT_RECORDED
