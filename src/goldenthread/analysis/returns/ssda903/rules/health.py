"""Rules about the health of children looked after for twelve months: OC2, but for the questionnaire's score.

Rules 544 and 547 take only a 1 for information that must not stand alone; rule 182 objects to a 0 that does.
"""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903 import care_leavers, looked_after
from goldenthread.analysis.returns.ssda903.episodes import birthday, first, one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule

_NEEDED = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
"""What is asked about every child of any age."""
_ANSWERS = ("CONVICTED", "HEALTH_CHECK", *_NEEDED, "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
_ALL = " ".join(f"OC2.{column}" for column in _ANSWERS)
_FOUR = " ".join(f"OC2.{column}" for column in _NEEDED)

_ANY_GIVEN = pl.any_horizontal(pl.col(_ANSWERS).is_not_null())
_ONE_OF_FOUR_BLANK = pl.any_horizontal(pl.col(_NEEDED).is_null())
_AGE_OF_RESPONSIBILITY = 10
_SCHOOL_AGE = 5


def _answers_of(evidence: Evidence, *, all_year: bool) -> pl.DataFrame:
    """The rows of OC2 of the children who were looked after all year, or of the others."""
    return evidence["OC2"].join(looked_after.continuously(evidence), on="CHILD", how="semi" if all_year else "anti")


def _has_turned(age: int, evidence: Evidence) -> pl.Expr:
    """Whether the child was this old at the end of the year; whoever is born later was not."""
    return birthday(age) <= evidence.end


@rule(
    "158",
    "OC2.INTERVENTION_RECEIVED OC2.INTERVENTION_OFFERED",
    "The child received an intervention, so leave blank whether one was offered.",
)
def offer_beside_intervention(evidence: Evidence) -> pl.DataFrame:
    received = one_of("INTERVENTION_RECEIVED", "1")
    return evidence["OC2"].filter(received, pl.col("INTERVENTION_OFFERED").is_not_null())


@rule(
    "159",
    "OC2.SUBSTANCE_MISUSE OC2.INTERVENTION_RECEIVED OC2.INTERVENTION_OFFERED",
    "The child misuses substances and received no intervention: say whether one was offered.",
)
def offer_not_said(evidence: Evidence) -> pl.DataFrame:
    without = one_of("SUBSTANCE_MISUSE", "1") & one_of("INTERVENTION_RECEIVED", "0")
    return evidence["OC2"].filter(without, pl.col("INTERVENTION_OFFERED").is_null())


@rule("181", _ALL, "Answer each of these with 1 for yes or 0 for no.")
def answer_is_no_code(evidence: Evidence) -> pl.DataFrame:
    wrong = [~pl.col(column).is_in(evidence.codes[column]) for column in _ANSWERS]
    return evidence["OC2"].filter(pl.any_horizontal(wrong))


@rule(
    "182",
    _ALL,
    "Immunisations, teeth check, health assessment and substance misuse must all be answered, or all be left blank.",
)
def answers_are_incomplete(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC2"].filter(_ANY_GIVEN, _ONE_OF_FOUR_BLANK)


@rule(
    "190",
    _ALL,
    "The child was not looked after for the whole twelve months to 31 March. Remove these answers or correct the"
    " episodes.",
    reads="Episodes",
)
def answers_of_child_not_looked_after_all_year(evidence: Evidence) -> pl.DataFrame:
    return _answers_of(evidence, all_year=False).filter(_ANY_GIVEN)


@rule(
    "191",
    f"{_FOUR} Episodes.CHILD",
    "The child was looked after for the whole twelve months to 31 March. Answer on immunisations, teeth check, health"
    " assessment and substance misuse.",
)
def answers_missing(evidence: Evidence) -> pl.DataFrame:
    incomplete = _answers_of(evidence, all_year=True).filter(_ONE_OF_FOUR_BLANK)
    children = looked_after.continuously(evidence).join(evidence["OC2"], on="CHILD", how="anti")
    absent = first(evidence).join(children, on="CHILD", how="semi")
    return pl.concat([incomplete.select("OC2"), absent.select("Episodes")], how="diagonal")


@rule(
    "192",
    "OC2.SUBSTANCE_MISUSE OC2.INTERVENTION_RECEIVED",
    "The child misuses substances: say whether an intervention was received.",
)
def intervention_not_said(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC2"].filter(one_of("SUBSTANCE_MISUSE", "1"), pl.col("INTERVENTION_RECEIVED").is_null())


@rule(
    "193",
    "OC2.SUBSTANCE_MISUSE OC2.INTERVENTION_RECEIVED OC2.INTERVENTION_OFFERED",
    "No substance misuse is recorded: leave blank whether an intervention was received or offered.",
)
def intervention_without_misuse(evidence: Evidence) -> pl.DataFrame:
    said = pl.any_horizontal(pl.col("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED").is_not_null())
    return evidence["OC2"].filter(pl.col("SUBSTANCE_MISUSE").is_null() | one_of("SUBSTANCE_MISUSE", "0"), said)


@rule(
    "215",
    f"OC3.IN_TOUCH OC3.ACTIV OC3.ACCOM {_ALL}",
    "The young person has a care leaver's record: remove the answers about a child looked after for twelve months, or"
    " that record.",
)
def answers_of_a_care_leaver(evidence: Evidence) -> pl.DataFrame:
    answered = evidence["OC2"].filter(_ANY_GIVEN).select("CHILD", "OC2")
    return answered.join(care_leavers.with_information(evidence).select("CHILD", "OC3"), on="CHILD")


@rule("542", "OC2.CONVICTED", "The child was under 10 on 31 March: leave convictions blank.")
def conviction_of_young_child(evidence: Evidence) -> pl.DataFrame:
    young = ~_has_turned(_AGE_OF_RESPONSIBILITY, evidence)
    return evidence["OC2"].filter(young, pl.col("CONVICTED").is_not_null())


@rule(
    "543",
    "OC2.DOB OC2.CONVICTED",
    "The child was 10 or older on 31 March and looked after for twelve months: say whether there was a conviction.",
    reads="Episodes",
)
def conviction_not_said(evidence: Evidence) -> pl.DataFrame:
    old_enough = _has_turned(_AGE_OF_RESPONSIBILITY, evidence)
    return _answers_of(evidence, all_year=True).filter(old_enough, pl.col("CONVICTED").is_null())


@rule(
    "544",
    f"OC2.CONVICTED {_FOUR}",
    "A conviction is recorded: answer on immunisations, teeth check, health assessment and substance misuse too.",
)
def conviction_without_the_rest(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC2"].filter(one_of("CONVICTED", "1"), _ONE_OF_FOUR_BLANK)


@rule(
    "545",
    "OC2.DOB OC2.HEALTH_CHECK",
    "The child was under 5 on 31 March and looked after for twelve months: say whether health checks are up to date.",
    reads="Episodes",
)
def health_check_not_said(evidence: Evidence) -> pl.DataFrame:
    young = ~_has_turned(_SCHOOL_AGE, evidence)
    return _answers_of(evidence, all_year=True).filter(young, pl.col("HEALTH_CHECK").is_null())


@rule(
    "546",
    "OC2.DOB OC2.HEALTH_CHECK",
    "The child was 5 or older on 31 March: leave health checks blank.",
    reads="Episodes",
)
def health_check_of_older_child(evidence: Evidence) -> pl.DataFrame:
    older = _has_turned(_SCHOOL_AGE, evidence)
    return _answers_of(evidence, all_year=True).filter(older, pl.col("HEALTH_CHECK").is_not_null())


@rule(
    "547",
    f"OC2.HEALTH_CHECK {_FOUR}",
    "Health checks are up to date: answer on immunisations, teeth check, health assessment and substance misuse too.",
)
def health_check_without_the_rest(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC2"].filter(one_of("HEALTH_CHECK", "1"), _ONE_OF_FOUR_BLANK)
