"""Pre-proceedings, which the census asks for since 2025-26."""

import polars as pl

from goldenthread.analysis.returns.cin.build.census import CHILD, NEED, REFERRAL, Census
from goldenthread.analysis.returns.cin.build.episodes import NO_PERIOD
from goldenthread.analysis.returns.lacking import Lacking

STARTED, ENDED = "prep_pre_pro_decision_date", "prep_agree_stepdown_issue_date"
HELD = {
    "PPStartDate": STARTED,
    "LBPSentDate": "prep_pre_pro_letter_date",
    "InitialPPMeetingDate": "prep_initial_pre_pro_meeting_date",
    "StepDecisionDate": ENDED,
    "LetterInitCPDate": "prep_care_pro_letter_date",
}
NOT_HELD = ("FGDMMeetingOffer", "FGDMMeetingFac", "ReviewMeetingsCount", "PPOutcome", "CourtAppDate")


def pre_proceedings(census: Census, held: pl.DataFrame) -> pl.DataFrame:
    """``PreProceedings``: the dataset names no referral, so each goes to the period of need open on its first day."""
    rows = census.source("ssd_pre_proceedings").filter(census.ran_in_year(STARTED, ENDED))
    opened = held.with_columns(place=pl.int_range(pl.len())).drop(REFERRAL)
    pairs = rows.join(opened, left_on="prep_person_id", right_on=CHILD, how="inner")
    inside = pl.col(STARTED).is_between("CINreferralDate", pl.coalesce("CINclosureDate", pl.lit(census.year.end)))
    placed = pairs.filter(inside).sort("place").unique("prep_table_id", keep="last", maintain_order=True)
    astray = rows.join(placed, on="prep_table_id", how="anti")
    census.lacks("PreProceedings", NEED, NO_PERIOD, astray["prep_person_id"])
    _note_not_held(census, len(placed))
    days = {field: census.by_the_end(column) for field, column in HELD.items()}
    named = placed.sort("place", STARTED, "prep_table_id").select(pl.col("prep_person_id").alias(CHILD), NEED, **days)
    return census.text("PreProceedings", named)


def _note_not_held(census: Census, count: int) -> None:
    why = "the dataset does not hold it in the words of the census"
    census.lacking.extend(Lacking("PreProceedings", field, why, count) for field in NOT_HELD if count)
