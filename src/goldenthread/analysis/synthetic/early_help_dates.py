"""When early help begins and ends within a touch."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.draws import banded, pick, whole
from goldenthread.analysis.synthetic.profile import Profile

AFTER_DOMESTIC_ABUSE_TRIAGE = 0.20
AFTER_ADVICE = 0.05
END_REASONS = {"outcomes_achieved": 62.0, "disengaged": 18.0, "moved_away": 7.0, "other": 13.0}


def early_help_dates(rng: np.random.Generator, profile: Profile, followed: pl.DataFrame) -> pl.DataFrame:
    """Add ``considered`` (day of the triage meeting), ``help_start, help_end, help_ended_by`` and ``step_down``."""
    rows = followed.height
    drawn = followed.with_columns(
        u=rng.random(rows),
        v=rng.random(rows),
        days_to_meeting=whole(rng, 2, 12, rows),
        days_to_start=whole(rng, 0, 18, rows),
        days=banded(rng, profile.early_help_days, rows),
        reason=pick(rng, END_REASONS, rows),
        step_up=rng.random(rows) < profile.step_up,
    )
    considered = pl.when(pl.col("outcome").is_in(["early_help_hub", "domestic_abuse_triage"])).then(
        pl.col("at") + pl.col("days_to_meeting")
    )
    stepped_down = pl.col("path").is_in(_STEP_DOWN_PATHS) & (pl.col("v") < profile.step_down)
    before = (
        pl.when(pl.col("outcome") == "early_help_hub")
        .then(profile.early_help_after_hub)
        .when(pl.col("outcome") == "domestic_abuse_triage")
        .then(AFTER_DOMESTIC_ABUSE_TRIAGE)
        .when(pl.col("outcome") == "information_and_advice")
        .then(AFTER_ADVICE)
        .when(pl.col("outcome") == "early_help_by_partner")
        .then(1.0)
        .when(stepped_down)
        .then(0.82)  # the rest of the hand-overs never reach early help
        .otherwise(0.0)
    )
    starts = pl.when(pl.col("u") < before).then(
        pl.max_horizontal(pl.coalesce("closed", considered, "at"), "at") + pl.col("days_to_start")
    )
    return (
        drawn.with_columns(considered=considered, step_down=stepped_down, help_start=starts.cast(pl.Int32))
        .with_columns(
            help_end=(pl.col("help_start") + pl.col("days")).cast(pl.Int32),
            help_ended_by=pl.when(pl.col("help_start").is_not_null()).then(
                pl.when("step_up").then(pl.lit("step_up")).otherwise("reason")
            ),
        )
        .drop("u", "v", "days_to_meeting", "days_to_start", "days", "reason", "step_up")
    )


_STEP_DOWN_PATHS = ["not_in_need", "child_in_need", "enquiry", "conference", "protection"]
