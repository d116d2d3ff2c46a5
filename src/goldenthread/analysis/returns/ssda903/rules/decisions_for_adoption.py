"""Rules about decisions to place a child for adoption: PlacedAdoption, beside AD1 and last year's return."""

import polars as pl
from polars.selectors import by_name

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.adoptions import ADOPTION, ADOPTION_FIELDS
from goldenthread.analysis.returns.ssda903.episodes import previous
from goldenthread.analysis.returns.ssda903.provided import any_given, no_code, no_date
from goldenthread.analysis.returns.ssda903.rules.book import rule

_REVERSED = pl.col("DATE_PLACED_CEASED").is_not_null() | pl.col("REASON_PLACED_CEASED").is_not_null()


@rule("115", "PlacedAdoption.DATE_PLACED", "Give the day of the decision to place as a date.", judges_text=True)
def date_of_decision_to_place_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return no_date(evidence, "PlacedAdoption", "DATE_PLACED")


@rule(
    "116",
    "PlacedAdoption.DATE_PLACED_CEASED",
    "Give the day on which the decision to place was reversed as a date, or leave it blank.",
    judges_text=True,
)
def date_of_reversal_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return no_date(evidence, "PlacedAdoption", "DATE_PLACED_CEASED")


@rule(
    "119",
    "PlacedAdoption.REASON_PLACED_CEASED PlacedAdoption.DATE_PLACED_CEASED",
    "The reversal of the decision to place has a date or a reason, but not both. Give both.",
    judges_text=True,
)
def reversal_lacks_date_or_reason(evidence: Evidence) -> pl.DataFrame:
    date, reason = (pl.col(column).is_null() for column in ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED"))
    return evidence.text("PlacedAdoption").filter(date != reason)


@rule("120", "PlacedAdoption.REASON_PLACED_CEASED", "Give the reason for the reversal as RD1, RD2, RD3 or RD4.")
def reason_of_reversal_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return no_code(evidence, "PlacedAdoption", "REASON_PLACED_CEASED")


@rule(
    "184",
    "PlacedAdoption.DATE_PLACED",
    "It was decided to place the child before the child was born. Check the date, and the date of birth.",
    reads="Header",
)
def decided_to_place_before_birth(evidence: Evidence) -> pl.DataFrame:
    """By the day of birth of either table."""
    born = evidence["Header"].select("CHILD", BORN="DOB").unique("CHILD", keep="first", maintain_order=True)
    births = pl.max_horizontal(by_name("DOB", "BORN", require_all=False))
    return evidence["PlacedAdoption"].join(born, on="CHILD", how="left").filter(pl.col("DATE_PLACED") < births)


@rule(
    "522",
    "PlacedAdoption.DATE_PLACED PlacedAdoption.DATE_PLACED_CEASED",
    "The decision to place was reversed before it was made. Check both dates.",
)
def reversed_before_decided(evidence: Evidence) -> pl.DataFrame:
    return evidence["PlacedAdoption"].filter(pl.col("DATE_PLACED_CEASED") < pl.col("DATE_PLACED"))


@rule(
    "523",
    "PlacedAdoption.DATE_PLACED AD1.DATE_INT",
    "The decision to place and the decision that adoption is best are one: give both the same date.",
)
def two_dates_of_one_decision(evidence: Evidence) -> pl.DataFrame:
    best = evidence["AD1"].select("AD1", "CHILD", "DATE_INT")
    return evidence["PlacedAdoption"].join(best, on="CHILD").filter(pl.col("DATE_PLACED") != pl.col("DATE_INT"))


@rule(
    "525",
    f"PlacedAdoption.DATE_PLACED_CEASED {ADOPTION_FIELDS}",
    "The decision to place was reversed, yet an adoption is filled in. Clear the one that is wrong.",
    judges_text=True,
)
def adopted_though_reversed(evidence: Evidence) -> pl.DataFrame:
    adopted = evidence.text("AD1").filter(any_given(ADOPTION)).select("AD1", "CHILD")
    reversed_ = evidence.text("PlacedAdoption").filter(pl.col("DATE_PLACED_CEASED").is_not_null())
    return reversed_.join(adopted, on="CHILD")


@rule(
    "559",
    "PlacedAdoption.DATE_PLACED",
    "The decision to place was made in an earlier year, but last year's return does not have it. Check the date.",
    reads="PlacedAdoption_last",
)
def earlier_decision_not_in_last_years_return(evidence: Evidence) -> pl.DataFrame:
    known = evidence["PlacedAdoption_last"].drop_nulls("DATE_PLACED").select("CHILD").unique()
    return evidence["PlacedAdoption"].filter(pl.col("DATE_PLACED") < evidence.start).join(known, on="CHILD", how="anti")


@rule(
    "560",
    "PlacedAdoption.DATE_PLACED PlacedAdoption.DATE_PLACED_CEASED",
    "Last year's decision to place stood at the end of the year, but this year it has another date. Use last year's, "
    "or say in a row of its own when that decision was reversed.",
    reads="PlacedAdoption_last",
)
def standing_decision_has_another_date(evidence: Evidence) -> pl.DataFrame:
    stood = evidence["PlacedAdoption_last"].filter(
        pl.col("DATE_PLACED").is_not_null() & pl.col("DATE_PLACED_CEASED").is_null()
    )
    rows = evidence["PlacedAdoption"]
    reversed_ = rows.drop_nulls("DATE_PLACED_CEASED").select("CHILD", "DATE_PLACED").unique()
    stands = stood.join(reversed_, on=["CHILD", "DATE_PLACED"], how="anti").select("CHILD", LAST="DATE_PLACED")
    return rows.join(stands, on="CHILD").filter(pl.col("DATE_PLACED").ne_missing(pl.col("LAST")))


@rule(
    "561",
    "PlacedAdoption.DATE_PLACED",
    "This decision to place was reversed in last year's return. Leave it out, or give the date of the new decision.",
    reads="PlacedAdoption_last",
)
def reversed_decision_is_returned_again(evidence: Evidence) -> pl.DataFrame:
    ended = evidence["PlacedAdoption_last"].filter(_REVERSED).select("CHILD", "DATE_PLACED").drop_nulls().unique()
    return evidence["PlacedAdoption"].join(ended, on=["CHILD", "DATE_PLACED"], how="semi")


@rule(
    "563",
    "PlacedAdoption.DATE_PLACED PlacedAdoption.REASON_PLACED_CEASED PlacedAdoption.DATE_PLACED_CEASED",
    "A decision to place was reversed, but it has no date itself. Give the day on which it was made.",
    judges_text=True,
)
def reversal_of_a_decision_without_date(evidence: Evidence) -> pl.DataFrame:
    return evidence.text("PlacedAdoption").filter(_REVERSED & pl.col("DATE_PLACED").is_null())


@rule(
    "579",
    "PlacedAdoption.DATE_PLACED PlacedAdoption.DATE_PLACED_CEASED",
    "This decision to place was made before the one before it was reversed. Say when that was, or check the dates.",
)
def decided_again_before_the_reversal(evidence: Evidence) -> pl.DataFrame:
    rows = _in_order(evidence).with_columns(
        again=pl.col("CHILD") == pl.col("CHILD").shift(1), ended=previous("DATE_PLACED_CEASED")
    )
    too_early = pl.col("ended").is_null() | (pl.col("DATE_PLACED") < pl.col("ended"))
    return rows.filter(pl.col("again") & too_early)


@shared
def _in_order(evidence: Evidence) -> pl.DataFrame:
    """The decisions of each child in the order in which they were made."""
    rows = evidence["PlacedAdoption"].drop_nulls(["CHILD", "DATE_PLACED"])
    return rows.sort("CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", nulls_last=True, maintain_order=True)


@rule(
    "583",
    "PlacedAdoption.DATE_PLACED PlacedAdoption.DATE_PLACED_CEASED",
    "There is a later decision to place, but this one was not reversed. Say when it was, or leave out the one that is "
    "wrong.",
)
def earlier_decision_not_reversed(evidence: Evidence) -> pl.DataFrame:
    followed = pl.col("CHILD") == pl.col("CHILD").shift(-1)
    return _in_order(evidence).filter(followed & pl.col("DATE_PLACED_CEASED").is_null())


@rule(
    "584",
    "PlacedAdoption.DATE_PLACED",
    "Last year's decision to place was reversed, so this year's must be later than it. Check the date.",
    reads="PlacedAdoption_last",
)
def new_decision_is_no_later_than_the_reversed_one(evidence: Evidence) -> pl.DataFrame:
    ended = evidence["PlacedAdoption_last"].filter(_REVERSED).drop_nulls("DATE_PLACED")
    rows = evidence["PlacedAdoption"].join(ended.select("CHILD", LAST="DATE_PLACED"), on="CHILD")
    return rows.filter(pl.col("DATE_PLACED").is_null() | (pl.col("DATE_PLACED") <= pl.col("LAST")))
