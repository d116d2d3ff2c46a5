"""Services and teams: the list, opening, and the jobs on one team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.actions import teams
from goldenthread.access.forms import teams as team_forms
from goldenthread.access.gate import requires
from goldenthread.access.models import Service, Team
from goldenthread.access.permissions import Permission
from goldenthread.access.views import forms
from goldenthread.kit.forms import Form
from goldenthread.kit.tables import Cell, Column, Link, Table
from goldenthread.kit.words import day

TEAMS = ("Services and teams", "teams")


@dataclass(frozen=True)
class Job:
    """Something to do with one team: its slug is the last part of the address."""

    title: str
    button: str
    form: type[Form]
    act: Callable[..., object]


JOBS = {
    "rename": Job("Rename", "Rename the team", team_forms.RenameForm, teams.rename),
    "merge": Job("Merge into another team", "Merge the teams", team_forms.MergeForm, teams.merge),
    "close": Job("Close", "Close the team", team_forms.CloseForm, teams.close),
    "alias": Job("Add another id", "Add the id", team_forms.AliasForm, teams.add_alias),
}


@requires(Permission.TEAM_MANAGE)
def listed(request: HttpRequest) -> HttpResponse:
    rows = tuple(_row(team) for team in Team.objects.select_related("service", "current"))
    services = tuple((Cell(each.name), Cell(each.code)) for each in Service.objects.all())
    context = {
        "title": "Services and teams",
        "jobs": [Link("Open a service", reverse("service-new")), Link("Open a team", reverse("team-new"))],
        "tables": [
            Table("Services", (Column("Name"), Column("Code")), services),
            Table("Teams", (Column("Name"), Column("Code"), Column("Service"), Column("State")), rows),
        ],
        "breadcrumbs": forms.trail(),
    }
    return render(request, "access/list.html", context)


def _row(team: Team) -> tuple[Cell, ...]:
    service = team.service.name if team.service else ""
    return Cell(team.name, href=reverse("team", args=[team.pk])), Cell(team.code), Cell(service), Cell(_state(team))


def _state(team: Team) -> str:
    closed = day(team.closed_on) if team.closed_on else ""
    if team.current:
        return f"Merged into {team.current.name}, {closed}"
    return f"Closed {closed}" if closed else "Open"


@requires(Permission.TEAM_MANAGE)
def new_service(request: HttpRequest) -> HttpResponse:
    form = team_forms.ServiceForm(request.POST or None)
    facts = {"title": "Open a service", "button": "Open the service", "onward": reverse("teams")}
    act = lambda typed: teams.open_service(**typed, by=request.user)  # noqa: E731
    return forms.page(request, form, act, **facts, breadcrumbs=forms.trail(TEAMS))


@requires(Permission.TEAM_MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    form = team_forms.TeamForm(request.POST or None)
    facts = {"title": "Open a team", "button": "Open the team", "onward": reverse("teams")}
    act = lambda typed: teams.open(**typed, by=request.user)  # noqa: E731
    return forms.page(request, form, act, **facts, breadcrumbs=forms.trail(TEAMS))


@requires(Permission.TEAM_MANAGE)
def one(request: HttpRequest, key: int) -> HttpResponse:
    """A team, what it was called, by what else it is known, and what can be done with it."""
    team = _found(key)
    names = tuple((Cell(name.name), Cell(_span(name))) for name in team.names.all())
    aliases = tuple((Cell(alias.alias),) for alias in team.aliases.order_by("alias"))
    went_in = tuple((Cell(each.name), Cell(each.code)) for each in team.predecessors.all())
    context = {
        "title": team.name,
        "said": [f"Code {team.code}. {team.service or 'No service'}. {_state(team)}."],
        "jobs": [Link(job.title, reverse("team-job", args=[key, slug])) for slug, job in JOBS.items()],
        "tables": [
            Table("Names", (Column("Name"), Column("When")), names),
            Table("Other ids", (Column("Id"),), aliases),
            Table("Teams that went into it", (Column("Name"), Column("Code")), went_in),
        ],
        "breadcrumbs": forms.trail(TEAMS),
    }
    return render(request, "access/list.html", context)


def _span(name: object) -> str:
    first = f"From {day(name.starts_on)}" if name.starts_on else "From the start"
    return f"{first} to {day(name.ends_on)}" if name.ends_on else first


@requires(Permission.TEAM_MANAGE)
def job(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    team = _found(key)
    if slug not in JOBS:
        raise Http404("There is no such job.")
    todo = JOBS[slug]
    form, onward = todo.form(request.POST or None), reverse("team", args=[key])
    facts = {"title": f"{todo.title}: {team.name}", "button": todo.button, "onward": onward}
    act = lambda typed: todo.act(team=team, **typed, by=request.user)  # noqa: E731
    return forms.page(request, form, act, **facts, breadcrumbs=forms.trail(TEAMS))


def _found(key: int) -> Team:
    team = Team.objects.select_related("service", "current").filter(pk=key).first()
    if team is None:
        raise Http404("There is no such team.")
    return team
