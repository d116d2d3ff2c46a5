"""The pages that add and change one row of a record. Each kind of row is declared once, in ``views/rows.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.forms import VersionedForm
from goldenthread.record.people import records
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page
from goldenthread.record.people.views.editing import Job, run

Values = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A kind of row. ``new`` and ``old`` are the forms, made for a user and a person, or for a row; ``rows`` are the
    person's own that the user sees; ``data_class``: what the user must read to be at these pages at all.
    """

    noun: str
    adding: str
    changing: str
    back: str
    new: Callable[[User, Person], Callable[..., VersionedForm]]
    old: Callable[[Any], Callable[..., VersionedForm]]
    rows: Callable[[User, Person], QuerySet[Any]]
    stored: Callable[[Any], Mapping[str, Any]]
    add: Callable[[Person, Values, User], object]
    change: Callable[[Any, int, Values, User], object]
    permission: Permission = Permission.PERSON_EDIT
    data_class: DataClass = DataClass.GENERAL


def adding(part: Part) -> Callable[..., HttpResponse]:
    @record_page(part.permission, what=part.noun)
    def page(request: HttpRequest, person: Person) -> HttpResponse:
        _refuse_unread(request, person, part)
        save = lambda _, values: part.add(person, values, request.user)  # noqa: E731 - one line says it
        form = part.new(request.user, person)
        return run(request, person, Job(part.adding, "Save", part.noun, form, save, _back(part, person)))

    return page


def changing(part: Part) -> Callable[..., HttpResponse]:
    @record_page(part.permission, what=part.noun)
    def page(request: HttpRequest, person: Person, row: int) -> HttpResponse:
        found = own_row(part.rows(request.user, person), row)
        save = lambda version, values: part.change(found, version, values, request.user)  # noqa: E731
        facts = {"row": found, "stored": part.stored, "back": _back(part, person)}
        return run(request, person, Job(part.changing, "Save", part.noun, part.old(found), save, **facts))

    return page


def own_row(rows: QuerySet[Any], key: int) -> Any:
    """One of these rows, or the same refusal as for a record that is not there."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise PermissionDenied
    return found


def _refuse_unread(request: HttpRequest, person: Person, part: Part) -> None:
    if part.data_class is not DataClass.GENERAL and not records.reads(request, person, part.data_class):
        raise PermissionDenied


def _back(part: Part, person: Person) -> str:
    return reverse(part.back, kwargs={"reference": person.reference})
