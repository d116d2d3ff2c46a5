"""Rules about when an episode began and ended."""

from datetime import date

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import IS_LATEST, first, in_order, previous, with_child
from goldenthread.analysis.returns.ssda903.rules.book import rule

CHILDREN_ACT = date(1991, 10, 14)
"""The day on which the Children Act 1989 came into force."""
ADOPTION_AND_CHILDREN_ACT = date(2005, 12, 1)
"""The month in which placement orders became possible."""


@rule(
    "142",
    "Episodes.DEC Episodes.REC",
    "Another episode follows, but this one has no last day or no reason why it ceased. Give both.",
)
def not_ended_before_the_next(evidence: Evidence) -> pl.DataFrame:
    return in_order(evidence).filter(~IS_LATEST, pl.col("DEC").is_null() | pl.col("REC").is_null())


@rule("148", "Episodes.DEC Episodes.REC", "Give both the last day and the reason why the episode ceased, or neither.")
def ended_by_half(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("DEC").is_null() != pl.col("REC").is_null())


@rule(
    "302",
    "Episodes.DECOM Header.DOB",
    "The first episode begins before the child was born. Correct the date of birth or the episode.",
)
def looked_after_before_birth(evidence: Evidence) -> pl.DataFrame:
    return with_child(evidence, ["DOB"], of=first(evidence)).filter(pl.col("DECOM") < pl.col("DOB"))


@rule("353", "Episodes.DECOM", "An episode cannot begin before 14 October 1991. Correct the first day.")
def before_the_children_act(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("DECOM") < CHILDREN_ACT)


@rule("354", "Episodes.DECOM", "The episode begins after the end of the year. Correct the day, or leave it out.")
def begins_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("DECOM") > evidence.end)


@rule("385", "Episodes.DEC", "The episode ends after the end of the year. Leave the last day and the reason blank.")
def ends_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("DEC") > evidence.end)


@rule("355", "Episodes.DECOM Episodes.DEC", "The episode begins and ends on one day. Check both days.")
def shorter_than_a_day(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("DECOM") == pl.col("DEC"))


@rule("356", "Episodes.DECOM", "The episode ends before it begins. Correct one of the days.")
def ends_before_it_begins(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("DEC") < pl.col("DECOM"))


@rule(
    "446",
    "Episodes.LS Episodes.DECOM",
    "There were no placement orders before December 2005. Correct the legal status or the first day.",
)
def placement_order_before_there_were_any(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("LS") == "E1", pl.col("DECOM") < ADOPTION_AND_CHILDREN_ACT)


@rule(
    "501",
    "Episodes.DECOM Episodes.DEC",
    "The episode begins before the one before it has ended. Correct the days of one of them.",
)
def begins_before_the_last_has_ended(evidence: Evidence) -> pl.DataFrame:
    return in_order(evidence).filter(pl.col("DECOM") < previous("DEC"))
