"""Spells: half-open stretches of time, ``start`` counted in and ``until`` not; an empty ``until`` is still running."""

from collections.abc import Sequence
from datetime import date

import polars as pl

FOREVER = date(9999, 12, 31)

START: pl.Expr = pl.col("start")
UNTIL: pl.Expr = pl.col("until")


def merged(spells: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """The union of each key's spells: overlapping and touching ones become one. Columns: keys, start, until."""
    keys = list(keys)
    reached = UNTIL.fill_null(FOREVER).cum_max().shift(1).over(keys)
    broken = START.gt(reached).fill_null(True)
    return (
        spells.select(*keys, "start", "until")
        .sort(*keys, "start")
        .with_columns(broken.cum_sum().over(keys).alias("run"))
        .group_by(*keys, "run")
        .agg(START.min(), UNTIL.fill_null(FOREVER).max())
        .select(*keys, "start", _open_ended(UNTIL))
    )


def in_turn(spells: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """Spells of a key made to follow one another: each gives way to the next that starts."""
    keys = list(keys)
    following = START.shift(-1).over(keys)
    return (
        spells.sort(*keys, "start")
        .with_columns(pl.min_horizontal(UNTIL, following).alias("until"))
        .filter(UNTIL.is_null() | (START < UNTIL))
    )


def intersect(left: pl.LazyFrame, right: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """The stretches in which a spell of ``left`` and one of ``right`` with the same keys both run.

    Columns of ``right`` must not repeat those of ``left`` but for the keys, start and until.
    """
    return (
        left.join(right, on=list(keys), how="inner", suffix="_right")
        .with_columns(
            pl.max_horizontal("start", "start_right").alias("start"),
            pl.min_horizontal("until", "until_right").alias("until"),
        )
        .filter(UNTIL.is_null() | (START < UNTIL))
        .drop("start_right", "until_right")
    )


def levels(spells: pl.LazyFrame, keys: Sequence[str], weight: str) -> pl.LazyFrame:
    """How much runs at once: spells of each key with the sum of ``weight`` in column ``level``, without gaps between.

    A level of 0 between two spells is a spell of its own; there is none before the first and after the last.
    """
    keys = list(keys)
    begun = spells.select(*keys, pl.col(weight).alias("level"), day="start")
    ended = spells.filter(UNTIL.is_not_null()).select(*keys, (-pl.col(weight)).alias("level"), day="until")
    steps = pl.concat([begun, ended]).group_by(*keys, "day").agg(pl.col("level").sum())
    following = pl.col("day").shift(-1).over(keys)
    return (
        steps.sort(*keys, "day")
        .select(*keys, pl.col("level").cum_sum().over(keys).round(9), pl.col("day").alias("start"), until=following)
        .filter(UNTIL.is_not_null() | (pl.col("level") != 0))
    )


def at_once(spells: pl.LazyFrame, keys: Sequence[str], least: int) -> pl.LazyFrame:
    """The spells in which at least that many spells of a key run at once. Columns: keys, start, until."""
    counted = levels(spells.with_columns(one=pl.lit(1.0)), keys, "one")
    return merged(counted.filter(pl.col("level") >= least), keys)


def cut(spells: pl.LazyFrame, by: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """Spells cut wherever a spell of ``by`` with the same keys begins or ends, with the columns of that spell.

    Where none of ``by`` runs its columns are empty. Spells of ``by`` that overlap give way to the later one. The
    segments of a spell cover it without gap or overlap, so exactly one is active on any day of the spell.
    """
    keys = list(keys)
    turns = in_turn(by, keys)
    # Kept, so that both uses see the same numbers: what comes out of a join or a grouping has no order of its own.
    numbered = spells.filter(UNTIL.is_null() | (START < UNTIL)).with_row_index("spell").cache()
    points = pl.concat([numbered.select("spell", "start"), _turning_points(numbered, turns, keys)]).unique()
    segments = _segments(numbered, points)
    return _with_running(segments, turns, keys).drop("spell")


def _turning_points(numbered: pl.LazyFrame, turns: pl.LazyFrame, keys: list[str]) -> pl.LazyFrame:
    """Days inside a spell on which something of ``turns`` begins or ends."""
    days = pl.concat([turns.select(*keys, day="start"), turns.select(*keys, day="until").drop_nulls("day")])
    inside = (pl.col("day") > START) & (UNTIL.is_null() | (pl.col("day") < UNTIL))
    return numbered.join(days, on=keys).filter(inside).select("spell", start="day")


def _segments(numbered: pl.LazyFrame, points: pl.LazyFrame) -> pl.LazyFrame:
    whole = numbered.rename({"start": "begun", "until": "ended"})
    following = START.shift(-1).over("spell")
    return (
        points.sort("spell", "start")
        .with_columns(following.alias("until"))
        .join(whole, on="spell")
        .with_columns(pl.coalesce("until", "ended").alias("until"))
        .drop("begun", "ended")
    )


def _with_running(segments: pl.LazyFrame, turns: pl.LazyFrame, keys: list[str]) -> pl.LazyFrame:
    """The columns of the turn that runs on the first day of each segment; it runs for the whole of it."""
    running = turns.rename({"until": "turn_until"}).sort("start")
    joined = segments.sort("start").join_asof(running, on="start", by=keys, strategy="backward", check_sortedness=False)
    over = pl.col("turn_until") <= START
    own = [name for name in turns.collect_schema().names() if name not in (*keys, "start", "until")]
    return joined.with_columns(pl.when(~over.fill_null(False)).then(pl.col(name)).alias(name) for name in own).drop(
        "turn_until"
    )


def _open_ended(until: pl.Expr) -> pl.Expr:
    return pl.when(until < FOREVER).then(until).alias("until")
