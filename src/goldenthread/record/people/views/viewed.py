"""Who has looked at this record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.gate import requires
from goldenthread.access.models import AuditEvent, Request, User
from goldenthread.access.permissions import Permission
from goldenthread.access.queries import trail
from goldenthread.codes import UserError
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.tables import Cell, Link
from goldenthread.kit.words import day, time_of_day
from goldenthread.record.people import frame
from goldenthread.record.people.actions import viewings
from goldenthread.record.people.forms.sight import AnswerForm, QuestionForm
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page
from goldenthread.record.people.request_kinds import VIEWING

# What may be asked for, by its code in the address.
SHOWN = {
    "refused": Q(refused=True),
    "opened": Q(type="record:open"),
    "exports": Q(type__endswith=":export") | Q(type__endswith=":download") | Q(type__endswith=":print"),
}
CHOICES = (
    ("", "Everything"),
    ("refused", "Refusals"),
    ("opened", "Openings for a purpose"),
    ("exports", "Exports, packs and downloads"),
)


@record_page(Permission.VIEWING_LIST, what="viewings")
def viewed(request: HttpRequest, person: Person) -> HttpResponse:
    """Readings, refusals, openings for a purpose, exports and changes, of records merged into this one too."""
    keys = [person.pk, *person.merged.values_list("pk", flat=True)]
    shown = request.GET.get("show", "")
    events = AuditEvent.objects.visible_to(request.user).filter(SHOWN.get(shown, Q()), subject_id__in=keys)
    page = trail.page(events, request.GET.get("before"))
    asked = _asked(person)
    context = {
        **frame.context(request, person),
        "table": trail.table(
            "Newest first", page.events, of_one_record=True, ask=partial(_ask_cell, request.user, person, asked)
        ),
        "asked": list(asked.values()),
        "page": page,
        "choices": [(code, text, code == shown) for code, text in CHOICES],
        "query": f"show={shown}" if shown in SHOWN else "",
    }
    return render(request, "people/viewed.html", context)


@dataclass(frozen=True)
class Asked:
    """A question about a view of this record, and whom it was put to."""

    request: Request
    of: str


def _asked(person: Person) -> dict[int, Asked]:
    """By the key of the event, newest first. Two queries."""
    references = [person.reference, *person.merged.values_list("reference", flat=True)]
    rows = list(Request.objects.filter(kind=VIEWING.slug, subject__in=references).select_related("asked_by"))
    people = User.objects.in_bulk([row.details["user"] for row in rows])
    return {row.details["event"]: Asked(row, people[row.details["user"]].name) for row in rows}


def _ask_cell(user: User, person: Person, asked: dict[int, Asked], event: AuditEvent) -> Cell:
    if event.pk in asked:
        return Cell("Answered" if asked[event.pk].request.decided_at else "Asked")
    if not viewings.may_be_asked(event, user):
        return Cell("")
    at = timezone.localtime(event.at)
    where = reverse("person-viewed-ask", args=[person.reference, event.pk])
    return Cell("Ask why", href=where, hidden=f"about {day(at)}, {time_of_day(at)}")


@record_page(Permission.VIEWING_LIST, what="viewings")
def ask(request: HttpRequest, person: Person, key: int) -> HttpResponse:
    """Ask whoever looked why they did."""
    keys = [person.pk, *person.merged.values_list("pk", flat=True)]
    event = AuditEvent.objects.visible_to(request.user).filter(pk=key, subject_id__in=keys).first()
    if event is None or not viewings.may_be_asked(event, request.user):
        raise PermissionDenied
    form = QuestionForm(request.POST or None)
    onward = reverse("person-viewed", args=[person.reference])
    if form.is_valid() and _done(form, partial(_put, person, event, request.user)):
        return redirect(onward)
    context = {
        **frame.context(request, person),
        "table": trail.table("What you ask about", [event], of_one_record=True),
    }
    context |= {"form": form, "errors": form.problems, "cancel": onward}
    return render(request, "people/viewed_ask.html", context, status=400 if form.problems else 200)


@requires(Permission.ACCOUNT_VIEW)
def answer(request: HttpRequest, key: int) -> HttpResponse:
    """Somebody asks why one looked at a record; one answers."""
    asked = Request.objects.filter(kind=VIEWING.slug, pk=key, details__user=request.user.pk).first()
    if asked is None:
        raise PermissionDenied
    form = AnswerForm(request.POST or None) if asked.decided_at is None else None
    if form and form.is_valid() and _done(form, partial(_answered, asked, request.user)):
        return redirect("decisions")
    event = AuditEvent.objects.filter(pk=asked.details["event"])
    context = {"asked": asked, "table": trail.table("What is asked about", event), "form": form}
    context |= {"errors": form.problems if form else [], "cancel": reverse("decisions")}
    context["breadcrumbs"] = [Link("Home", "/"), Link("Decisions", reverse("decisions"))]
    return render(request, "people/viewed_answer.html", context, status=400 if context["errors"] else 200)


def _put(person: Person, event: AuditEvent, by: User, text: str) -> Request:
    return viewings.ask(person=person, event=event, question=text, by=by)


def _answered(asked: Request, by: User, text: str) -> Request:
    return viewings.answer(request=asked, text=text, by=by)


def _done(form: QuestionForm | AnswerForm, act: Callable[[str], object]) -> bool:
    try:
        act(form.cleaned_data["text"])
    except UserError as refused:
        form.refuse(MistakeError(str(refused)))
    return not form.errors
