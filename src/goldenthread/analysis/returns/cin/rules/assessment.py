"""Rules about assessments and the factors found at them."""

import polars as pl

from goldenthread.analysis.returns.cin.overlaps import overlapping
from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.rules.referral import AFTER_ASSESSMENT
from goldenthread.analysis.returns.cin.words import (
    CHILD,
    FACTORS_APART,
    PERIOD_OF_NEED,
    working_days_before,
)
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

LONGEST_WORKING_DAYS = 45
NO_FACTOR = "21"
OLD_FACTORS = ("18A", "19A")
"""Codes that rules of their own ask about."""
ASSESSMENT = [*PERIOD_OF_NEED, "AssessmentID"]
STARTED, AUTHORISED = "AssessmentActualStartDate", "AssessmentAuthorisationDate"


@rule(
    "1103",
    "Assessments.AssessmentActualStartDate CINdetails.CINreferralDate",
    "The assessment started before the referral. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def started_before_referral(evidence: Evidence) -> pl.DataFrame:
    both = evidence["Assessments"].join(evidence["CINdetails"], on=PERIOD_OF_NEED)
    return both.filter(pl.col(STARTED) < pl.col("CINreferralDate"))


@rule(
    "8608",
    "Assessments.AssessmentActualStartDate Assessments.AssessmentAuthorisationDate",
    "The assessment was authorised before it started. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def authorised_before_start(evidence: Evidence) -> pl.DataFrame:
    return evidence["Assessments"].filter(pl.col(AUTHORISED) < pl.col(STARTED))


@rule(
    "8670Q",
    "Assessments.AssessmentActualStartDate Assessments.AssessmentAuthorisationDate",
    "The assessment is open more than 45 working days after it started. Give the date of its end, or say why.",
    reads="Header",
    type=RuleType.QUERY,
)
def open_too_long(evidence: Evidence) -> pl.DataFrame:
    early = pl.col(STARTED) < working_days_before(evidence.end, LONGEST_WORKING_DAYS)
    return evidence["Assessments"].filter(pl.col(AUTHORISED).is_null() & early)


@rule(
    "8696",
    "Assessments.AssessmentAuthorisationDate",
    "The assessment ended outside the census year. Correct the date, or leave the assessment out.",
    reads="Header",
    type=RuleType.ERROR,
)
def authorised_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["Assessments"].filter(~pl.col(AUTHORISED).is_between(evidence.start, evidence.end))


@rule(
    "8736",
    "Assessments.AssessmentActualStartDate Assessments.AssessmentAuthorisationDate",
    "An assessment that has not ended must have started in the census year. Give its end, or correct its start.",
    reads="Header",
    type=RuleType.ERROR,
)
def open_and_started_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    still_open = evidence["Assessments"].filter(pl.col(AUTHORISED).is_null())
    inside, unknown = pl.col(STARTED).is_between(evidence.start, evidence.end), pl.col(STARTED).is_null()
    return still_open.filter(~inside | (unknown & pl.col("CINdetailsID").is_not_null()))


@rule(
    "8863Q",
    "Assessments.AssessmentActualStartDate Assessments.AssessmentAuthorisationDate",
    "Two assessments of one period of need run at the same time. Correct the dates, or join them.",
    reads="Header",
    type=RuleType.QUERY,
)
def assessments_overlap(evidence: Evidence) -> pl.DataFrame:
    every = evidence["Assessments"]
    return overlapping(every, "Assessments", PERIOD_OF_NEED, first=STARTED, last=AUTHORISED, until=evidence.end)


@rule(
    "8867",
    "CINdetails.CINclosureDate Assessments.AssessmentAuthorisationDate",
    "The case is closed, but an assessment has not ended. Give the date of its end.",
    type=RuleType.ERROR,
)
def closed_with_open_assessment(evidence: Evidence) -> pl.DataFrame:
    closed = evidence["CINdetails"].filter(pl.col("CINclosureDate").is_not_null())
    return evidence["Assessments"].filter(pl.col(AUTHORISED).is_null()).join(closed, on=PERIOD_OF_NEED)


@rule(
    "8896",
    "Assessments.AssessmentAuthorisationDate",
    "A period of need has more than one open assessment. Give the date of the end of all but one.",
    type=RuleType.ERROR,
)
def more_than_one_open_assessment(evidence: Evidence) -> pl.DataFrame:
    still_open = evidence["Assessments"].filter(pl.col(AUTHORISED).is_null()).drop_nulls(PERIOD_OF_NEED)
    several = still_open.filter(pl.struct(PERIOD_OF_NEED).is_duplicated())
    return several.with_columns(pl.struct(PERIOD_OF_NEED).rank("dense").alias("issue"))


# -- factors -------------------------------------------------------------------------------------------------------


def _factors(evidence: Evidence) -> pl.DataFrame:
    """Assessments with the factors that stand in their cell, one row a factor, in ``factor``."""
    apart = pl.col("AssessmentFactors").str.to_uppercase().str.replace_all(FACTORS_APART, "|").str.split("|")
    return evidence["Assessments"].with_columns(factor=apart).explode("factor")


def _listed(evidence: Evidence) -> pl.DataFrame:
    """The list of factors, whichever of two names its column has."""
    return evidence["AssessmentFactorsList"].rename({"AssessmentFactors": "AssessmentFactor"}, strict=False)


def _assessment(*frames: pl.DataFrame) -> list[str]:
    """What tells one assessment from another in all of these tables."""
    return [key for key in ASSESSMENT if all(key in frame.columns for frame in frames)]


@rule(
    "8614",
    "Assessments.AssessmentAuthorisationDate Assessments.AssessmentFactors",
    "Factors are recorded for an assessment that has not ended. Give its end, or take them out.",
    type=RuleType.ERROR,
)
def factors_before_the_end(evidence: Evidence) -> pl.DataFrame:
    return evidence["Assessments"].filter(pl.col(AUTHORISED).is_null() & pl.col("AssessmentFactors").is_not_null())


@rule(
    "8869",
    "Assessments.AssessmentFactors",
    "“No factors found” (21) stands beside another factor. Take one of them out.",
    type=RuleType.ERROR,
)
def no_factor_beside_others(evidence: Evidence) -> pl.DataFrame:
    # An assessment may come as one row or as one for each factor: its end tells which rows are one.
    ends = evidence.text("Assessments").select("Assessments", end=AUTHORISED)
    factors = _factors(evidence).join(ends, on="Assessments")
    none = factors.filter(pl.col("factor") == NO_FACTOR)
    return factors.filter(pl.col("factor") != NO_FACTOR).join(none, on=[*PERIOD_OF_NEED, "end"], how="semi")


@rule(
    "8945Q",
    "Assessments.AssessmentFactors",
    "Factor 18A is no longer used. Use 18B or 18C.",
    type=RuleType.QUERY,
    since="2024-25",
)
def factor_18a(evidence: Evidence) -> pl.DataFrame:
    return _factors(evidence).filter(pl.col("factor") == "18A")


@rule(
    "8950Q",
    "Assessments.AssessmentFactors",
    "Factor 19A is no longer used. Use 19B or 19C.",
    type=RuleType.QUERY,
    since="2024-25",
)
def factor_19a(evidence: Evidence) -> pl.DataFrame:
    return _factors(evidence).filter(pl.col("factor") == "19A")


@rule(
    "8898",
    "Assessments.AssessmentFactors",
    "The same factor is recorded twice for one assessment. Take one out.",
    reads="AssessmentFactorsList",
    type=RuleType.ERROR,
)
def factor_twice(evidence: Evidence) -> pl.DataFrame:
    factors = _listed(evidence).drop_nulls("AssessmentFactor")
    same = _assessment(evidence["Assessments"], factors)
    twice = factors.filter(pl.struct(*same, "AssessmentFactor").is_duplicated())
    return evidence["Assessments"].join(twice, on=same, how="semi")


@rule(
    "8897Q",
    "Assessments.AssessmentAuthorisationDate Assessments.AssessmentFactors",
    "The assessment ended in the census year, but its factors are missing or one of them is no code. Give the codes.",
    reads="AssessmentFactorsList Header",
    type=RuleType.QUERY,
)
def factors_missing(evidence: Evidence) -> pl.DataFrame:
    known = pl.col("AssessmentFactor").is_in([*evidence.codes["AssessmentFactors"], *OLD_FACTORS])
    ended = evidence["Assessments"].filter(pl.col(AUTHORISED) >= evidence.start)
    factors = _listed(evidence)
    listed = ended.join(factors, on=_assessment(ended, factors), how="left")
    return listed.filter(~known.fill_null(value=False))


@rule(
    "8873Q",
    "CINdetails.ReasonForClosure Assessments.AssessmentFactors",
    "The only assessment found no factors (21), so the case should have closed after assessment (RC8 or RC9). Check the"
    " reason.",
    reads="AssessmentFactorsList",
    type=RuleType.QUERY,
)
def no_factor_but_other_closure(evidence: Evidence) -> pl.DataFrame:
    only = evidence["Assessments"].filter(~pl.struct(PERIOD_OF_NEED).is_duplicated())
    none = _listed(evidence).filter(pl.col("AssessmentFactor") == NO_FACTOR)
    closed = evidence["CINdetails"].filter(~pl.col("ReasonForClosure").is_in(AFTER_ASSESSMENT).fill_null(value=False))
    return only.join(none, on=_assessment(only, none), how="semi").join(closed, on=PERIOD_OF_NEED)


@rule(
    "2991Q",
    "Section47.CINdetailsID",
    "An enquiry is recorded but no assessment. Add the assessment, or say why there is none.",
    reads="Assessments",
    type=RuleType.QUERY,
)
def enquiry_without_assessment(evidence: Evidence) -> pl.DataFrame:
    return evidence["Section47"].drop_nulls(CHILD).join(evidence["Assessments"], on=PERIOD_OF_NEED, how="anti")
