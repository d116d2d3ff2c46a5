"""What I am today, and what I have looked at."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldenthread.access import attempts
from goldenthread.access.gate import requires
from goldenthread.access.models import AuditEvent, User
from goldenthread.access.permissions import Permission
from goldenthread.access.standing import Post
from goldenthread.access.views import forms
from goldenthread.kit import clock
from goldenthread.kit.tables import Cell, Column, Link, Table
from goldenthread.kit.words import day

MOST = 100
DECLARED = Q(type="block:set")


@requires(Permission.ACCOUNT_VIEW)
def mine(request: HttpRequest) -> HttpResponse:
    """Own posts, acting dates, conflicts declared, and the last records viewed."""
    user = request.user
    context = {
        "title": "What you may see, and what you viewed",
        "said": [user.role.description],
        "jobs": [Link("Declare a conflict of interest", reverse("conflict"))],
        "tables": [_posts(user), _acting(user), _viewed(AuditEvent.objects.by(user))],
        "breadcrumbs": forms.trail(),
    }
    return render(request, "access/list.html", context)


def _posts(user: User) -> Table:
    columns = (Column("Role"), Column("Team"), Column("Service"))
    return Table("Your posts today", columns, tuple(_post(post, user) for post in user.standing.posts))


def _post(post: Post, user: User) -> tuple[Cell, ...]:
    name = f"{post.role.name} (acting)" if post.acting else post.role.name
    return Cell(name), Cell(user.places.name(post.team_id) or post.team_id), Cell(post.service_code)


def _acting(user: User) -> Table:
    rows = user.covers.filter(ended_at=None, ends_on__gte=clock.today()).select_related("acting_for")
    cells = tuple(
        (Cell(each.role.name), Cell(each.acting_for.name if each.acting_for else ""), Cell(_days(each)))
        for each in rows
    )
    return Table("When you act for others", (Column("As"), Column("For"), Column("When")), cells)


def _days(cover: object) -> str:
    return f"{day(cover.starts_on)} to {day(cover.ends_on)}"


def _viewed(events: QuerySet[AuditEvent]) -> Table:
    """References only: the list may be shown to a manager or printed. What was tried or declared of a record that is
    not there stands in it as of one that is: it tells nobody which of the two it was.
    """
    tried = reduce(or_, (Q(refused=True, subject__startswith=start) for start in attempts.beginnings()), DECLARED)
    rows = events.filter(tried | Q(subject_id__isnull=False))[:MOST]
    cells = tuple((Cell(each.subject), Cell(_verb(each)), Cell(_when(each)), Cell(each.purpose)) for each in rows)
    columns = (Column("Record"), Column("What"), Column("When"), Column("Purpose"))
    return Table(f"The last {MOST} things that you did with records", columns, cells)


def _verb(event: AuditEvent) -> str:
    noun, verb = event.type.split(":")
    words = f"{noun.replace('-', ' ')}: {verb.replace('-', ' ')}"
    return f"{words} (refused)" if event.refused else words


def _when(event: AuditEvent) -> str:
    at = timezone.localtime(event.at)
    return f"{day(at.date())}, {at:%H:%M}"
