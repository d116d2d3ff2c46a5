"""Rules about referrals: CINdetails."""

import polars as pl

from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

PERIOD_OF_NEED = ["LAchildID", "CINdetailsID"]


@rule(
    "1104",
    "Section47.DateOfInitialCPC CINdetails.CINreferralDate",
    "The initial child protection conference is before the referral. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def conference_before_referral(evidence: Evidence) -> pl.DataFrame:
    enquiries = evidence["Section47"].join(evidence["CINdetails"], on=PERIOD_OF_NEED)
    return enquiries.filter(pl.col("DateOfInitialCPC") < pl.col("CINreferralDate"))
