"""Which teams carry the work of which today: names, merges and the ids of other systems, looked up once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from goldenthread.access.models.place import Team


@dataclass
class Known:
    """A team as far as reach is concerned. ``ids`` are its code and its aliases."""

    key: int
    name: str
    service: str
    head: int
    ids: set[str] = field(default_factory=set)


class Places:
    """Every team, read in one query when first asked for."""

    @cached_property
    def _teams(self) -> dict[int, Known]:
        found: dict[int, Known] = {}
        columns = ("pk", "code", "name", "service__code", "current_id", "aliases__alias")
        for key, code, name, service, current, alias in Team.objects.order_by().values_list(*columns):
            known = found.setdefault(key, Known(key, name, service or "", current or key))
            known.ids |= {code, alias} - {None}
        return found

    @cached_property
    def _heads(self) -> dict[str, int]:
        """By every id: the key of the team that carries the work today."""
        return {each: known.head for known in self._teams.values() for each in known.ids}

    def of_team(self, team_id: str) -> list[Known]:
        """The team of an id, the one that it went into, and all that went into that."""
        head = self._heads.get(team_id)
        return [known for known in self._teams.values() if known.head == head]

    def of_service(self, code: str) -> list[Known]:
        """The teams whose work lies in a service today. A team merged into another lies where that one lies."""
        return [known for known in self._teams.values() if code and self._teams[known.head].service == code]

    def name(self, team_id: str) -> str:
        """What the team that carries the work of this id is called today; nothing for an id that is not known."""
        head = self._heads.get(team_id)
        return self._teams[head].name if head else ""


def names_of_today() -> dict[str, str]:
    """By id of a team that was renamed, merged or has other ids: what the team that carries its work is called today.

    Figures show such teams under this name, their past included.
    """
    changed = Q(current__isnull=False) | Q(aliases__isnull=False) | Q(names__ends_on__isnull=False)
    rows = Team.objects.filter(changed).order_by().values_list("code", "aliases__alias", "name", "current__name")
    return {each: now or name for code, alias, name, now in rows for each in (code, alias) if each}


def keys(teams: Iterable[Known]) -> frozenset[int]:
    return frozenset(team.key for team in teams)


def ids(teams: Iterable[Known]) -> frozenset[str]:
    return frozenset(each for team in teams for each in team.ids)
