"""Rules about referrals and periods of need."""

from datetime import date, timedelta

import polars as pl

from goldenthread.analysis.returns.cin.overlaps import within
from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.words import CHILD, PERIOD_OF_NEED, is_false, is_true, working_days_before
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

SOURCE_SINCE = date(2013, 4, 1)
AFTER_ASSESSMENT = ("RC8", "RC9")
DIED = "RC2"


@rule(
    "8568",
    "CINdetails.ReferralNFA",
    "Say whether the referral led to no further action: true or false.",
    type=RuleType.ERROR,
)
def no_further_action_not_said(evidence: Evidence) -> pl.DataFrame:
    said = is_true("ReferralNFA") | is_false("ReferralNFA")
    return evidence["CINdetails"].filter(~said.fill_null(value=False))


@rule(
    "8569Q",
    "CINdetails.ReferralNFA",
    "The referral came before the census year began and is not said to have gone on. Leave it out, or correct it.",
    reads="Header",
    type=RuleType.QUERY,
)
def no_further_action_before_the_year(evidence: Evidence) -> pl.DataFrame:
    early = pl.col("CINreferralDate") < working_days_before(evidence.start, 1)
    return evidence["CINdetails"].filter(early & ~is_false("ReferralNFA").fill_null(value=False))


@rule(
    "8585Q",
    "CINdetails.ReasonForClosure ChildIdentifiers.PersonDeathDate",
    "The case closed because the child died, but no date of death is recorded. Record it, or correct the reason.",
    type=RuleType.QUERY,
)
def died_without_date(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINdetails"].join(evidence["ChildIdentifiers"], on=CHILD)
    return both.filter((pl.col("ReasonForClosure") == DIED) & pl.col("PersonDeathDate").is_null())


@rule(
    "8600",
    "CINdetails.CINreferralDate",
    "The date of referral is missing, or after the end of the census year. Give it, or leave the referral out.",
    reads="Header",
    type=RuleType.ERROR,
)
def referral_date_missing_or_late(evidence: Evidence) -> pl.DataFrame:
    referred = pl.col("CINreferralDate")
    return evidence["CINdetails"].filter(referred.is_null() | (referred > evidence.end))


@rule(
    "8610",
    "CINdetails.ReferralNFA CINdetails.PrimaryNeedCode",
    "The referral went on to further action but has no primary need. Give its code.",
    type=RuleType.ERROR,
)
def need_missing(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINdetails"].filter(is_false("ReferralNFA") & pl.col("PrimaryNeedCode").is_null())


@rule(
    "8620",
    "CINdetails.CINclosureDate",
    "The case closed outside the census year. Correct the date, or leave the case out.",
    reads="Header",
    type=RuleType.ERROR,
)
def closed_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINdetails"].filter(~pl.col("CINclosureDate").is_between(evidence.start, evidence.end))


@rule(
    "8630",
    "CINdetails.CINreferralDate CINdetails.CINclosureDate",
    "The case closed before it was referred. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def closed_before_referral(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINdetails"].filter(pl.col("CINclosureDate") < pl.col("CINreferralDate"))


@rule(
    "8640",
    "CINdetails.ReasonForClosure",
    "The reason for closure is no code of the census. Correct it.",
    type=RuleType.ERROR,
)
def closure_reason_unknown(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINdetails"].filter(~pl.col("ReasonForClosure").is_in(evidence.codes["ReasonForClosure"]))


@rule(
    "8650",
    "CINdetails.PrimaryNeedCode",
    "The primary need is no code of the census. Correct it.",
    type=RuleType.ERROR,
)
def need_unknown(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINdetails"].filter(~pl.col("PrimaryNeedCode").is_in(evidence.codes["PrimaryNeedCode"]))


@rule(
    "8805",
    "CINdetails.CINclosureDate CINdetails.ReasonForClosure",
    "The case has a date of closure but no reason. Give the reason.",
    type=RuleType.ERROR,
)
def closed_without_reason(evidence: Evidence) -> pl.DataFrame:
    # Whether there is a date is asked of the file: an unreadable one has been given, too.
    closed = evidence["CINdetails"].filter(pl.col("ReasonForClosure").is_null())
    return closed.filter(evidence.text("CINdetails")["CINclosureDate"].gather(closed["CINdetails"]).is_not_null())


@rule(
    "8810",
    "CINdetails.ReasonForClosure CINdetails.CINclosureDate",
    "The case has a reason for closure but no date. Give the date, or take the reason out.",
    type=RuleType.ERROR,
)
def reason_without_closure(evidence: Evidence) -> pl.DataFrame:
    return evidence["CINdetails"].filter(pl.col("ReasonForClosure").is_not_null() & pl.col("CINclosureDate").is_null())


def _open(evidence: Evidence) -> pl.DataFrame:
    """Periods of need that have not ended, of referrals that went on."""
    return evidence["CINdetails"].filter(pl.col("CINclosureDate").is_null() & is_false("ReferralNFA"))


@rule(
    "8815",
    "CINdetails.ReferralNFA CINdetails.CINclosureDate",
    "The child has more than one open period of need. Close all but the latest, or join them.",
    type=RuleType.ERROR,
)
def more_than_one_open(evidence: Evidence) -> pl.DataFrame:
    still_open = _open(evidence).drop_nulls(CHILD)
    return still_open.filter(pl.col(CHILD).is_duplicated()).with_columns(issue=CHILD)


@rule(
    "8816",
    "CINdetails.CINreferralDate CINdetails.ReferralNFA",
    "An open period of need is not the child's latest. Close it, or correct the date of referral.",
    type=RuleType.ERROR,
)
def open_but_not_the_latest(evidence: Evidence) -> pl.DataFrame:
    referred = pl.col("CINreferralDate")
    every = evidence["CINdetails"].select("CINdetails", CHILD, "CINreferralDate")
    latest = every.filter(referred == referred.max().over(CHILD))
    pairs = _open(evidence).join(latest, on=CHILD, suffix="_other")
    found = pairs.filter((pl.col("CINdetails") != pl.col("CINdetails_other")) & referred.is_not_null())
    return pl.DataFrame({"CINdetails": pl.concat([found["CINdetails"], found["CINdetails_other"]])})


@rule(
    "8820",
    "CINdetails.CINreferralDate CINdetails.CINclosureDate",
    "Two of the child's periods of need overlap. Correct the dates; one may start on the day when the other closes.",
    reads="Header",
    type=RuleType.ERROR,
)
def periods_of_need_overlap(evidence: Evidence) -> pl.DataFrame:
    periods = evidence["CINdetails"]
    lasting = periods.filter(pl.col("CINclosureDate").is_not_null() | is_false("ReferralNFA"))
    pairs = periods.join(lasting, on=CHILD, suffix="_other").filter(pl.col("CINdetails") != pl.col("CINdetails_other"))
    until = evidence.end - timedelta(days=1)
    during = within("CINreferralDate", "CINreferralDate_other", "CINclosureDate_other", until, touching=False)
    found = pairs.filter(during)
    rows = pl.concat([found["CINdetails"], found["CINdetails_other"]]).unique()
    return periods.filter(pl.col("CINdetails").is_in(rows.implode()))


@rule(
    "8825Q",
    "CINdetails.ReasonForClosure",
    "The case closed after assessment but has none. Add the assessment, or correct the reason.",
    reads="Assessments",
    type=RuleType.QUERY,
)
def closed_after_no_assessment(evidence: Evidence) -> pl.DataFrame:
    closed = evidence["CINdetails"].filter(pl.col("ReasonForClosure").is_in(AFTER_ASSESSMENT))
    return closed.join(evidence["Assessments"], on=PERIOD_OF_NEED, how="anti")


@rule(
    "8866",
    "CINdetails.CINreferralDate CINdetails.ReferralSource",
    "The source of the referral is missing, or no code of the census. Give it.",
    type=RuleType.ERROR,
)
def source_missing_or_unknown(evidence: Evidence) -> pl.DataFrame:
    known = pl.col("ReferralSource").is_in(evidence.codes["ReferralSource"]).fill_null(value=False)
    return evidence["CINdetails"].filter((pl.col("CINreferralDate") >= SOURCE_SINCE) & ~known)
