"""Teams and services: open, rename, merge, close, and know by another id. History stays: who was called what, when."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand
from goldenthread.access.models import Involvement, Service, Team, TeamAlias, TeamName, User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError


@transaction.atomic
def open_service(*, code: str, name: str, on: date, by: User) -> Service:
    """Open a service. ``code`` is stable and never used again."""
    demand(by, Permission.TEAM_MANAGE)
    if Service.objects.filter(code=code).exists():
        raise MistakeError("There is a service with this code already", "code")
    service = Service.objects.create(code=code, name=name, opened_on=on)
    audit_events.record(type="service:open", by=by, subject=f"service:{code}")
    return service


@transaction.atomic
def open(*, code: str, name: str, service: Service, on: date, by: User) -> Team:
    """Open a team. ``code`` is the id that the dataset knows it by."""
    demand(by, Permission.TEAM_MANAGE)
    _refuse_known_id(code, "code")
    team = Team.objects.create(code=code, name=name, service=service, opened_on=on)
    TeamName.objects.create(team=team, name=name, starts_on=on)
    _record("team:open", team, by)
    return team


@transaction.atomic
def rename(*, team: Team, name: str, on: date, by: User) -> Team:
    """Call it something else from a day on. Figures show it under this name, its past included."""
    demand(by, Permission.TEAM_MANAGE)
    former = team.names.filter(ends_on=None).last() or TeamName(team=team, name=team.name, starts_on=team.opened_on)
    if former.starts_on and on <= former.starts_on:
        raise MistakeError("The new name must begin after the one before it did", "on")
    former.ends_on = on - timedelta(days=1)
    former.save()
    TeamName.objects.create(team=team, name=name, starts_on=on)
    team.name = name
    team.save(update_fields=["name"])
    _record("team:rename", team, by)
    return team


@transaction.atomic
def merge(*, team: Team, into: Team, on: date, by: User) -> Team:
    """Let another team carry its work from a day on, and the work of all that was merged into it before."""
    demand(by, Permission.TEAM_MANAGE)
    head = into.current or into
    if team.pk in (into.pk, head.pk):
        raise MistakeError("Choose another team: this one carries that work itself", "into")
    Team.objects.filter(current=team).update(current=head)
    team.current, team.closed_on = head, _closing_day(team, on)
    team.save(update_fields=["current", "closed_on"])
    _record("team:merge", team, by, into=head.code)
    return team


@transaction.atomic
def close(*, team: Team, on: date, by: User) -> Team:
    """Close a team that nobody's work lies with any more."""
    demand(by, Permission.TEAM_MANAGE)
    open_work = Involvement.objects.on(on).filter(team=team).count()
    if open_work:
        raise MistakeError(f"This team still works with {open_work} people: move them or merge the team instead")
    team.closed_on = _closing_day(team, on)
    team.save(update_fields=["closed_on"])
    _record("team:close", team, by)
    return team


@transaction.atomic
def add_alias(*, team: Team, alias: str, by: User) -> TeamAlias:
    """Know the team by an id of another system too."""
    demand(by, Permission.TEAM_MANAGE)
    _refuse_known_id(alias, "alias")
    made = TeamAlias.objects.create(team=team, alias=alias)
    _record("team:alias", team, by, alias=alias)
    return made


def _refuse_known_id(code: str, field: str) -> None:
    """One id leads to one team."""
    if Team.objects.filter(code=code).exists() or TeamAlias.objects.filter(alias=code).exists():
        raise MistakeError("A team is known by this already", field)


def _closing_day(team: Team, on: date) -> date:
    if team.opened_on and on < team.opened_on:
        raise MistakeError("A team closes on or after the day on which it opened", "on")
    return on


def _record(type: str, team: Team, by: User, **details: object) -> None:
    audit_events.record(type=type, by=by, subject=f"team:{team.code}", details=details)
