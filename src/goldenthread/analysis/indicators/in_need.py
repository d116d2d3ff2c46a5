"""Children in need on any day, as the DfE counts them, and the population they are set against."""

import polars as pl

from goldenthread.analysis.cohorts import merged
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.leads import with_lead

CHILDREN = "0-17"
"""Age band of the population that rates are set against."""


def in_need(frames: Frames) -> pl.LazyFrame:
    """Spells in which a child is in need, one at a time, cut by lead: person_id, start, until, team_id, worker_id.

    A child is in need while an episode that went beyond the referral is open, while subject of a child protection
    plan, and while looked after.
    """
    episodes = frames.table("ssd_cin_episodes").filter(pl.col("cine_referral_nfa").fill_null("N") != "Y")
    plans, care = frames.table("ssd_cp_plans"), frames.table("ssd_cla_episodes")
    spells = pl.concat(
        [
            _spells(episodes, "cine_person_id", "cine_referral_date", "cine_close_date"),
            _spells(plans, "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
            _spells(care, "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
        ]
    )
    return with_lead(merged(spells, ["person_id"]), frames).with_columns(case_id="person_id")


def _spells(rows: pl.LazyFrame, person: str, start: str, until: str) -> pl.LazyFrame:
    return rows.select(person_id=person, start=start, until=until).drop_nulls(["person_id", "start"])


def population(frames: Frames) -> pl.LazyFrame:
    """Children of the area as weights of a denominator, one row a year.

    The estimate of the middle of a year (30 June) counts through the reporting year that it lies in, 1 April to
    31 March. A year without an estimate has no denominator: none is carried over.
    """
    year = pl.col("year")
    estimates = frames.table("population").filter(pl.col("age_band") == CHILDREN)
    return estimates.select(
        case_id=pl.format("population {}", year),
        start=pl.date(year, 4, 1),
        until=pl.date(year + 1, 4, 1),
        numerator=pl.lit(0.0),
        denominator=pl.col("persons").cast(pl.Float64),
    )


def per_child(cases: pl.LazyFrame, frames: Frames) -> pl.LazyFrame:
    """Cases of a count together with the population they are set against."""
    return pl.concat([cases.with_columns(denominator=pl.lit(0.0)), population(frames)], how="diagonal")
