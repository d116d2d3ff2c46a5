"""Who worked with each child and when: cases go to posts, and whoever holds the post holds the case.

So a worker who leaves changes every child's worker on that day, nobody is allocated to a worker before the worker
came, and caseloads follow from the size of the team.
"""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.day_numbers import birthday, day
from goldenthread.analysis.synthetic.draws import pick, whole
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import identifiers, lay_out
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.streams import Streams

LEAD, ADVISER = "CW", "PA"
"""Roles of an involvement: lead case worker, and personal adviser of a care leaver."""

DAYS_BEFORE_ADVISER = 91
REALLOCATED, COVERED = 0.24, 0.08
REALLOCATION_REASONS = {"MANAGE": 58.0, "ORGRST": 20.0, "OTHERS": 12.0, "PCCHAN": 6.0, "CHCHAN": 4.0}
REASON_LEFT_BLANK = 0.03
REASON_RETURNED_FROM = day(date(2023, 4, 1))
"""From this day on the return asks for the reason, and it is not left blank."""

_KEEP = ("family", "round", "child", "person_id", "spell", "referral")


def involvements(
    streams: Streams, horizon: Horizon, profile: Profile, rows: pl.DataFrame, held: pl.DataFrame
) -> pl.DataFrame:
    """Allocations of spells: ``child, spell, referral, role, team_id, worker_id, starts, ends, reason, role_fte``.

    ``ends`` is the first day no longer allocated and may lie beyond the last day covered.
    """
    rng = streams.of("allocation")
    posts = held.filter("case_holding").unique("post_id", maintain_order=True)
    stretches = pl.concat([_lead_stretches(profile, rows), _adviser_stretches(rows)])
    placed = _to_posts(rng, stretches.filter(pl.col("starts") < pl.col("ends")), posts)
    return _to_workers(rng, placed, held).filter(pl.col("starts") <= horizon.end).sort("child", "starts", "role")


def _stretch(rows: pl.DataFrame, stage: str, starts: pl.Expr, ends: pl.Expr, role: str = LEAD) -> pl.DataFrame:
    return rows.select(
        *_KEEP, "area", starts=starts.cast(pl.Int32), ends=ends.cast(pl.Int32), role=pl.lit(role), stage=pl.lit(stage)
    )


def _lead_stretches(profile: Profile, rows: pl.DataFrame) -> pl.DataFrame:
    """Assessment, then longer work, then the team for looked-after children, as far as each spell goes."""
    spells = rows.filter(pl.col("referred_on").is_not_null()).with_columns(
        assessed=pl.min_horizontal(
            pl.coalesce(pl.col("assessment_end") + profile.days_after_assessment, "conference", "closed"), "closed"
        ),
        long_term=pl.min_horizontal(
            pl.when(pl.col("care_end") - pl.col("care_start") > profile.days_to_long_term_team)
            .then(pl.col("care_start") + profile.days_to_long_term_team)
            .otherwise("closed"),
            "closed",
        ),
    )
    # A child whose assessment runs on after the move to a long-term team stays with that team.
    assessed = pl.min_horizontal("assessed", "long_term")
    disabled = pl.col("disabled")
    return pl.concat(
        [
            _stretch(spells, "assessment", pl.col("referred_on"), assessed),
            _stretch(spells.filter(~disabled), "neighbourhood", assessed, pl.col("long_term")),
            _stretch(spells.filter(disabled), "disability", assessed, pl.col("long_term")),
            _stretch(spells, "looked_after", pl.col("long_term"), pl.col("closed")),
        ]
    )


def adviser_starts() -> pl.Expr:
    """The day a personal adviser is due: three months after the sixteenth birthday, or into care if that is later."""
    return pl.max_horizontal(birthday(pl.col("born"), 16), pl.col("care_start")) + DAYS_BEFORE_ADVISER


def _adviser_stretches(rows: pl.DataFrame) -> pl.DataFrame:
    young = rows.filter((adviser_starts() < pl.col("care_end")) & pl.col("died").is_null())
    last = young.unique("child", keep="last", maintain_order=True)
    return _stretch(last, "leaving_care", adviser_starts(), birthday(pl.col("born"), 21), ADVISER)


