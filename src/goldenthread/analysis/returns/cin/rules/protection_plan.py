"""Rules about child protection plans and their reviews."""

import polars as pl

from goldenthread.analysis.returns.cin.overlaps import overlapping, several_open
from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.words import CHILD, PERIOD_OF_NEED, is_true, need_of
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

FIRST, LAST = "CPPstartDate", "CPPendDate"
PLAN = [*PERIOD_OF_NEED, "CPPID"]


@rule(
    "1105",
    "ChildProtectionPlans.CPPstartDate CINdetails.CINreferralDate",
    "The child protection plan started before the referral. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def started_before_referral(evidence: Evidence) -> pl.DataFrame:
    both = evidence["ChildProtectionPlans"].join(evidence["CINdetails"], on=PERIOD_OF_NEED)
    return both.filter(pl.col(FIRST) < pl.col("CINreferralDate"))


def _in_year(days: pl.Series, evidence: Evidence) -> int:
    return int(days.is_between(evidence.start, evidence.end).sum())


@rule(
    "2883",
    "",
    "More child protection plans started in the year than initial conferences were held. Check that every conference is"
    " recorded.",
    reads="ChildProtectionPlans CINdetails Section47 Header",
    type=RuleType.ERROR,
)
def more_plans_than_conferences(evidence: Evidence) -> bool:
    held = sum(_in_year(evidence[table]["DateOfInitialCPC"], evidence) for table in ("CINdetails", "Section47"))
    return _in_year(evidence["ChildProtectionPlans"][FIRST], evidence) > held


def _with_conferences(evidence: Evidence) -> pl.DataFrame:
    """The enquiries, but of a child with several those that are said to have needed no conference, and had none."""
    enquiries = evidence["Section47"]
    if "ICPCnotRequired" not in enquiries.columns:
        return enquiries
    without = pl.col("DateOfInitialCPC").is_null() & is_true("ICPCnotRequired").fill_null(value=False)
    return enquiries.filter(~(without & pl.col(CHILD).is_duplicated()))


@rule(
    "2885",
    "ChildProtectionPlans.CPPstartDate Section47.DateOfInitialCPC CINdetails.DateOfInitialCPC",
    "The plan did not start on the day of an initial conference. Correct whichever date is wrong.",
    reads="Header",
    type=RuleType.ERROR,
)
def not_started_at_a_conference(evidence: Evidence) -> pl.DataFrame:
    started = evidence["ChildProtectionPlans"].filter(pl.col(FIRST).is_between(evidence.start, evidence.end))
    enquiries, periods = _with_conferences(evidence), evidence["CINdetails"]
    need = need_of(started, enquiries, periods)
    alone = periods.join(enquiries, on=need, how="anti")
    tables = {"Section47": enquiries, "CINdetails": alone}
    parts = [rows.select(name, *need, "DateOfInitialCPC") for name, rows in tables.items()]
    held = pl.concat(parts, how="diagonal")
    elsewhere = started.join(held, left_on=[*need, FIRST], right_on=[*need, "DateOfInitialCPC"], how="anti")
    return elsewhere.join(held, on=need, how="left")


@rule(
    "8720",
    "ChildProtectionPlans.CPPstartDate",
    "The plan has no start, or starts after the end of the census year. Correct the date, or leave the plan out.",
    reads="Header",
    type=RuleType.ERROR,
)
def start_missing_or_late(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildProtectionPlans"].filter(pl.col(FIRST).is_null() | (pl.col(FIRST) > evidence.end))


@rule(
    "8730",
    "ChildProtectionPlans.NumberOfPreviousCPP",
    "Say how many child protection plans the child had before: 0 where none.",
    type=RuleType.ERROR,
)
def number_of_earlier_plans_missing(evidence: Evidence) -> pl.DataFrame:
    earlier = pl.col("NumberOfPreviousCPP")
    return evidence["ChildProtectionPlans"].filter(earlier.is_null() | (earlier < 0))


@rule(
    "8840",
    "ChildProtectionPlans.CPPstartDate ChildProtectionPlans.CPPendDate",
    "The plan started and ended on one day. Correct the dates.",
    type=RuleType.ERROR,
)
def one_day_plan(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildProtectionPlans"].filter(pl.col(FIRST) == pl.col(LAST))


@rule(
    "8841",
    "ChildProtectionPlans.CPPstartDate Reviews.CPPreviewDate",
    "The review was on the first day of the plan or before. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def reviewed_before_start(evidence: Evidence) -> pl.DataFrame:
    both = evidence["Reviews"].join(evidence["ChildProtectionPlans"], on=PLAN)
    return both.filter(pl.col("CPPreviewDate") <= pl.col(FIRST))


@rule(
    "8842Q",
    "Reviews.CPPreviewDate",
    "The review has no date. Give it.",
    type=RuleType.QUERY,
)
def review_without_date(evidence: Evidence) -> pl.DataFrame:
    return evidence["Reviews"].filter(pl.col("CPPreviewDate").is_null())


@rule(
    "8905",
    "ChildProtectionPlans.InitialCategoryOfAbuse",
    "The first category of abuse is missing, or no code of the census. Give it.",
    type=RuleType.ERROR,
)
def first_category_missing_or_unknown(evidence: Evidence) -> pl.DataFrame:
    known = pl.col("InitialCategoryOfAbuse").is_in(evidence.codes["InitialCategoryOfAbuse"])
    return evidence["ChildProtectionPlans"].filter(~known.fill_null(value=False))


@rule(
    "8910",
    "ChildProtectionPlans.LatestCategoryOfAbuse",
    "The latest category of abuse is missing, or no code of the census. Give it.",
    type=RuleType.ERROR,
)
def latest_category_missing_or_unknown(evidence: Evidence) -> pl.DataFrame:
    known = pl.col("LatestCategoryOfAbuse").is_in(evidence.codes["LatestCategoryOfAbuse"])
    return evidence["ChildProtectionPlans"].filter(~known.fill_null(value=False))


@rule(
    "8915",
    "ChildIdentifiers.PersonDeathDate ChildProtectionPlans.CPPstartDate",
    "The plan started after the child's death. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def started_after_death(evidence: Evidence) -> pl.DataFrame:
    both = evidence["ChildProtectionPlans"].join(evidence["ChildIdentifiers"], on=CHILD)
    return both.filter(pl.col(FIRST) > pl.col("PersonDeathDate"))


@rule(
    "8920",
    "ChildIdentifiers.PersonDeathDate ChildProtectionPlans.CPPendDate",
    "The plan ended after the child's death. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def ended_after_death(evidence: Evidence) -> pl.DataFrame:
    both = evidence["ChildProtectionPlans"].join(evidence["ChildIdentifiers"], on=CHILD)
    return both.filter(pl.col(LAST) > pl.col("PersonDeathDate"))


@rule(
    "8925",
    "ChildProtectionPlans.CPPstartDate ChildProtectionPlans.CPPendDate",
    "The plan ended before it started. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def ended_before_start(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildProtectionPlans"].filter(pl.col(LAST) < pl.col(FIRST))


@rule(
    "8930",
    "ChildProtectionPlans.CPPendDate",
    "The plan ended outside the census year. Correct the date, or leave the plan out.",
    reads="Header",
    type=RuleType.ERROR,
)
def ended_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildProtectionPlans"].filter(~pl.col(LAST).is_between(evidence.start, evidence.end))


@rule(
    "8935",
    "ChildProtectionPlans.CPPendDate",
    "The child has more than one open child protection plan. End all but one.",
    type=RuleType.ERROR,
)
def more_than_one_open_plan(evidence: Evidence) -> pl.DataFrame:
    still_open = evidence["ChildProtectionPlans"].filter(pl.col(LAST).is_null())
    return several_open(still_open, "ChildProtectionPlans", CHILD, "CPPID")


@rule(
    "8940",
    "ChildProtectionPlans.CPPstartDate ChildProtectionPlans.CPPendDate",
    "Two child protection plans of the child overlap. Correct the dates: one must start after the other has ended.",
    reads="Header",
    type=RuleType.ERROR,
)
def plans_overlap(evidence: Evidence) -> pl.DataFrame:
    plans = evidence["ChildProtectionPlans"]
    # Unlike rules 4016 and 4017, the rule leaves out no plan that starts on the day when another ends.
    return overlapping(plans, "ChildProtectionPlans", [CHILD], first=FIRST, last=LAST, until=evidence.end)
