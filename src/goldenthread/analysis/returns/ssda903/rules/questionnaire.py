"""Rules about the strengths and difficulties questionnaire (SDQ) of children looked after for twelve months: OC2.

Its score is asked of children from 4 to 16 years old; of those who turn 4 or 17 in the year, either the score or why
there is none.
"""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903 import looked_after
from goldenthread.analysis.returns.ssda903.episodes import birthday, one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule

_HIGHEST = 40
_FROM, _BEFORE = 4, 17
"""The ages of those who are asked: from the one until the other."""
_WRONG_AGE = "SDQ1"
"""The reason that the child is too young or too old."""


def _said(evidence: Evidence) -> pl.DataFrame:
    """OC2 with every score as it is written: one that cannot be read has been given all the same."""
    written = evidence.text("OC2").select("OC2", "SDQ_SCORE")
    return evidence["OC2"].drop("SDQ_SCORE", strict=False).join(written, on="OC2")


def _all_year(evidence: Evidence, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.join(looked_after.continuously(evidence), on="CHILD", how="semi")


def _not_all_year(evidence: Evidence, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.join(looked_after.continuously(evidence), on="CHILD", how="anti")


def _asked(evidence: Evidence) -> pl.Expr:
    """Whether the child was of the age all year."""
    return (birthday(_FROM) <= evidence.start) & (birthday(_BEFORE) > evidence.end)


_SCORE_GIVEN = pl.col("SDQ_SCORE").is_not_null()
_REASON_GIVEN = pl.col("SDQ_REASON").is_not_null()


@rule(
    "157",
    "OC2.SDQ_REASON OC2.DOB",
    "At this age a score is expected, so age cannot be why there is none. Give the score or the true reason.",
    reads="Episodes",
)
def age_as_reason_at_the_right_age(evidence: Evidence) -> pl.DataFrame:
    silent = pl.col("SDQ_SCORE").is_null() & one_of("SDQ_REASON", _WRONG_AGE)
    return _all_year(evidence, _said(evidence)).filter(_asked(evidence), silent)


@rule("180", "OC2.SDQ_SCORE", "Give the score as a whole number from 0 to 40.", judges_text=True)
def score_is_no_score(evidence: Evidence) -> pl.DataFrame:
    written = evidence.text("OC2").filter(_SCORE_GIVEN)
    valid = evidence["OC2"].filter(pl.col("SDQ_SCORE").is_between(0, _HIGHEST))
    return written.join(valid, on="OC2", how="anti")


@rule(
    "185",
    "OC2.SDQ_SCORE",
    "The child was not looked after for the whole twelve months to 31 March. Remove the score or correct the episodes.",
    reads="Episodes",
    judges_text=True,
)
def score_of_child_not_looked_after_all_year(evidence: Evidence) -> pl.DataFrame:
    return _not_all_year(evidence, evidence.text("OC2")).filter(_SCORE_GIVEN)


@rule(
    "186",
    "OC2.SDQ_SCORE",
    "The child is of the age to be asked and was looked after for twelve months. Give the score, or why there is none.",
    reads="Episodes",
)
def score_missing(evidence: Evidence) -> pl.DataFrame:
    return _all_year(evidence, evidence["OC2"]).filter(_asked(evidence), ~_SCORE_GIVEN, ~_REASON_GIVEN)


@rule(
    "188",
    "OC2.SDQ_SCORE OC2.SDQ_REASON",
    "The child was under 4 on 31 March: leave the score and the reason blank.",
    judges_text=True,
)
def score_of_young_child(evidence: Evidence) -> pl.DataFrame:
    return _said(evidence).filter(birthday(_FROM) > evidence.end, _SCORE_GIVEN | _REASON_GIVEN)


@rule(
    "189",
    "OC2.DOB OC2.SDQ_SCORE OC2.SDQ_REASON",
    "The young person was 17 or older when the year began: leave the score and the reason blank.",
    judges_text=True,
)
def score_of_young_person(evidence: Evidence) -> pl.DataFrame:
    return _said(evidence).filter(birthday(_BEFORE) <= evidence.start, _SCORE_GIVEN | _REASON_GIVEN)


@rule("196", "OC2.SDQ_REASON", "This is no code for why there is no score. Use one of SDQ1 to SDQ5.")
def reason_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC2"].filter(~pl.col("SDQ_REASON").is_in(evidence.codes["SDQ_REASON"]))


@rule(
    "197a",
    "OC2.SDQ_SCORE OC2.SDQ_REASON",
    "There is a score, so leave blank why there is none.",
    judges_text=True,
)
def reason_beside_score(evidence: Evidence) -> pl.DataFrame:
    return evidence.text("OC2").filter(_SCORE_GIVEN, _REASON_GIVEN)


@rule(
    "197B",
    "OC2.SDQ_REASON OC2.DOB",
    "The child turned 4 or 17 in the year and was looked after for twelve months. Give a score, or why there is none.",
    reads="Episodes",
)
def nothing_said_of_child_who_turned_4_or_17(evidence: Evidence) -> pl.DataFrame:
    turned = [birthday(age).is_between(evidence.start, evidence.end) for age in (_FROM, _BEFORE)]
    silent = _said(evidence).filter(~_SCORE_GIVEN, ~_REASON_GIVEN)
    return _all_year(evidence, silent).filter(pl.any_horizontal(turned))


@rule(
    "198",
    "OC2.SDQ_REASON",
    "The child was not looked after for the whole twelve months to 31 March. Remove the reason or correct episodes.",
    reads="Episodes",
)
def reason_of_child_not_looked_after_all_year(evidence: Evidence) -> pl.DataFrame:
    return _not_all_year(evidence, evidence["OC2"]).filter(_REASON_GIVEN)
