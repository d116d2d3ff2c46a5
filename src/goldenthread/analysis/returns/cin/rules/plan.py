"""Rules about child in need plans."""

import polars as pl

from goldenthread.analysis.returns.cin.overlaps import overlapping, several_open, within
from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.words import CHILD, PERIOD_OF_NEED, need_of
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

FIRST, LAST = "CINPlanStartDate", "CINPlanEndDate"


@rule(
    "4001",
    "CINplanDates.CINPlanEndDate ChildProtectionPlans.CPPendDate",
    "A child in need plan and a child protection plan are both open. End one of them.",
    type=RuleType.ERROR,
)
def open_beside_protection_plan(evidence: Evidence) -> pl.DataFrame:
    plans = evidence["CINplanDates"].filter(pl.col(LAST).is_null())
    protection = evidence["ChildProtectionPlans"].filter(pl.col("CPPendDate").is_null())
    return plans.join(protection, on=need_of(plans, protection))


@rule(
    "4003",
    "CINplanDates.CINPlanStartDate CINplanDates.CINPlanEndDate Reviews.CPPreviewDate ChildProtectionPlans.CPPendDate",
    "A child protection review was held while a child in need plan ran. Correct the dates.",
    type=RuleType.ERROR,
)
def review_during_plan(evidence: Evidence) -> pl.DataFrame:
    plans, every, protection = (evidence[name] for name in ("CINplanDates", "Reviews", "ChildProtectionPlans"))
    need = need_of(every, protection)
    ends = protection.select(*need, CPPreviewDate="CPPendDate")
    reviews = every.join(ends, on=[*need, "CPPreviewDate"], how="anti")
    both = plans.join(reviews, on=need_of(plans, reviews))
    found = both.filter(within("CPPreviewDate", FIRST, LAST, evidence.end, touching=False))
    same = [*need, *({"CPPID"} & set(reviews.columns) & set(protection.columns))]
    return found.join(protection.select("ChildProtectionPlans", *same), on=same, how="left")


@rule(
    "4004",
    "CINplanDates.CINPlanEndDate",
    "The child has more than one open child in need plan. End all but one.",
    type=RuleType.ERROR,
)
def more_than_one_open_plan(evidence: Evidence) -> pl.DataFrame:
    still_open = evidence["CINplanDates"].filter(pl.col(LAST).is_null())
    return several_open(still_open, "CINplanDates", CHILD, "CINdetailsID")


@rule(
    "4008",
    "ChildIdentifiers.PersonDeathDate CINplanDates.CINPlanStartDate",
    "The plan started after the child's death. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def started_after_death(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINplanDates"].join(evidence["ChildIdentifiers"], on=CHILD)
    return both.filter(pl.col(FIRST) > pl.col("PersonDeathDate"))


@rule(
    "4009Q",
    "ChildIdentifiers.PersonDeathDate CINplanDates.CINPlanEndDate",
    "The plan ended after the child's death. Correct whichever date is wrong.",
    type=RuleType.QUERY,
)
def ended_after_death(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINplanDates"].join(evidence["ChildIdentifiers"], on=CHILD)
    return both.filter(pl.col(LAST) > pl.col("PersonDeathDate"))


@rule(
    "4010",
    "CINplanDates.CINPlanStartDate",
    "The plan has no start, or starts after the end of the census year. Correct the date, or leave the plan out.",
    reads="Header",
    type=RuleType.ERROR,
)
def start_missing_or_late(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINplanDates"].filter(pl.col(FIRST).is_null() | (pl.col(FIRST) > evidence.end))


@rule(
    "4011",
    "CINplanDates.CINPlanStartDate CINplanDates.CINPlanEndDate",
    "The plan ended before it started. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def ended_before_start(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINplanDates"].filter(pl.col(LAST) < pl.col(FIRST))


@rule(
    "4012Q",
    "CINplanDates.CINPlanStartDate CINplanDates.CINPlanEndDate",
    "The plan started and ended on one day. Check the dates.",
    type=RuleType.QUERY,
)
def one_day_plan(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINplanDates"].filter(pl.col(LAST) == pl.col(FIRST))


@rule(
    "4013",
    "CINplanDates.CINPlanEndDate",
    "The plan ended outside the census year. Correct the date, or leave the plan out.",
    reads="Header",
    type=RuleType.ERROR,
)
def ended_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINplanDates"].filter(~pl.col(LAST).is_between(evidence.start, evidence.end))


@rule(
    "4014",
    "CINplanDates.CINPlanStartDate CINplanDates.CINPlanEndDate",
    "Two child in need plans of the child overlap. Correct the dates: one must start after the other has ended.",
    reads="Header",
    type=RuleType.ERROR,
)
def plans_overlap(evidence: Evidence) -> pl.DataFrame:
    # Unlike rules 4016 and 4017, the rule leaves out no plan that starts on the day when another ends.
    return overlapping(evidence["CINplanDates"], "CINplanDates", [CHILD], first=FIRST, last=LAST, until=evidence.end)


@rule(
    "4015",
    "CINplanDates.CINPlanStartDate CINdetails.CINreferralDate",
    "The plan started before the referral. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def started_before_referral(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINplanDates"].join(evidence["CINdetails"], on=PERIOD_OF_NEED)
    return both.filter(pl.col(FIRST) < pl.col("CINreferralDate"))


@rule(
    "4016",
    "CINplanDates.CINPlanStartDate ChildProtectionPlans.CPPstartDate ChildProtectionPlans.CPPendDate",
    "A child in need plan started while a child protection plan ran. Correct the dates.",
    reads="Header",
    type=RuleType.ERROR,
)
def started_during_protection_plan(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINplanDates"].join(evidence["ChildProtectionPlans"], on=CHILD)
    return both.filter(within(FIRST, "CPPstartDate", "CPPendDate", evidence.end, touching=False))


@rule(
    "4017",
    "CINplanDates.CINPlanStartDate CINplanDates.CINPlanEndDate ChildProtectionPlans.CPPstartDate",
    "A child protection plan started while a child in need plan ran. End the child in need plan by that day.",
    reads="Header",
    type=RuleType.ERROR,
)
def protection_plan_started_during_plan(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINplanDates"].join(evidence["ChildProtectionPlans"], on=CHILD)
    return both.filter(within("CPPstartDate", FIRST, LAST, evidence.end, touching=False))
