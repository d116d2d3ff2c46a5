"""Who was looked after at the end of the year, and who for all of its twelve months."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.episodes import IS_FIRST, IS_LATEST, RESPITE, in_order, one_of, previous

GOES_ON = "X1"
"""The reason for which an episode ends when the child remains looked after: another one follows at once."""
BEGAN = "S"
"""The reason for a new episode of a child who was not looked after until then."""


@shared
def continuously(evidence: Evidence) -> pl.DataFrame:
    """The children looked after without a break from the year's first day, or before, to its last: a column CHILD.

    Short breaks do not count. An episode that ended because another was to follow has not broken it, even where the
    return lacks the one that followed.
    """
    episodes = in_order(evidence).filter(~one_of("LS", *RESPITE), pl.col("DECOM") <= evidence.end)
    period = pl.when(_AFRESH).then(pl.col("DECOM")).forward_fill().alias("began")
    latest = episodes.with_columns(period).filter(IS_LATEST)
    return latest.filter(pl.col("began") <= evidence.start, _goes_on_after(evidence)).select("CHILD")


_AFRESH = (
    IS_FIRST
    | one_of("RNE", BEGAN)
    | previous("REC").ne_missing(GOES_ON)
    | (pl.col("DECOM") > previous("DEC")).fill_null(value=False)
)


def _goes_on_after(evidence: Evidence) -> pl.Expr:
    return pl.col("DEC").is_null() | (pl.col("DEC") > evidence.end) | one_of("REC", GOES_ON)


@shared
def this_year(evidence: Evidence) -> pl.DataFrame:
    """The children with an episode in the year: a column CHILD, each once. A day not given is no objection."""
    episodes = evidence["Episodes"]
    if {"DECOM", "DEC"} <= set(episodes.columns):
        elsewhere = (pl.col("DECOM") > evidence.end) | (pl.col("DEC") < evidence.start)
        episodes = episodes.filter(~elsewhere.fill_null(value=False))
    return episodes.select("CHILD").drop_nulls().unique()


def in_the_year(evidence: Evidence) -> pl.Expr:
    """Whether an episode has a day in the year."""
    ended = pl.col("DEC") < evidence.start
    return (pl.col("DECOM") <= evidence.end) & ~ended.fill_null(value=False)
