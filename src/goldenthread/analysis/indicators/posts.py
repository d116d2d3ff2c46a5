"""Posts, who holds them and how far they are filled on any day."""

import polars as pl

from goldenthread.analysis.cohorts import cut, day_after, levels
from goldenthread.analysis.indicators.frames import Frames

EMPLOYED = ("permanent", "fixed_term")
"""Terms on which a post counts as filled: an agency worker covers a vacancy, and does not end it."""


def social_work_posts(frames: Frames) -> pl.LazyFrame:
    """Established social work posts: post_id, team_id, role, established_fte, case_holding, start, until."""
    posts = frames.table("posts").filter("social_work_post")
    return posts.select(
        "post_id",
        "team_id",
        "role",
        "case_holding",
        established_fte="fte",
        start="established_from",
        until=day_after("established_to"),
    )


def holdings(frames: Frames) -> pl.LazyFrame:
    """Who holds a social work post: case_id, post_id, worker_id, team_id, fte, contract, case_holding, start, until.

    ``left`` is the last day in post of somebody who left the authority, empty for all others.
    """
    posts = frames.table("posts").filter("social_work_post").select("post_id", "team_id", "case_holding")
    left = pl.when("left_authority").then("ended_on")
    return (
        frames.table("post_holders")
        .select(
            "post_id",
            "worker_id",
            "fte",
            "contract",
            case_id="holding_id",
            start="started_on",
            until=day_after("ended_on"),
            left=left,
        )
        .join(posts, on="post_id")
    )


def employed() -> pl.Expr:
    """Whether a holding is an employee's."""
    return pl.col("contract").is_in(EMPLOYED)


def filled(holders: pl.LazyFrame, frames: Frames) -> pl.LazyFrame:
    """Social work posts cut wherever ``holders`` come or go, with ``held``: the full-time equivalent they hold."""
    held = levels(holders, ["post_id"], "fte")
    return cut(social_work_posts(frames), held, ["post_id"]).with_columns(
        held=pl.col("level").fill_null(0.0), case_id="post_id"
    )
