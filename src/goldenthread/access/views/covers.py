"""Acting for others: who acts for whom, arranging it, ending it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.actions import covers
from goldenthread.access.forms.users import CoverForm, ReasonForm
from goldenthread.access.gate import requires
from goldenthread.access.models import Cover
from goldenthread.access.permissions import Permission
from goldenthread.access.views import forms
from goldenthread.kit import clock
from goldenthread.kit.tables import Cell, Column, Link, Table
from goldenthread.kit.words import day

ACTING = ("Acting for others", "acting")


@requires(Permission.COVER_ARRANGE)
def listed(request: HttpRequest) -> HttpResponse:
    """Who acts for whom, today and to come: whoever works here may need to know."""
    columns = (Column("Who acts"), Column("For whom"), Column("As"), Column("From"), Column("Until"), Column("End it"))
    rows = tuple(_row(cover) for cover in _to_come())
    context = {
        "title": "Acting for others",
        "said": [
            "Whoever acts has the role, the team and the service of the post, and nothing that the other is named for."
        ],
        "jobs": [Link("Arrange cover", reverse("acting-new"))],
        "tables": [Table("Cover now and to come", columns, rows)],
        "breadcrumbs": forms.trail(),
    }
    return render(request, "access/list.html", context)


def _to_come() -> QuerySet[Cover]:
    rows = Cover.objects.filter(ends_on__gte=clock.today(), ended_at=None)
    return rows.select_related("user", "acting_for").order_by("starts_on", "pk")


def _row(cover: Cover) -> tuple[Cell, ...]:
    other = cover.acting_for.name if cover.acting_for else ""
    days = (Cell(day(each)) for each in (cover.starts_on, cover.ends_on) if each)
    end = Cell("End", href=reverse("acting-end", args=[cover.pk]), hidden=f"the cover by {cover.user.name}")
    return Cell(cover.user.name), Cell(other), Cell(cover.role.name), *days, end


@requires(Permission.COVER_ARRANGE)
def new(request: HttpRequest) -> HttpResponse:
    form = CoverForm(request.POST or None)
    said = ["You can arrange cover for posts in your own team or service that go no further than yours."]
    facts = {"title": "Arrange cover", "button": "Arrange it", "onward": reverse("acting"), "said": said}
    crumbs = forms.trail(ACTING)
    act = lambda typed: covers.arrange(**typed, by=request.user)  # noqa: E731
    return forms.page(request, form, act, **facts, breadcrumbs=crumbs)


@requires(Permission.COVER_ARRANGE)
def end(request: HttpRequest, key: int) -> HttpResponse:
    cover = _to_come().filter(pk=key).first()
    if cover is None:
        raise Http404("There is no such cover now.")
    form = ReasonForm(request.POST or None)
    facts = {"title": f"End the cover by {cover.user.name}", "button": "End it now", "onward": reverse("acting")}
    act = lambda typed: covers.end(cover=cover, **typed, by=request.user)  # noqa: E731
    return forms.page(request, form, act, **facts, breadcrumbs=forms.trail(ACTING))
