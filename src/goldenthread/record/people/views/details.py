"""Who somebody is: names, numbers, language, disability."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.data_classes import DataClass
from goldenthread.access.permissions import Permission
from goldenthread.record.people import frame, records
from goldenthread.record.people.actions import disabilities, persons
from goldenthread.record.people.forms import persons as forms
from goldenthread.record.people.models import Disability, Person
from goldenthread.record.people.queries import details as queries
from goldenthread.record.people.records import record_page
from goldenthread.record.people.views.editing import Job, run

Values = dict[str, Any]
EDITED = [name for name in forms.Details.base_fields if name not in ("version", "former_name")]
BIRTH = ("born_on", "given_name", "family_name", "sex")


@record_page(Permission.PERSON_VIEW, what="details")
def details(request: HttpRequest, person: Person) -> HttpResponse:
    return page(request, person)


def page(request: HttpRequest, person: Person, *, shown: int | None = None) -> HttpResponse:
    """Everything of the general class, and disability for those who read the sensitive one. ``shown``: the key of a
    confidential name that was asked for.
    """
    sensitive = records.reads(request, person, DataClass.SENSITIVE)
    sections = queries.sections(request.user, person, sensitive=sensitive, shown=shown)
    more = {"sections": sections, "sensitive": sensitive, **_may(request)}
    return render(request, "people/details.html", {**frame.context(request, person), **more})


def _may(request: HttpRequest) -> dict[str, bool]:
    asked = {"may_merge": Permission.MERGE_REQUEST, "may_unmerge": Permission.MERGE_APPROVE}
    asked |= {"may_edit": Permission.PERSON_EDIT}
    return {name: request.user.may(permission) for name, permission in asked.items()}


@record_page(Permission.PERSON_EDIT, what="details")
def edit(request: HttpRequest, person: Person) -> HttpResponse:
    """All details on one page."""

    def save(version: int, values: Values) -> None:
        former = values.pop("former_name")
        persons.change(person=person, version=version, values=values, by=request.user, former_name=former)

    job = Job("Change details", "Save", persons.NOUN, forms.Details, save, _back(person), person, _stored)
    return run(request, person, job)


@record_page(Permission.PERSON_EDIT, what="details")
def birth(request: HttpRequest, person: Person) -> HttpResponse:
    """An unborn baby is born."""

    def save(version: int, values: Values) -> None:
        persons.born(person=person, version=version, values=values, by=request.user)

    job = Job("Record the birth", "Save", persons.NOUN, forms.Birth, save, _back(person), person, _stored)
    return run(request, person, job)


@record_page(Permission.PERSON_EDIT, what="details")
def death(request: HttpRequest, person: Person) -> HttpResponse:
    def save(version: int, values: Values) -> None:
        persons.died(person=person, version=version, by=request.user, **values)

    job = Job("Record a death", "Save", persons.NOUN, forms.Death, save, _back(person), person, _stored)
    return run(request, person, job)


@record_page(Permission.PERSON_EDIT, what="disability")
def disability(request: HttpRequest, person: Person) -> HttpResponse:
    def save(version: int, values: Values) -> None:
        disabilities.record(person=person, version=version, by=request.user, **values)

    job = Job("Record disability", "Save", disabilities.NOUN, forms.Disabilities, save, _back(person), person, _codes)
    return run(request, person, job)


def _back(person: Person) -> str:
    return reverse("person-details", kwargs={"reference": person.reference})


def _stored(person: Person) -> Values:
    return {name: getattr(person, name) for name in (*EDITED, "died_on")} | {"former_name": False}


def _codes(person: Person) -> Values:
    return {"codes": list(Disability.objects.filter(person=person).values_list("code", flat=True))}
