"""Rules that hold the Header against the episodes: whether a girl is a mother, and the pupil number."""

from datetime import timedelta

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import (
    RESPITE,
    latest,
    one_of,
    with_child,
    without_short_breaks,
)
from goldenthread.analysis.returns.ssda903.rules.book import rule

FEMALE = ("2", "F")
"""The code until 2023-24, and the one since."""


@rule(
    "207",
    "Header.MOTHER",
    "Last year's return says that she is a mother, and this year's does not. Correct the one that is wrong.",
    reads="Episodes Header_last",
)
def no_mother_any_more(evidence: Evidence) -> pl.DataFrame:
    mothers = evidence["Header_last"].filter(pl.col("MOTHER") == "1").select("CHILD").unique()
    rows = evidence["Header"].filter(pl.col("MOTHER").ne_missing("1"))
    return rows.join(mothers, on="CHILD", how="semi").join(evidence["Episodes"], on="CHILD", how="semi")


@rule(
    "210",
    "Episodes.DECOM Header.UPN",
    "UN4 is for children who came in the last week of the year. Give the child's pupil number or another reason.",
)
def no_pupil_number_yet(evidence: Evidence) -> pl.DataFrame:
    rows = with_child(evidence, ["UPN"]).filter(pl.col("UPN") == "UN4")
    return rows.filter(pl.col("DECOM") >= evidence.end - timedelta(days=7))


@rule(
    "393",
    "Header.MOTHER",
    "Say of every girl looked after whether she is a mother (1) or not (0).",
    reads="Episodes",
    version="2024-25",
)
def not_said_whether_mother(evidence: Evidence) -> pl.DataFrame:
    return _looked_after(evidence).filter(one_of("SEX", *FEMALE), pl.col("MOTHER").is_null())


@rule(
    "442",
    "Header.UPN",
    "Give the child's unique pupil number, or the reason why there is none (UN1 to UN5).",
    reads="Episodes",
)
def pupil_number_missing(evidence: Evidence) -> pl.DataFrame:
    return _looked_after(evidence).filter(pl.col("UPN").is_null())


@rule(
    "607",
    "Episodes.DEC Episodes.REC Episodes.LS Header.MOTHER Header.SEX",
    "The girl ceased to be looked after in the year. Say whether she is a mother (1) or not (0).",
    version="2024-25",
)
def left_without_saying_whether_mother(evidence: Evidence) -> pl.DataFrame:
    ceased = pl.col("REC").is_not_null() & (pl.col("REC") != "X1")
    in_the_year = pl.col("DEC").is_between(evidence.start, evidence.end)
    rows = evidence["Episodes"].filter(ceased, in_the_year, ~one_of("LS", *RESPITE))
    rows = with_child(evidence, ["SEX", "MOTHER"], of=rows)
    return rows.filter(one_of("SEX", *FEMALE), pl.col("MOTHER").is_null())


@rule(
    "625",
    "Header.MC_DOB Episodes.DEC",
    "The girl's first child was born after the year, or after she ceased to be looked after. Correct the date.",
)
def child_born_after_the_end(evidence: Evidence) -> pl.DataFrame:
    last = latest(evidence).select("CHILD", "Episodes", "DEC")
    rows = evidence["Header"].join(last, on="CHILD", how="left", maintain_order="left")
    return rows.filter((pl.col("MC_DOB") > evidence.end) | (pl.col("MC_DOB") > pl.col("DEC")))


def _looked_after(evidence: Evidence) -> pl.DataFrame:
    """The Header of children with an episode that is no short break."""
    episodes = without_short_breaks(evidence["Episodes"]).select("CHILD").unique()
    return evidence["Header"].join(episodes, on="CHILD", how="semi")
