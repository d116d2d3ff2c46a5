"""Who may see a record: opening one for a purpose, the people named for it, and the people kept out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.actions import blocks, grants, openings, restrictions
from goldenthread.access.data_classes import DataClass
from goldenthread.access.gate import requires
from goldenthread.access.models import Block, Grant, Restriction
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import sees
from goldenthread.access.views import forms as pages
from goldenthread.kit import clock
from goldenthread.kit.forms import Form
from goldenthread.kit.tables import Cell, Column, Link, Table
from goldenthread.kit.words import day
from goldenthread.record.people import records
from goldenthread.record.people.forms import sight as forms
from goldenthread.record.people.models import Person
from goldenthread.record.people.queries import relatives

P = Permission
Typed = Mapping[str, Any]


@requires(P.RECORD_OPEN)
def open_for_a_purpose(request: HttpRequest, reference: str) -> HttpResponse:
    """Interrupts whoever goes on to a record that is not theirs: for what, and why. Names nobody."""
    person = records.to_open(request, reference)
    onward = reverse("person-details", args=[reference])
    if sees(request.user, person.pk):
        return render(request, "people/open.html", {"title": "You can open this record already", "onward": onward})
    form = forms.OpeningForm(request.user.standing.purposes, request.POST or None)
    facts = {"title": "Open this record for a purpose", "button": "Open the record", "onward": onward}
    named = {"subject_id": person.pk, "subject": reference}
    act = lambda typed: openings.open(**named, **typed, by=request.user)  # noqa: E731
    return pages.page(request, form, act, **facts, template="people/open.html", reference=reference)


# -- named and kept out


@dataclass(frozen=True)
class Job:
    """Something to do about who sees one record: its slug is the last part of the address."""

    title: str
    button: str
    permission: Permission
    form: type[Form]
    act: Callable[[Person, Typed, Any], object]


def _about(person: Person) -> dict[str, Any]:
    return {"subject_id": person.pk, "subject": person.reference}


def _lift(person: Person, typed: Typed, by: Any) -> None:
    restriction = Restriction.objects.on(clock.today()).filter(subject_id=person.pk).first()
    if restriction:
        restrictions.lift(restriction=restriction, subject=person.reference, **typed, by=by)


def _name(person: Person, typed: Typed, by: Any) -> object:
    facts = {"purpose" if name == "reason" else name: value for name, value in typed.items()}
    return grants.give(**_about(person), **facts, by=by)


def _link(person: Person, typed: Typed, by: Any) -> None:
    blocks.link(**_about(person), user=typed["user"], relatives=relatives.keys(person), by=by)


JOBS = {
    "restrict": Job(
        "Restrict this record to named people", "Restrict it", P.RESTRICTION_SET, forms.ReasonForm,
        lambda person, typed, by: restrictions.set(**_about(person), **typed, by=by),
    ),
    "lift": Job("Lift the restriction", "Lift it", P.RESTRICTION_SET, forms.ReasonForm, _lift),
    "name": Job("Name somebody for this record", "Name them", P.NAME_GRANT, forms.NameForm, _name),
    "keep-out": Job(
        "Keep somebody from this record", "Keep them out", P.CONFLICT_SET, forms.PersonAtWorkForm,
        lambda person, typed, by: blocks.set(**_about(person), **typed, by=by),
    ),
    "works-here": Job("This person works here", "Save", P.CONFLICT_SET, forms.LinkForm, _link),
}  # fmt: skip


@requires(P.CONFLICT_SET)
def guarded(request: HttpRequest, reference: str) -> HttpResponse:
    """Restricted or not, who is named, who is kept out. By reference: not even the name of a restricted record."""
    person = records.to_guard(request, reference)
    jobs = [
        Link(job.title, reverse("person-restriction-job", args=[reference, slug]))
        for slug, job in JOBS.items()
        if request.user.may(job.permission)
    ]
    context = {
        "title": f"Who may see {reference}",
        "said": [_state(person)],
        "jobs": jobs,
        "tables": [_named(person, request.user.may(P.NAME_GRANT)), _kept_out(person)],
        "breadcrumbs": pages.trail(),
    }
    return render(request, "access/list.html", context)


def _state(person: Person) -> str:
    restriction = Restriction.objects.on(clock.today()).filter(subject_id=person.pk).first()
    if restriction is None:
        return "This record is not restricted."
    return f"Restricted to named people since {day(restriction.starts_on)}: {restriction.reason}"


def _named(person: Person, may_end: bool) -> Table:
    rows = Grant.objects.on(clock.today()).filter(subject_id=person.pk).select_related("user").order_by("user__name")
    columns = (Column("Who"), Column("What"), Column("Until"), Column("For what"), Column("End"))
    return Table("People named for it", columns, tuple(_grant(row, person, may_end) for row in rows))


def _grant(grant: Grant, person: Person, may_end: bool) -> tuple[Cell, ...]:
    until = day(grant.ends_on) if grant.ends_on else "Further notice"
    href = reverse("person-grant-end", args=[person.reference, grant.pk]) if may_end else ""
    end = Cell("End" if may_end else "", href=href, hidden=f"for {grant.user.name}")
    return Cell(grant.user.name), Cell(DataClass(grant.data_class).words), Cell(until), Cell(grant.purpose), end


def _kept_out(person: Person) -> Table:
    rows = Block.objects.on(clock.today()).filter(subject_id=person.pk).select_related("user").order_by("user__name")
    cells = tuple((Cell(row.user.name), Cell(row.get_kind_display()), Cell(day(row.starts_on))) for row in rows)
    return Table("People kept out of it", (Column("Who"), Column("Why"), Column("Since")), cells)


@requires(P.CONFLICT_SET)
def job(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    person = records.to_guard(request, reference)
    if slug not in JOBS:
        raise Http404("There is no such job.")
    todo = JOBS[slug]
    if not request.user.may(todo.permission):
        raise PermissionDenied
    form, onward = todo.form(request.POST or None), reverse("person-restriction", args=[reference])
    act = lambda typed: todo.act(person, typed, request.user)  # noqa: E731
    return pages.page(request, form, act, title=todo.title, button=todo.button, onward=onward, said=[reference])


@requires(P.NAME_GRANT)
def end_grant(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    person = records.to_guard(request, reference)
    grant = Grant.objects.on(clock.today()).filter(subject_id=person.pk, pk=key).first()
    if grant is None:
        raise PermissionDenied
    facts = {"title": f"{grant.user.name} may not open {reference} any more", "button": "End it"}
    onward, form = reverse("person-restriction", args=[reference]), forms.ReasonForm(request.POST or None)
    act = lambda typed: grants.take_back(grant=grant, subject=reference, **typed, by=request.user)  # noqa: E731
    return pages.page(request, form, act, **facts, onward=onward)