def _to_posts(rng: np.random.Generator, stretches: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Give each family's stretch to the next post of a team in turn, with some moves between posts of the team.

    A family belongs to one team of each stage, a larger team to more families. Posts not yet established get nothing.
    """
    by_stage = posts.group_by("stage", maintain_order=True).agg(teams="team_id")
    by_team = (
        posts.sort("since", maintain_order=True).group_by("stage", "team_id", maintain_order=True).agg(posts="post_id")
    )
    sizes = posts.sort("since", maintain_order=True).select(
        "stage", "team_id", starts="since", size=pl.int_range(1, pl.len() + 1).over("stage", "team_id")
    )
    share = pl.col("area") * 97 % 1 * pl.col("teams").list.len()
    work = stretches.join(by_stage, on="stage", how="inner", maintain_order="left").with_columns(
        team_id=pl.col("teams").list.get(share.cast(pl.Int64))
    )
    work = work.join(by_team, on=["stage", "team_id"], how="left", maintain_order="left").drop("teams")
    work = work.sort("starts", "family", "round", "stage", "child").join_asof(
        sizes.sort("starts"), on="starts", by=["stage", "team_id"], check_sortedness=False
    )
    moved = _moves(rng, work.with_columns(turn=_turn()))
    slot = (pl.col("turn") + pl.col("shift")) % pl.col("size")
    return moved.with_columns(post_id=pl.col("posts").list.get(slot.cast(pl.Int64))).drop(
        "posts", "size", "turn", "shift", "area"
    )


def _turn() -> pl.Expr:
    """The place of a family's stretch in the team's order of arrival: siblings share one."""
    first = pl.struct("family", "round", "stage", "role").is_first_distinct()
    return first.cum_sum().over("team_id")


def _moves(rng: np.random.Generator, work: pl.DataFrame) -> pl.DataFrame:
    """Cut some stretches: a move to another worker for good, or cover for a while and back (A, B, A)."""
    rows = work.height
    length = pl.col("ends") - pl.col("starts")
    drawn = work.with_columns(
        u=rng.random(rows),
        cut=rng.random(rows),
        cover=whole(rng, 14, 45, rows),
        moved_why=pick(rng, REALLOCATION_REASONS, rows),
    )
    several = pl.col("size") > 1
    moves = several & (length > 240) & (pl.col("u") < REALLOCATED)
    covered = several & (length > 120) & (pl.col("u") > 1 - COVERED)
    at = (pl.col("starts") + 20 + (length - 90) * pl.col("cut")).cast(pl.Int32)
    drawn = drawn.with_columns(at=pl.when(moves | covered).then(at), back=pl.when(covered).then(at + pl.col("cover")))
    first = drawn.with_columns(ends=pl.coalesce("at", "ends"), shift=0, why=pl.lit(None, dtype=pl.String))
    second = drawn.filter(pl.col("at").is_not_null()).with_columns(
        starts="at",
        ends=pl.coalesce("back", "ends"),
        shift=1,
        why=pl.when(pl.col("back").is_null()).then("moved_why").otherwise(pl.lit("ABSENC")),
    )
    third = drawn.filter(pl.col("back").is_not_null()).with_columns(starts="back", shift=0, why=pl.lit("ABSENC"))
    return pl.concat([first, second, third]).drop("u", "cut", "cover", "moved_why", "at", "back")


def _to_workers(rng: np.random.Generator, placed: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """Cut each stretch where the post changes hands, and say why the worker changed."""
    holders = held.filter("case_holding").select("post_id", "worker_id", holder_from="starts", holder_to="ends")
    cut = placed.join(holders, on="post_id", how="inner", maintain_order="left_right").filter(
        (pl.col("holder_from") < pl.col("ends")) & (pl.col("holder_to") > pl.col("starts"))
    )
    cut = cut.with_columns(
        taken_over=pl.col("holder_from") > pl.col("starts"),
        starts=pl.max_horizontal("starts", "holder_from"),
        ends=pl.min_horizontal("ends", "holder_to"),
    ).sort("child", "spell", "role", "starts")
    first = pl.struct("child", "spell", "role").is_first_distinct()
    reason = (
        pl.when("taken_over")
        .then(pl.lit("LEFTRL"))
        .when(first)
        .then(pl.lit("FCONTA"))
        .otherwise(pl.coalesce("why", pl.lit("TSPROC")))
    )
    blank = pl.Series(rng.random(cut.height) < REASON_LEFT_BLANK) & (cut["starts"] < REASON_RETURNED_FROM)
    return cut.with_columns(reason=pl.when(~blank).then(reason)).drop("taken_over", "why", "holder_from", "holder_to")


def worker_on(allocated: pl.DataFrame, rows: pl.DataFrame, day: str) -> pl.DataFrame:
    """``rows`` (with ``spell``), and the lead's ``worker_id`` and ``team_id`` on ``day``: null where nobody leads."""
    leads = (
        allocated.filter(pl.col("role") == LEAD).select("spell", "worker_id", "team_id", starts="starts").sort("starts")
    )
    wanted = rows.with_row_index("_row").with_columns(_on=pl.col(day).cast(pl.Int32)).sort("_on")
    found = wanted.filter(pl.col("_on").is_not_null()).join_asof(
        leads, left_on="_on", right_on="starts", by="spell", check_sortedness=False
    )
    missing = wanted.filter(pl.col("_on").is_null())
    return pl.concat([found, missing], how="diagonal").sort("_row").drop("_row", "_on", "starts", strict=False)


def involvement_table(horizon: Horizon, chunk: int, allocated: pl.DataFrame) -> pl.DataFrame:
    """``ssd_involvements``."""
    return lay_out(
        "ssd_involvements",
        allocated.select(
            invo_involvements_id=identifiers("V", chunk, allocated.height),
            invo_professional_id="worker_id",
            invo_professional_role_id="role",
            invo_professional_team="team_id",
            invo_involvement_start_date="starts",
            invo_involvement_end_date=pl.when(pl.col("ends") <= horizon.end).then("ends"),
            invo_worker_change_reason="reason",
            invo_person_id="person_id",
            invo_referral_id=pl.when(pl.col("role") == LEAD).then("referral"),
        ),
    )
