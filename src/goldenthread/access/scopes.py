"""How far one person sees into the cases behind a figure. Every case row shown or downloaded passes this."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.access.models import User
from goldenthread.access.reaches import Reach


@dataclass(frozen=True)
class Scope:
    """``teams`` and ``workers`` are ids of the dataset; both empty without ``everything`` means no cases at all."""

    audience: str
    everything: bool = False
    teams: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        return not (self.everything or self.teams or self.workers)


def scope(user: User) -> Scope:
    """What this user's role, team and worker id reach. A role that needs an id the user lacks reaches nothing."""
    role = user.role
    return Scope(
        audience=role.audience,
        everything=role.reach is Reach.AUTHORITY,
        teams=_one(user.team_id) if role.reach is Reach.TEAM else frozenset(),
        workers=_one(user.worker_id) if role.reach is Reach.OWN else frozenset(),
    )


def _one(identifier: str) -> frozenset[str]:
    return frozenset({identifier}) if identifier else frozenset()
