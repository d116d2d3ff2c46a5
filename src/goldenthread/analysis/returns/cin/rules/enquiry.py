"""Rules about section 47 enquiries and initial child protection conferences."""

import polars as pl

from goldenthread.analysis.returns.cin.overlaps import overlapping
from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.words import (
    CHILD,
    PERIOD_OF_NEED,
    at_weekend,
    is_false,
    is_true,
    working_days_before,
)
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

LONGEST_WORKING_DAYS = 15
STARTED, CONFERENCE, NO_CONFERENCE = "S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"


def _awaiting_conference(evidence: Evidence) -> pl.DataFrame:
    """Enquiries without a conference that are not said to need none."""
    needed = ~is_true(NO_CONFERENCE).fill_null(value=False)
    return evidence["Section47"].filter(pl.col(CONFERENCE).is_null() & needed)


@rule(
    "1104",
    "Section47.DateOfInitialCPC CINdetails.CINreferralDate",
    "The initial child protection conference is before the referral. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def conference_before_referral(evidence: Evidence) -> pl.DataFrame:
    enquiries = evidence["Section47"].join(evidence["CINdetails"], on=PERIOD_OF_NEED)
    return enquiries.filter(pl.col(CONFERENCE) < pl.col("CINreferralDate"))


@rule(
    "2884",
    "Section47.DateOfInitialCPC CINdetails.DateOfInitialCPC",
    "The same initial conference is recorded with the enquiry and with the period of need. Keep it with the enquiry.",
    type=RuleType.ERROR,
)
def conference_recorded_twice(evidence: Evidence) -> pl.DataFrame:
    return evidence["Section47"].join(evidence["CINdetails"], on=[CHILD, CONFERENCE])


@rule(
    "2889",
    "Section47.S47ActualStartDate CINdetails.CINreferralDate",
    "The enquiry started before the referral. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def enquiry_before_referral(evidence: Evidence) -> pl.DataFrame:
    both = evidence["Section47"].join(evidence["CINdetails"], on=PERIOD_OF_NEED)
    return both.filter(pl.col(STARTED) < pl.col("CINreferralDate"))


@rule(
    "8615",
    "Section47.S47ActualStartDate Section47.DateOfInitialCPC",
    "A conference is recorded, so the enquiry must have a start, on that day or before. Correct the dates.",
    type=RuleType.ERROR,
)
def conference_before_enquiry(evidence: Evidence) -> pl.DataFrame:
    started = pl.col(STARTED).is_null() | (pl.col(STARTED) > pl.col(CONFERENCE))
    return evidence["Section47"].filter(pl.col(CONFERENCE).is_not_null() & started)


@rule(
    "8675Q",
    "Section47.S47ActualStartDate Section47.DateOfInitialCPC Section47.ICPCnotRequired",
    "More than 15 working days after the enquiry started there is no conference. Give its date, or say that none was"
    " needed.",
    reads="Header",
    type=RuleType.QUERY,
)
def conference_late(evidence: Evidence) -> pl.DataFrame:
    early = pl.col(STARTED) < working_days_before(evidence.end, LONGEST_WORKING_DAYS)
    return evidence["Section47"].filter(pl.col(CONFERENCE).is_null() & is_false(NO_CONFERENCE) & early)


@rule(
    "8715",
    "Section47.DateOfInitialCPC",
    "The conference is outside the census year. Correct the date, or leave the enquiry out.",
    reads="Header",
    type=RuleType.ERROR,
)
def conference_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["Section47"].filter(~pl.col(CONFERENCE).is_between(evidence.start, evidence.end))


@rule(
    "8740",
    "Section47.S47ActualStartDate Section47.DateOfInitialCPC Section47.ICPCnotRequired",
    "An enquiry that still waits for its conference must have started in the census year. Correct the dates.",
    reads="Header",
    type=RuleType.ERROR,
)
def waiting_and_started_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    waiting = evidence["Section47"].filter(pl.col(CONFERENCE).is_null() & is_false(NO_CONFERENCE))
    inside = pl.col(STARTED).is_between(evidence.start, evidence.end).fill_null(value=False)
    return waiting.filter(~inside)


@rule(
    "8839",
    "Section47.DateOfInitialCPC",
    "A period of need has more than one open enquiry. Give the conference of all but one, or say that none was needed.",
    type=RuleType.ERROR,
)
def more_than_one_open_enquiry(evidence: Evidence) -> pl.DataFrame:
    waiting = _awaiting_conference(evidence).drop_nulls(PERIOD_OF_NEED)
    several = waiting.filter(pl.struct(PERIOD_OF_NEED).is_duplicated())
    return several.with_columns(pl.struct(PERIOD_OF_NEED).rank("dense").alias("issue"))


@rule(
    "8868",
    "CINdetails.CINclosureDate Section47.DateOfInitialCPC Section47.ICPCnotRequired",
    "The case is closed, but an enquiry has neither a conference nor a note that none was needed, or both. Correct it.",
    type=RuleType.ERROR,
)
def closed_with_open_enquiry(evidence: Evidence) -> pl.DataFrame:
    closed = evidence["CINdetails"].filter(pl.col("CINclosureDate").is_not_null())
    keys = closed.select("CINdetails", *PERIOD_OF_NEED)
    held, not_needed = pl.col(CONFERENCE).is_not_null(), is_true(NO_CONFERENCE).fill_null(value=False)
    return evidence["Section47"].filter(held == not_needed).join(keys, on=PERIOD_OF_NEED)


@rule(
    "8870Q",
    "Section47.InitialCPCtarget",
    "The target date of the conference is on a weekend. Check it.",
    type=RuleType.QUERY,
)
def target_at_weekend(evidence: Evidence) -> pl.DataFrame:
    return evidence["Section47"].filter(at_weekend("InitialCPCtarget"))


@rule(
    "8875",
    "Section47.DateOfInitialCPC",
    "The conference is on a weekend. Correct the date.",
    type=RuleType.ERROR,
)
def conference_at_weekend(evidence: Evidence) -> pl.DataFrame:
    return evidence["Section47"].filter(at_weekend(CONFERENCE))


@rule(
    "8890",
    "Section47.S47ActualStartDate",
    "Two enquiries of one period of need run at the same time. Correct the dates, or join them.",
    reads="Header",
    type=RuleType.ERROR,
)
def enquiries_overlap(evidence: Evidence) -> pl.DataFrame:
    # An enquiry that needed no conference may start during none, but none is during it: nobody knows how long it took.
    every, settled = evidence["Section47"], pl.col(CONFERENCE).is_null() & is_true(NO_CONFERENCE)
    lasting = every.filter(~settled.fill_null(value=False))
    return overlapping(
        every, "Section47", PERIOD_OF_NEED, during=lasting, first=STARTED, last=CONFERENCE, until=evidence.end
    )
