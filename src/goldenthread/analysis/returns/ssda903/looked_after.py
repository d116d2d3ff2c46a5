"""Who was looked after at the end of the year, and who for all of its twelve months."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.episodes import RESPITE, one_of

GOES_ON = "X1"
"""The reason for which an episode ends when the child remains looked after: another one follows at once."""
BEGAN = "S"
"""The reason for a new episode of a child who was not looked after until then."""


@shared
def continuously(evidence: Evidence) -> pl.DataFrame:
    """The children looked after without a break from the year's first day, or before, to its last: a column CHILD.

    Each has an episode with a day in the year, and none that breaks the twelve months: none that starts to be looked
    after later than their first day, none that ends before their last other than to go on, and no short break.
    """
    episodes = evidence["Episodes"].select("CHILD", "DECOM", "DEC", "LS", "RNE", "REC").drop_nulls("CHILD")
    broken = episodes.filter(_begins(evidence) | _ceases(evidence) | (one_of("LS", *RESPITE) & in_the_year(evidence)))
    within = episodes.filter(in_the_year(evidence)).select("CHILD").unique().sort("CHILD")
    return within.join(broken.select("CHILD").unique(), on="CHILD", how="anti", maintain_order="left")


def _begins(evidence: Evidence) -> pl.Expr:
    return one_of("RNE", BEGAN) & pl.col("DECOM").is_between(evidence.start, evidence.end, closed="right")


def _ceases(evidence: Evidence) -> pl.Expr:
    return pl.col("DEC").is_between(evidence.start, evidence.end, closed="left") & ~one_of("REC", GOES_ON)


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
