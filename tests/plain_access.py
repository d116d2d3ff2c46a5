"""Who sees what of a record, once more: slowly, in plain Python, over plain facts. The tests hold the queries to it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from goldenthread.access.permissions import Permission
from goldenthread.access.roles import ROLES

OPENED_FOR_A_PURPOSE = "GSV"


@dataclass
class World:
    """Facts as tuples; days are inclusive and may be None. ``into``: team -> the team that it was merged into."""

    service_of: dict[str, str] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    posts: list[tuple] = field(default_factory=list)  # user, role, team, service, from, until
    involvements: list[tuple] = field(default_factory=list)  # child, user or None, team or None, from, until
    grants: list[tuple] = field(default_factory=list)  # child, user, class, from, until
    restrictions: list[tuple] = field(default_factory=list)  # child, from, until
    blocks: list[tuple] = field(default_factory=list)  # child, user, from, until
    openings: list[tuple] = field(default_factory=list)  # child, user, opened at

    def head(self, team: str | None) -> str | None:
        return self.into.get(team, team)

    def service(self, team: str | None) -> str | None:
        return self.service_of.get(self.head(team))


def holds(start: date, end: date | None, today: date) -> bool:
    return start <= today and (end is None or today <= end)


def sees(world: World, user: str, child: str, data_class: str, today: date, now: datetime) -> bool:
    if user in world.left or kept_from(world, user, child, today):
        return False
    for who, role, team, service, start, end in world.posts:
        held = who == user and holds(start, end, today)
        if held and post_sees(world, user, child, data_class, (role, team, service), today, now):
            return True
    return False


def kept_from(world, user, child, today) -> bool:
    if any(each[:2] == (child, user) and holds(*each[2:], today) for each in world.blocks):
        return True
    restricted = any(each[0] == child and holds(*each[1:], today) for each in world.restrictions)
    return restricted and not named(world, user, child, "R", today)


def named(world, user, child, data_class, today) -> bool:
    return any(each[:3] == (child, user, data_class) and holds(*each[3:], today) for each in world.grants)


def post_sees(world, user, child, data_class, post, today, now) -> bool:
    role, team, service = post
    how_far = {each.value: reach.name for each, reach in ROLES[role].reads.items()}.get(data_class, "NONE")
    if how_far in ("NONE", "AUTHORITY"):
        return how_far == "AUTHORITY"
    if any(shows(each, data_class) and named(world, user, child, each, today) for each in "GSRLIAHVXC"):
        return True
    if data_class in OPENED_FOR_A_PURPOSE and may_open(role) and is_open(world, user, child, now):
        return True
    return any(
        works(world, each, user, how_far, team, service)
        for each in world.involvements
        if each[0] == child and holds(*each[3:], today)
    )


def shows(granted: str, data_class: str) -> bool:
    if data_class in ("G", granted):
        return True
    return granted == "R" and data_class in OPENED_FOR_A_PURPOSE


def may_open(role: str) -> bool:
    return Permission.RECORD_OPEN in ROLES[role].permissions


def is_open(world, user, child, now) -> bool:
    times = [each[2] for each in world.openings if each[:2] == (child, user)]
    return any(at <= now < at + timedelta(hours=8) for at in times)


def works(world, involvement, user, how_far, team, service) -> bool:
    """Whether this piece of work is within reach."""
    _, who, theirs = involvement[:3]
    if how_far == "NAMED":
        return False
    if who == user:
        return True
    if theirs is None:
        return False
    if how_far == "TEAM":
        return bool(team) and world.head(theirs) == world.head(team)
    return how_far == "SERVICE" and bool(service) and world.service(theirs) == service
