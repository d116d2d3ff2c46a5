"""Journeys of families: contact by contact, what was decided and what followed.

A *touch* is one time that a family comes to notice, with all that follows from it until the work ends. Families are
taken through their touches in rounds, all families at once; a later touch starts after the earlier one has ended.
"""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic import paths
from goldenthread.analysis.synthetic.calibration import mix
from goldenthread.analysis.synthetic.day_numbers import on_working_day
from goldenthread.analysis.synthetic.draws import Band, banded, chance, pick, whole
from goldenthread.analysis.synthetic.early_help_dates import early_help_dates
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.streams import Streams

ROUNDS = 7

# Days from the end of one touch to the next contact, and how likely there is one at all.
SOON: tuple[Band, ...] = ((1, 45, 0.36), (46, 150, 0.34), (151, 280, 0.16), (281, 900, 0.14))
LATER: tuple[Band, ...] = ((1, 45, 0.10), (46, 150, 0.25), (151, 365, 0.30), (366, 1_200, 0.35))
AGAIN = {"contact": 0.46, "short": 0.62, "long": 0.55, "early_help": 0.38}

WAITS_FOR_SCHOOL = 0.30

# Of contacts that follow a referral, the share that become a referral again whatever other contacts become.
REFERRED_AGAIN = 0.55


def touches(streams: Streams, horizon: Horizon, profile: Profile, found: pl.DataFrame) -> pl.DataFrame:
    """Every touch of every family, one row each, with all its days (see ``paths.timeline``) and ``done``."""
    rng = streams.of("journeys")
    waiting = found.select(
        "family", "disability", "frailty", at="known_from", forced=pl.lit(None, dtype=pl.String), planned=pl.lit(False)
    )
    rounds = []
    for place in range(ROUNDS):
        this = _follow(rng, profile, _decide(rng, profile, waiting, first=place == 0))
        rounds.append(this.with_columns(round=pl.lit(place, dtype=pl.Int32)))
        waiting = _come_back(rng, this).filter(pl.col("at") <= horizon.end)
    return pl.concat(rounds).sort("family", "round")


def _decide(rng: np.random.Generator, profile: Profile, waiting: pl.DataFrame, *, first: bool) -> pl.DataFrame:
    """What became of the contact; a forced outcome (a step up, an early return) stands."""
    rows = waiting.height
    outcome = pl.coalesce("forced", pick(rng, profile.contact_outcomes, rows))
    by_partner = chance(rng, profile.early_help_without_contact if first else 0.0, rows)
    return waiting.with_columns(
        source=pick(rng, mix("referral source"), rows),
        outcome=pl.when(pl.lit(pl.Series(by_partner))).then(pl.lit("early_help_by_partner")).otherwise(outcome),
        at=waiting["at"] if first else _when_noticed(rng, waiting["at"]),
        decided_in=banded(rng, ((0, 0, 0.55), (1, 1, 0.35), (2, 3, 0.07), (4, 9, 0.03)), rows),
    )


def _when_noticed(rng: np.random.Generator, due: pl.Series) -> pl.Series:
    """A working day, and now and then in September what would have come in August, when schools are closed."""
    wait = (due.cast(pl.Date).dt.month() == 8) & pl.Series(chance(rng, WAITS_FOR_SCHOOL, len(due)))
    return on_working_day(due + wait.cast(pl.Int32) * 30)


def _follow(rng: np.random.Generator, profile: Profile, decided: pl.DataFrame) -> pl.DataFrame:
    referred = pl.col("outcome") == "referral"
    followed = paths.timeline(rng, profile, decided.with_columns(referred=referred))
    helped = early_help_dates(rng, profile, followed)
    done = pl.max_horizontal("at", "considered", "closed", "help_end").alias("done")
    return helped.with_columns(done)


def _come_back(rng: np.random.Generator, this: pl.DataFrame) -> pl.DataFrame:
    """The families that come to notice again, with the day and any outcome that is already settled."""
    rows = this.height
    kind = (
        pl.when(pl.col("help_end").is_not_null())
        .then(pl.lit("early_help"))
        .when(pl.col("path").is_in(["no_further_action", "not_in_need"]))
        .then(pl.lit("short"))
        .when(pl.col("path").is_not_null())
        .then(pl.lit("long"))
        .otherwise(pl.lit("contact"))
    )
    drawn = this.with_columns(
        kind=kind,
        u=rng.random(rows),
        v=rng.random(rows),
        soon=banded(rng, SOON, rows),
        later=banded(rng, LATER, rows),
        days_to_step_up=whole(rng, 1, 4, rows),
    )
    stepped_up = pl.col("help_ended_by") == "step_up"
    gap = (
        pl.when(stepped_up)
        .then("days_to_step_up")
        .when(pl.col("kind").is_in(["short", "long"]))
        .then("soon")
        .otherwise("later")
    )
    forced = pl.when(stepped_up | (pl.col("path").is_not_null() & (pl.col("v") < REFERRED_AGAIN))).then(
        pl.lit("referral")
    )
    returns = pl.col("u") < pl.col("kind").replace_strict(AGAIN) * pl.col("frailty")
    return drawn.filter(stepped_up | returns).select(
        "family",
        "disability",
        "frailty",
        at=(pl.col("done") + gap).cast(pl.Int32),
        forced=forced,
        planned=pl.col("planned") | pl.col("cp_start").is_not_null(),
    )
