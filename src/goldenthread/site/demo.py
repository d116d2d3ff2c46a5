"""Who the demo's users are in the example: a team, and a social worker in it who has cases."""

from __future__ import annotations

from collections.abc import Mapping

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


def posts(dataset: Dataset) -> Mapping[str, Post]:
    """The busiest worker on the dataset's day, and that worker's team: the same in every run on one dataset."""
    day = dataset.manifest.as_at
    ended = pl.col("invo_involvement_end_date")
    working = dataset.table("ssd_involvements").filter(
        pl.col("invo_involvement_start_date") <= day, ended.is_null() | (ended > day)
    )
    worker, team = "invo_professional_id", "invo_professional_team"
    busiest = working.group_by(worker, team).agg(children=pl.col("invo_person_id").n_unique())
    found = busiest.drop_nulls().sort("children", worker, descending=[True, False]).head(1).collect().to_dicts()
    if not found:
        return {}
    post = Post(team_id=found[0][team], worker_id=found[0][worker])
    return {"social-worker": post, "team-manager": Post(team_id=post.team_id)}
