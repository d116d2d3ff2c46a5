"""Who the demo's users are in the example: a team, and a social worker in it who has cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import polars as pl

from goldenthread.access.actions.users import Post
from goldenthread.access.models import User
from goldenthread.access.roles import GROUPS
from goldenthread.analysis.tables import Dataset

# Whom a newcomer should be first: the thread from a child's worker to the committee.
FIRST = ("social-worker", "team-manager", "head-of-service", "qa-manager", "elected-member")


def sign_in_cards() -> list[tuple[str, list[User]]]:
    """The demo's users in groups with a heading each, those to begin with first."""
    by_role = {user.role_slug: user for user in User.objects.filter(is_demo=True, is_active=True)}
    rest = {name: [role.slug for role in roles if role.slug not in FIRST] for name, roles in GROUPS.items()}
    groups = {name: [by_role[slug] for slug in slugs if slug in by_role] for name, slugs in {"": FIRST, **rest}.items()}
    return [(name, people) for name, people in groups.items() if people]


# Who works in the busiest team of the example, or in the busiest of early help; the others have no place.
IN_THE_TEAM = ("social-worker", "student-social-worker", "duty-worker", "team-manager", "assistant-team-manager")
IN_EARLY_HELP = ("early-help-worker", "early-help-coordinator")
EARLY_HELP = "early_help"
CASE_HOLDERS = ("social-worker", "early-help-worker")


def posts(dataset: Dataset) -> Mapping[str, Post]:
    """Where the demo's users work: the busiest worker on the dataset's day, with the team and the managers
    of its service around; early help likewise. The same in every run on one dataset.
    """
    areas = dataset.table("teams").select(team="team_id", area="service_area").collect()
    working = _working(dataset).join(areas, on="team", how="left")
    around = _posts(working, (*IN_THE_TEAM, "business-support", "service-manager"))
    early = working.filter(pl.col("area") == EARLY_HELP)
    return {**around, **_posts(early, IN_EARLY_HELP)}


def _posts(working: pl.DataFrame, roles: Iterable[str]) -> Mapping[str, Post]:
    """The busiest of these, with whoever has one of the roles in the same place."""
    if working.is_empty():
        return {}
    found = working.sort("children", "worker", descending=[True, False]).row(0, named=True)
    place = Post(team_id=found["team"], service_code=found["area"] or "")
    return {role: replace(place, worker_id=found["worker"]) if role in CASE_HOLDERS else place for role in roles}


def _working(dataset: Dataset) -> pl.DataFrame:
    """Each worker on the dataset's day: ``worker, team, children``."""
    day = dataset.manifest.as_at
    ended = pl.col("invo_involvement_end_date")
    working = dataset.table("ssd_involvements").filter(
        pl.col("invo_involvement_start_date") <= day, ended.is_null() | (ended > day)
    )
    grouped = working.group_by(worker="invo_professional_id", team="invo_professional_team")
    return grouped.agg(children=pl.col("invo_person_id").n_unique()).drop_nulls().collect()
