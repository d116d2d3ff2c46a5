"""Rules about an adoption beside the child's episodes."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.adoptions import (
    ADOPTION,
    ADOPTION_FIELDS,
    IS_ADOPTED,
    IS_PLACED_FOR_ADOPTION,
)
from goldenthread.analysis.returns.ssda903.episodes import in_order, one_of
from goldenthread.analysis.returns.ssda903.provided import all_given, any_given
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule(
    "331",
    "AD1.DATE_MATCH Episodes.DECOM Episodes.REC",
    "The child was placed for adoption before being matched with the adopters. Check the date of the match and the "
    "start of the episode.",
)
def matched_after_the_placement(evidence: Evidence) -> pl.DataFrame:
    adopted = evidence["Episodes"].filter(IS_ADOPTED).select("Episodes", "CHILD", "DECOM")
    return evidence["AD1"].join(adopted, on="CHILD").filter(pl.col("DATE_MATCH") > pl.col("DECOM"))


@rule(
    "334",
    "AD1.DATE_INT Episodes.DECOM Episodes.RNE",
    "It was decided that adoption is best before the child started to be looked after. Check both dates.",
)
def decided_before_care(evidence: Evidence) -> pl.DataFrame:
    started = in_order(evidence).filter(one_of("RNE", "S")).unique("CHILD", keep="last", maintain_order=True)
    started = started.select("Episodes", "CHILD", "DECOM")
    return evidence["AD1"].join(started, on="CHILD").filter(pl.col("DATE_INT") < pl.col("DECOM"))


@rule(
    "335",
    "AD1.FOSTER_CARE Episodes.PLACE",
    "The last placement and FOSTER_CARE disagree on whether the child's foster carers are the adopters. Correct one.",
)
def carers_and_adopters_disagree(evidence: Evidence) -> pl.DataFrame:
    adopted = evidence["Episodes"].filter(one_of("REC", "E1", "E11", "E12")).select("Episodes", "CHILD", "PLACE")
    with_carers = one_of("PLACE", "A2", "A3", "A5") & one_of("FOSTER_CARE", "0")
    with_others = one_of("PLACE", "A1", "A4", "A6") & one_of("FOSTER_CARE", "1")
    return evidence["AD1"].join(adopted, on="CHILD").filter(with_carers | with_others)


@rule(
    "521",
    "AD1.DATE_INT Episodes.PLACE Episodes.DECOM",
    "The child was placed for adoption before it was decided that adoption is best. Check both dates.",
)
def placed_before_the_decision_for_adoption(evidence: Evidence) -> pl.DataFrame:
    placed = evidence["Episodes"].filter(IS_PLACED_FOR_ADOPTION).select("Episodes", "CHILD", "DECOM")
    return evidence["AD1"].join(placed, on="CHILD").filter(pl.col("DATE_INT") > pl.col("DECOM"))


@rule(
    "582",
    "Episodes.DEC",
    "The child was matched with adopters on the day of the adoption; a match comes before. Check this date and "
    "DATE_MATCH in AD1.",
    reads="AD1",
)
def matched_on_the_day_of_adoption(evidence: Evidence) -> pl.DataFrame:
    adopted = evidence["Episodes"].filter(IS_ADOPTED).select("Episodes", "CHILD", "DEC")
    return evidence["AD1"].join(adopted, on="CHILD").filter(pl.col("DATE_MATCH") == pl.col("DEC"))


@rule(
    "601",
    f"Episodes.REC {ADOPTION_FIELDS}",
    "An episode says that the child was adopted this year, but the adoption is not filled in. Fill in every field of "
    "AD1, or correct the reason why the episode ended.",
    judges_text=True,
)
def adopted_without_adoption_data(evidence: Evidence) -> pl.DataFrame:
    rows = evidence.text("AD1")
    complete = rows.filter(all_given(ADOPTION)).select("CHILD").unique()
    lacking = _adopted_this_year(evidence).join(complete, on="CHILD", how="anti")
    return lacking.join(rows.select("AD1", "CHILD"), on="CHILD", how="left")


@rule(
    "602",
    "AD1.CHILD",
    "An adoption is filled in, but no episode says that the child was adopted this year. Clear AD1, or correct the "
    "reason why the last episode ended.",
    reads="Episodes",
)
def adoption_data_without_adoption(evidence: Evidence) -> pl.DataFrame:
    adopted = _adopted_this_year(evidence).select("CHILD").unique()
    return evidence.text("AD1").filter(any_given(ADOPTION)).join(adopted, on="CHILD", how="anti")


@shared
def _adopted_this_year(evidence: Evidence) -> pl.DataFrame:
    """The episodes that ended this year in an adoption."""
    this_year = pl.col("DEC").is_between(evidence.start, evidence.end)
    return evidence["Episodes"].filter(IS_ADOPTED & this_year).select("Episodes", "CHILD")
