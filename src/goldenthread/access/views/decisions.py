"""Requests that wait for this user's decision, and those that were decided."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.actions import accounts, posts
from goldenthread.access.forms.users import DecisionForm
from goldenthread.access.gate import requires
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.access.queries import decisions
from goldenthread.access.request_kinds import KINDS, OUTCOMES, kind_of
from goldenthread.access.roles import NO_ROLE, ROLES
from goldenthread.access.views import forms
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.kit.words import day

MOST = 50
DECIDED_HERE = {posts.KIND: posts.decide, accounts.LINK: accounts.decide, accounts.RESET: accounts.decide}


@requires(Permission.ACCOUNT_VIEW)
def listed(request: HttpRequest) -> HttpResponse:
    """What I may decide, what I asked for, and how both went: as far as it is about records that I may see."""
    seen, waiting = decisions.known_to(request.user), decisions.waiting_for(request.user)
    own, decided = seen.filter(asked_by=request.user)[:MOST], seen.filter(decided_by=request.user)[:MOST]
    tables = [_table("For your decision", waiting[:MOST], True), _table("Asked for by you", own)]
    context = {
        "title": "Decisions",
        "tables": [*tables, _table("Decided by you", decided)],
        "said": ["Whoever asks for something never decides it."],
        "breadcrumbs": forms.trail(),
    }
    return render(request, "access/list.html", context)


def _table(caption: str, rows: QuerySet[Request], linked: bool = False) -> Table:
    columns = ("What", "About", "Asked by", "Asked on", "Decision")
    return Table(caption, tuple(map(Column, columns)), tuple(_row(row, linked) for row in rows))


def _row(row: Request, linked: bool) -> tuple[Cell, ...]:
    kind = KINDS.get(row.kind)
    words, href = (kind.words, kind.address(row)) if kind else (row.kind, "")
    what = Cell(words, href=href if linked else "", hidden=f"about {row.subject}")
    asked = Cell(day(timezone.localdate(row.asked_at)))
    return what, Cell(row.subject), Cell(row.asked_by.name), asked, Cell(_outcome(row))


def _outcome(row: Request) -> str:
    if row.decided_by is None or row.decided_at is None:
        return "Not decided yet"
    words = KINDS[row.kind].outcomes if row.kind in KINDS else OUTCOMES
    verb = words[0] if row.approved else words[1]
    return f"{verb} by {row.decided_by.name} on {day(timezone.localdate(row.decided_at))}: {row.decision_reason}"


@requires(Permission.ROLE_APPROVE)
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Decide on a role or an account that somebody asked about. Other kinds are decided in their own rooms."""
    rows = Request.objects.filter(kind__in=DECIDED_HERE).select_related("asked_by", "decided_by")
    asked = rows.filter(pk=key).first()
    if asked is None:
        raise PermissionDenied
    form = DecisionForm(request.POST or None) if asked.decided_at is None else None
    facts = {"title": kind_of(asked.kind).words, "button": "Record your decision", "onward": reverse("decisions")}
    more = {"facts": _facts(asked, request.user), "breadcrumbs": forms.trail(("Decisions", "decisions"))}
    if form is None:
        return render(request, "access/form.html", {**facts, **more})
    return forms.page(request, form, lambda typed: _decide(asked, typed, request.user), **facts, **more)


def _decide(asked: Request, typed: object, by: User) -> Request:
    decide = DECIDED_HERE[asked.kind]
    return decide(request=asked, approved=typed["approved"] == "yes", reason=typed["reason"], by=by)


def _facts(asked: Request, viewer: User) -> list[dict[str, str]]:
    user = User.objects.get(pk=asked.details["user"])
    return [
        {"key": "For whom", "value": f"{user.name}, now {user.role.name.lower()}"},
        *(_post(asked.details, viewer) if asked.kind == posts.KIND else ()),
        {"key": "Asked by", "value": f"{asked.asked_by.name}: {asked.reason}"},
        {"key": "Decision", "value": _outcome(asked)},
    ]


def _post(wanted: dict[str, str], viewer: User) -> list[dict[str, str]]:
    return [
        {"key": "Role", "value": ROLES.get(wanted["role"], NO_ROLE).name},
        {"key": "Team", "value": viewer.places.name(wanted["team"]) or wanted["team"] or "None"},
        {"key": "Service", "value": wanted["service"] or "None"},
    ]
