"""Rules about what must not be recorded against a period of need: after it closed, or where nothing was to follow."""

from collections.abc import Iterable

import polars as pl

from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.rules.referral import AFTER_ASSESSMENT
from goldenthread.analysis.returns.cin.words import PERIOD_OF_NEED, is_true
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

ACTIVITY = {
    "Assessments": ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    "Section47": ("S47ActualStartDate", "DateOfInitialCPC"),
    "ChildProtectionPlans": ("CPPendDate",),
    "CINplanDates": ("CINPlanStartDate", "CINPlanEndDate"),
}
"""The dates that must not come after a case has closed, by table."""

AFTER_CLOSURE = (
    "CINdetails.CINclosureDate CINdetails.DateOfInitialCPC Assessments.AssessmentActualStartDate"
    " Assessments.AssessmentAuthorisationDate Section47.S47ActualStartDate Section47.DateOfInitialCPC"
    " ChildProtectionPlans.CPPendDate CINplanDates.CINPlanStartDate CINplanDates.CINPlanEndDate"
)


def _together(found: Iterable[pl.DataFrame], tables: Iterable[str]) -> pl.DataFrame:
    """The issues of several tables as one frame: a row of the period of need and, if any, one of another table."""
    numbers = pl.DataFrame(schema=dict.fromkeys(["CINdetails", *tables], pl.UInt32))
    kept = (each.select([name for name in numbers.columns if name in each.columns]) for each in found)
    return pl.concat([numbers, *kept], how="diagonal")


@rule(
    "8565",
    AFTER_CLOSURE,
    "Something was done after the case had closed. Correct the date of closure, or of what was done.",
    type=RuleType.ERROR,
)
def done_after_closure(evidence: Evidence) -> pl.DataFrame:
    periods = evidence["CINdetails"]
    conference = periods.filter(pl.col("DateOfInitialCPC") > pl.col("CINclosureDate"))
    closed = periods.select("CINdetails", *PERIOD_OF_NEED, "CINclosureDate").drop_nulls("CINclosureDate")
    late = (
        evidence[table]
        .join(closed, on=PERIOD_OF_NEED)
        .filter(pl.any_horizontal(pl.col(day) > pl.col("CINclosureDate") for day in days))
        for table, days in ACTIVITY.items()
    )
    return _together([conference, *late], ACTIVITY)


@rule(
    "8831",
    "CINdetails.DateOfInitialCPC Assessments.AssessmentActualStartDate Assessments.AssessmentAuthorisationDate"
    " Section47.S47ActualStartDate Section47.DateOfInitialCPC",
    "The referral led to no further action, but an assessment, enquiry or conference is recorded. Correct one of them.",
    type=RuleType.ERROR,
)
def done_without_further_action(evidence: Evidence) -> pl.DataFrame:
    ended = evidence["CINdetails"].filter(is_true("ReferralNFA"))
    keys = ended.select("CINdetails", *PERIOD_OF_NEED)
    done = (
        evidence[table]
        .join(keys, on=PERIOD_OF_NEED)
        .filter(pl.any_horizontal(pl.col(day).is_not_null() for day in ACTIVITY[table]))
        for table in ("Assessments", "Section47")
    )
    return _together([ended.filter(pl.col("DateOfInitialCPC").is_not_null()), *done], ("Assessments", "Section47"))


@rule(
    "2990",
    "CINdetails.ReasonForClosure CINdetails.DateOfInitialCPC Section47.CINdetailsID ChildProtectionPlans.CINdetailsID"
    " CINplanDates.CINdetailsID",
    "The case closed after assessment without further action, but an enquiry, conference or plan is recorded. Correct"
    " one of them.",
    type=RuleType.ERROR,
)
def done_though_closed_after_assessment(evidence: Evidence) -> pl.DataFrame:
    closed = evidence["CINdetails"].filter(pl.col("ReasonForClosure").is_in(AFTER_ASSESSMENT))
    keys, tables = closed.select("CINdetails", *PERIOD_OF_NEED), ("Section47", "ChildProtectionPlans", "CINplanDates")
    done = (evidence[table].join(keys, on=PERIOD_OF_NEED) for table in tables)
    return _together([closed.filter(pl.col("DateOfInitialCPC").is_not_null()), *done], tables)


@rule(
    "4000",
    "CINdetails.ReferralNFA CINplanDates.CINdetailsID",
    "The referral led to no further action, but a child in need plan is recorded. Correct one of them.",
    type=RuleType.ERROR,
)
def plan_without_further_action(evidence: Evidence) -> pl.DataFrame:
    ended = evidence["CINdetails"].filter(is_true("ReferralNFA"))
    return evidence["CINplanDates"].join(ended, on=PERIOD_OF_NEED)


@rule(
    "8832",
    "CINdetails.ReferralNFA ChildProtectionPlans.CINdetailsID",
    "The referral led to no further action, but a child protection plan is recorded. Correct one of them.",
    type=RuleType.ERROR,
)
def protection_without_further_action(evidence: Evidence) -> pl.DataFrame:
    ended = evidence["CINdetails"].filter(is_true("ReferralNFA"))
    return evidence["ChildProtectionPlans"].join(ended, on=PERIOD_OF_NEED)
