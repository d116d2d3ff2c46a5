"""The weekly review of records that were opened for a purpose, and declaring a conflict of interest of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.actions import audit_events, blocks, openings
from goldenthread.access.gate import requires
from goldenthread.access.models import AuditEvent, Opening
from goldenthread.access.permissions import Permission
from goldenthread.access.views import forms as pages
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.kit.words import day
from goldenthread.record.people.forms.sight import ConflictForm, ReviewForm
from goldenthread.record.people.models import Person

REVIEW = ("Records opened for a purpose", "openings")
MOST = 100


@requires(Permission.OPENING_REVIEW)
def listed(request: HttpRequest) -> HttpResponse:
    """Those of the reviewer's teams that wait, oldest first, and the last that were reviewed. Never one's own."""
    found = Opening.objects.reviewable_by(request.user).select_related("user", "reviewed_by")
    waiting, done = found.waiting().order_by("opened_at", "pk")[:MOST], found.exclude(reviewed_at=None)[:MOST]
    references = _references([*waiting, *done])
    first = (Column("Who"), Column("Team"), Column("Record"), Column("For what"), Column("Why"), Column("Opened"))
    rows = tuple((*_row(each, references, request), _review(each)) for each in waiting)
    reviewed = tuple((*_row(each, references, request), Cell(_outcome(each))) for each in done)
    context = {
        "title": "Records opened for a purpose",
        "said": ["Review each within a week. Accept it, or query it with a note."],
        "tables": [
            Table("Waiting for review", (*first, Column("Review")), rows),
            Table("Reviewed", (*first, Column("Outcome")), reviewed),
        ],
        "breadcrumbs": pages.trail(),
    }
    return render(request, "access/list.html", context)


def _references(rows: list[Opening]) -> Mapping[int, str]:
    keys = {row.subject_id for row in rows}
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "reference"))


def _row(opening: Opening, references: Mapping[int, str], request: HttpRequest) -> tuple[Cell, ...]:
    team = request.user.places.name(opening.user.team_id) or opening.user.team_id
    at = timezone.localtime(opening.opened_at)
    facts = (team, references.get(opening.subject_id, "-"), opening.purpose, opening.reason)
    return (Cell(opening.user.name), *map(Cell, facts), Cell(f"{day(at.date())}, {at:%H:%M}"))


def _review(opening: Opening) -> Cell:
    return Cell("Review", href=reverse("opening-review", args=[opening.pk]), hidden=f"what {opening.user.name} opened")


def _outcome(opening: Opening) -> str:
    verb = "Accepted" if opening.accepted else "Queried"
    note = f": {opening.review_note}" if opening.review_note else ""
    return f"{verb} by {opening.reviewed_by.name}{note}" if opening.reviewed_by else ""


@requires(Permission.OPENING_REVIEW)
def review(request: HttpRequest, key: int) -> HttpResponse:
    found = Opening.objects.reviewable_by(request.user).select_related("user")
    opening = found.filter(pk=key).first()
    if opening is None:
        raise PermissionDenied
    form, onward = ReviewForm(request.POST or None), reverse("openings")
    facts = {"title": f"Review what {opening.user.name} opened", "button": "Record your review", "onward": onward}
    rows = [{"key": "For what", "value": opening.purpose}, {"key": "Why", "value": opening.reason}]
    act = lambda typed: _reviewed(opening, typed, request)  # noqa: E731
    return pages.page(request, form, act, **facts, facts=rows, breadcrumbs=pages.trail(REVIEW))


def _reviewed(opening: Opening, typed: Mapping[str, Any], request: HttpRequest) -> object:
    accepted = typed["accepted"] == "yes"
    return openings.review(opening=opening, accepted=accepted, note=typed["note"], by=request.user)


@requires(Permission.CONFLICT_DECLARE)
def declare(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether there is such a record or not."""
    form = ConflictForm(request.POST or None)
    said = ["From now on you will not see that record. Your manager can see that you declared this."]
    facts = {"title": "Declare a conflict of interest", "button": "Declare it", "onward": reverse("account-access")}
    return pages.page(request, form, lambda typed: _declare(typed, request), **facts, said=said)


def _declare(typed: Mapping[str, str], request: HttpRequest) -> None:
    key = Person.objects.filter(reference=typed["reference"]).values_list("pk", flat=True).first()
    if key is None:
        _note(typed["reference"], request)
    else:
        blocks.declare(subject_id=key, subject=typed["reference"], reason=typed["reason"], by=request.user)


def _note(reference: str, request: HttpRequest) -> None:
    """That it was declared of a record that is not there: in the trail once, as a block that is set once."""
    declared = {"type": "block:set", "subject": reference}
    if not AuditEvent.objects.by(request.user).filter(**declared).exists():
        audit_events.record(**declared, by=request.user)
