"""Teams: which there are, what they do, and how many of each an authority of a given size needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

import polars as pl

from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out


@dataclass(frozen=True)
class Establishment:
    """Posts of one kind in a team. ``stage``, if any, is that of the journeys whose cases their holders hold."""

    role: str
    posts: int = 1
    fte: float = 1.0
    stage: str | None = None
    since: date | None = None
    """First day of posts added after the first journeys began."""


@dataclass(frozen=True)
class Team:
    """A team: its names, the service it belongs to and its posts."""

    team_id: str
    name: str
    service_area: str
    kind: str = "operational"
    posts: tuple[Establishment, ...] = ()
    short: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None


SOCIAL_WORK_ROLES = frozenset({
    "social_worker", "senior_social_worker", "practice_consultant", "assistant_team_manager", "team_manager",
    "service_manager", "independent_reviewing_officer",
})  # fmt: skip

STAGES: Mapping[str, tuple[str, str, float, int]] = {
    "assessment": ("Assessment Team", "front_door", 0.0095, 4),
    "neighbourhood": ("Neighbourhood Social Work Team", "neighbourhood", 0.0225, 6),
    "disability": ("Disabled Children's Team", "disability", 0.0038, 2),
    "looked_after": ("Looked After Children's Team", "looked_after", 0.0060, 2),
    "leaving_care": ("Leaving Care Team", "leaving_care", 0.0060, 1),
}
"""Stage: name of its teams, service area, children held at any time per child known, least number of teams."""

CASE_HOLDERS_PER_TEAM = 8

PLACES = (
    "Alder", "Ash", "Aspen", "Beech", "Birch", "Blackthorn", "Cedar", "Cherry", "Chestnut", "Elder", "Elm", "Hawthorn",
    "Hazel", "Holly", "Hornbeam", "Juniper", "Larch", "Lime", "Maple", "Oak", "Pine", "Poplar", "Rowan", "Sorrel",
    "Spruce", "Sycamore", "Willow", "Yew",
)  # fmt: skip

_SINGLE = (
    ("Front Door and Triage", "front_door", "operational", (("assistant_team_manager", 2), ("business_support", 2))),
    ("Early Help Hub", "early_help", "operational", (("assistant_team_manager", 1), ("family_worker", 2))),
    ("Early Help Team North", "early_help", "operational", (("team_manager", 1), ("family_worker", 6))),
    ("Early Help Team South", "early_help", "operational", (("team_manager", 1), ("family_worker", 6))),
    ("Emergency Duty Service", "front_door", "operational", (("senior_social_worker", 2),)),
    ("Family Resource Team", "family_resource", "operational", (("team_manager", 1), ("family_worker", 5))),
    ("Short Breaks Service", "short_breaks", "operational", (("team_manager", 1), ("family_worker", 3))),
    ("Fostering Team", "fostering", "operational", (("team_manager", 1), ("senior_social_worker", 4))),
    ("Adoption and Permanence Team", "fostering", "operational", (("team_manager", 1), ("senior_social_worker", 3))),
    ("Placements and Sufficiency", "fostering", "support", (("other", 2),)),
    ("Safeguarding and Quality Assurance", "quality_assurance", "operational",
     (("service_manager", 1), ("independent_reviewing_officer", 4))),
    ("Children's Rights and Participation", "quality_assurance", "support", (("other", 2),)),
    ("Principal Social Worker and Academy", "workforce", "strategic", (("practice_consultant", 2),)),
    ("Senior Leadership Team", "leadership", "strategic", (("head_of_service", 2), ("service_manager", 4))),
    ("Business Support", "other", "support", (("business_support", 5),)),
    ("Various Teams", "other", "operational", ()),
)  # fmt: skip


def teams_for(children: int, caseload: float) -> tuple[Team, ...]:
    """The teams of an authority that knows ``children`` children; at least 31 however small it is."""
    held = [team for stage in STAGES for team in _stage_teams(stage, children, caseload)]
    single = [
        Team(f"T{100 + place}", name, area, kind, posts=tuple(Establishment(role, posts) for role, posts in posts))
        for place, (name, area, kind, posts) in enumerate(_SINGLE)
    ]
    return (*single, *held)


def _stage_teams(stage: str, children: int, caseload: float) -> list[Team]:
    name, area, held, least = STAGES[stage]
    holders = max(least, ceil(children * held / caseload))
    count = max(least, ceil(holders / CASE_HOLDERS_PER_TEAM))
    sizes = [holders // count + (place < holders % count) for place in range(count)]
    first = 200 + 1_000 * list(STAGES).index(stage)
    return [
        Team(f"T{first + place}", f"{name} {_place(place)}", area, posts=_held_posts(stage, size))
        for place, size in enumerate(sizes)
    ]


def _place(position: int) -> str:
    again, tree = divmod(position, len(PLACES))
    return PLACES[tree] + (f" {again + 1}" if again else "")


def _held_posts(stage: str, holders: int) -> tuple[Establishment, ...]:
    role = "personal_adviser" if stage == "leaving_care" else "social_worker"
    lead = Establishment("team_manager", 1), Establishment("assistant_team_manager", 1)
    return (*lead, Establishment(role, holders, stage=stage), Establishment("family_worker", 1))


def team_tables(teams: tuple[Team, ...], horizon: Horizon) -> Tables:
    """``ssd_department``, ``teams`` and ``team_aliases``."""
    rows = pl.DataFrame(
        {
            "team_id": [team.team_id for team in teams],
            "name": [team.name for team in teams],
            "service_area": [team.service_area for team in teams],
            "kind": [team.kind for team in teams],
            "parent": [team.parent for team in teams],
        },
        schema_overrides={"parent": pl.String},
    )
    named = rows.join(rows.select(parent="team_id", parent_name="name"), on="parent", how="left", maintain_order="left")
    department = named.select(
        dept_team_id="team_id", dept_team_name="name", dept_team_parent_id="parent", dept_team_parent_name="parent_name"
    )
    return {
        "ssd_department": lay_out("ssd_department", department),
        "teams": lay_out("teams", rows.with_columns(valid_from=pl.lit(horizon.warm - 900))),
        "team_aliases": lay_out("team_aliases", _aliases(teams)),
    }


def _aliases(teams: tuple[Team, ...]) -> pl.DataFrame:
    short = [(team.short or team.name, team.team_id, True) for team in teams]
    others = [(alias, team.team_id, False) for team in teams for alias in team.aliases]
    return pl.DataFrame(
        short + others, schema={"alias": pl.String, "team_id": pl.String, "short": pl.Boolean}, orient="row"
    )
