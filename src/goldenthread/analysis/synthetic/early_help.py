"""Early help: episodes, assessments, and the steps up to and down from social care."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.draws import Band, banded, chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, coded, lay_out
from goldenthread.codes import CODE_SETS

ASSESSMENT_DAYS: tuple[Band, ...] = ((7, 28, 0.35), (29, 49, 0.35), (50, 84, 0.22), (85, 160, 0.08))
STEP_UP_DAYS = 30
REVIEW_DAYS = 84
END_WORDS = {code.value: code.label for code in CODE_SETS["early_help_end_reason"].codes}
ORGANISATIONS = {
    "Council early help team": 46.0,
    "Primary school": 22.0,
    "Secondary school": 11.0,
    "Children's centre": 10.0,
    "Health visiting": 8.0,
    "Voluntary organisation": 3.0,
}
COUNCIL = "Council early help team"
REASONS = {
    "Behaviour and routines at home": 24.0,
    "Parents' separation or conflict": 19.0,
    "School attendance": 16.0,
    "Parent's mental health": 15.0,
    "Child's emotional wellbeing": 14.0,
    "Additional needs": 8.0,
    "Money or housing": 4.0,
}
NO_ASSESSMENT = 0.12


def early_help_tables(known: Known) -> Tables:
    """Early help episodes with their details and assessments."""
    rng = known.streams.of("early help")
    found = known.spells.filter(pl.col("help_start") <= known.horizon.end)
    rows = found.height
    found = found.with_columns(
        organisation=pick(rng, ORGANISATIONS, rows),
        reason=pick(rng, REASONS, rows),
        earl_episode_end_date=known.until("help_end"),
        end_reason_code=pl.when(pl.col("help_end") <= known.horizon.end).then("help_ended_by"),
    )
    ours = pl.col("organisation") == COUNCIL
    episodes = _with_family_worker(known, found).select(
        earl_episode_id="help",
        earl_person_id="person_id",
        earl_episode_start_date="help_start",
        earl_episode_end_date="earl_episode_end_date",
        earl_episode_reason="reason",
        earl_episode_end_reason=coded(END_WORDS, "end_reason_code"),
        earl_episode_organisation="organisation",
        earl_episode_worker_id=pl.when(ours).then("worker_id"),
    )
    details = found.select(
        "end_reason_code", "family_id", episode_id="help", team_id=pl.when(ours).then(pl.lit(known.teams["early_help"]))
    )
    return {
        "ssd_early_help_episodes": lay_out("ssd_early_help_episodes", episodes),
        "early_help_episode_details": lay_out("early_help_episode_details", details),
        "early_help_assessments": lay_out("early_help_assessments", _assessments(known, rng, found)),
    }


def _with_family_worker(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """A family worker of the early help team on the day help began."""
    workers = known.held.filter((pl.col("role") == "family_worker") & (pl.col("team_id") == known.teams["early_help"]))
    posts = workers["post_id"].unique(maintain_order=True)
    spread = found.with_row_index("_row").with_columns(post_id=posts.gather(found["family"].to_numpy() % len(posts)))
    workers = workers.select("post_id", "starts", "worker_id").sort("starts")
    placed = spread.sort("help_start").join_asof(
        workers, left_on="help_start", right_on="starts", by="post_id", check_sortedness=False
    )
    return placed.sort("_row")


def _assessments(known: Known, rng: np.random.Generator, found: pl.DataFrame) -> pl.DataFrame:
    rows = found.height
    made = found.with_columns(
        started_on=pl.col("help_start") + whole(rng, 0, 14, rows), days=banded(rng, ASSESSMENT_DAYS, rows)
    ).filter(pl.Series(rng.random(rows) >= NO_ASSESSMENT))
    made = made.with_columns(completed=pl.col("started_on") + pl.col("days"))
    made = made.filter(pl.col("started_on") <= pl.min_horizontal("help_end", pl.lit(known.horizon.end)))
    in_time = pl.col("completed") <= pl.min_horizontal("help_end", pl.lit(known.horizon.end))
    return made.with_columns(
        assessment_id=known.ids("EA", made), episode_id="help", completed_on=pl.when(in_time).then("completed")
    )


def step_tables(known: Known) -> Tables:
    """``step_ups`` and ``step_downs``."""
    return {"step_ups": _step_ups(known), "step_downs": _step_downs(known)}


def _step_ups(known: Known) -> pl.DataFrame:
    """An episode ended by a step up leads to the child's next referral, where the child took part in it."""
    ordered = known.spells.sort("child", "round").with_columns(
        next_referral=pl.col("referral").shift(-1).over("child"), next_on=pl.col("referred_on").shift(-1).over("child")
    )
    up = ordered.filter(
        (pl.col("help_ended_by") == "step_up")
        & (pl.col("next_on") <= known.horizon.end)
        & (pl.col("next_on") - pl.col("help_end") <= STEP_UP_DAYS)
    ).with_columns(
        team_id=pl.lit(known.teams["early_help"]), decided_on="help_end", referral_id="next_referral", episode_id="help"
    )
    decided = known.with_manager(up, "decided_on").with_columns(decided_by="manager", step_up_id=known.ids("U", up))
    return lay_out("step_ups", decided)


def _step_downs(known: Known) -> pl.DataFrame:
    rng = known.streams.of("step down")
    down = known.spells.filter(pl.col("step_down") & (pl.col("closed") <= known.horizon.end))
    down = known.with_worker(down.with_columns(last_day=pl.col("closed") - 1), "last_day")
    down = known.with_manager(down.filter(pl.col("team_id").is_not_null()), "closed")
    rows = down.height
    accepted = pl.when((pl.col("help_start") <= known.horizon.end) & pl.Series(chance(rng, 0.9, rows))).then(
        "help_start"
    )
    down = down.with_columns(
        step_down_id=known.ids("D", down),
        decided_on="closed",
        decided_by="manager",
        referral_id="referral",
        episode_id=pl.when(pl.col("help_start") <= known.horizon.end).then("help"),
        accepted_on=accepted,
        told=pl.when(pl.Series(chance(rng, 0.72, rows))).then(
            pl.col("closed") + banded(rng, ((0, 7, 0.8), (8, 30, 0.2)), rows)
        ),
        review_due_on=pl.col("closed") + REVIEW_DAYS,
        review=pl.when(pl.Series(chance(rng, 0.55, rows))).then(pl.col("closed") + whole(rng, 60, 130, rows)),
    )
    return lay_out(
        "step_downs", down.with_columns(agencies_notified_on=known.until("told"), reviewed_on=known.until("review"))
    )
