"""Rules about decisions that a child should be placed for adoption, beside the child's episodes."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.adoptions import IS_ADOPTED, IS_PLACED_FOR_ADOPTION
from goldenthread.analysis.returns.ssda903.episodes import RESPITE, in_order, one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule

_UNDER_PLACEMENT_ORDER = one_of("LS", "E1")


@rule(
    "1003",
    "PlacedAdoption.DATE_PLACED Episodes.DECOM Episodes.RNE",
    "It was decided to place the child before the child started to be looked after. Check both dates.",
)
def decided_to_place_before_care(evidence: Evidence) -> pl.DataFrame:
    started = in_order(evidence).filter(one_of("RNE", "S")).unique("CHILD", keep="first", maintain_order=True)
    rows = evidence["PlacedAdoption"].join(started.select("Episodes", "CHILD", "DECOM"), on="CHILD")
    return rows.filter(pl.col("DATE_PLACED") < pl.col("DECOM"))


@rule(
    "117",
    "PlacedAdoption.DATE_PLACED_CEASED PlacedAdoption.DATE_PLACED Episodes.DEC Episodes.REC",
    "The decision to place, or its reversal, is after the end of the year or of the child's care. Check the dates.",
)
def decision_after_the_year_or_care(evidence: Evidence) -> pl.DataFrame:
    latest = in_order(evidence).filter(pl.col("REC").ne_missing("X1")).unique("CHILD", keep="last", maintain_order=True)
    rows = evidence["PlacedAdoption"].join(latest.select("Episodes", "CHILD", "DEC"), on="CHILD", how="left")
    decided, reversed_ = (
        (pl.col(column) > evidence.end) | (pl.col(column) > pl.col("DEC"))
        for column in ("DATE_PLACED", "DATE_PLACED_CEASED")
    )
    return rows.filter(decided | reversed_)


@rule(
    "118",
    "PlacedAdoption.DATE_PLACED_CEASED Episodes.DECOM Episodes.LS",
    "The decision to place was reversed before the year or the child's care began. Check the dates.",
)
def reversed_before_the_year_or_care(evidence: Evidence) -> pl.DataFrame:
    care = in_order(evidence).filter(~one_of("LS", *RESPITE)).unique("CHILD", keep="first", maintain_order=True)
    rows = evidence["PlacedAdoption"].join(care.select("Episodes", "CHILD", "DECOM"), on="CHILD", how="left")
    reversed_ = pl.col("DATE_PLACED_CEASED")
    return rows.filter((reversed_ < evidence.start) | (reversed_ < pl.col("DECOM")))


@rule(
    "551",
    "Episodes.PLACE",
    "The child is placed for adoption, but no decision to place has a date. Give it in PlacedAdoption.",
    reads="PlacedAdoption",
    judges_text=True,
)
def placed_without_a_decision(evidence: Evidence) -> pl.DataFrame:
    return _undecided(evidence, evidence["Episodes"].filter(IS_PLACED_FOR_ADOPTION))


@rule(
    "552",
    "PlacedAdoption.DATE_PLACED Episodes.DECOM",
    "The child was placed for adoption before it was decided to do so. Check both dates.",
)
def placed_before_the_decision(evidence: Evidence) -> pl.DataFrame:
    placed = in_order(evidence).filter(IS_PLACED_FOR_ADOPTION).unique("CHILD", keep="first", maintain_order=True)
    rows = _latest_decisions(evidence).join(placed.select("Episodes", "CHILD", "DECOM"), on="CHILD")
    return rows.filter(pl.col("DATE_PLACED") > pl.col("DECOM"))


@rule(
    "553",
    "Episodes.CHILD PlacedAdoption.DATE_PLACED PlacedAdoption.DATE_PLACED_CEASED PlacedAdoption.REASON_PLACED_CEASED",
    "The court made a placement order, but no decision to place has a date. Give it in PlacedAdoption.",
    judges_text=True,
)
def placement_order_without_a_decision(evidence: Evidence) -> pl.DataFrame:
    return _undecided(evidence, evidence["Episodes"].filter(_UNDER_PLACEMENT_ORDER))


@rule(
    "554",
    "PlacedAdoption.DATE_PLACED Episodes.DECOM Episodes.LS",
    "The placement order was made before the decision to place. Check both dates; if the order was made in an earlier "
    "year, nothing may be wrong.",
)
def placement_order_before_the_decision(evidence: Evidence) -> pl.DataFrame:
    orders = in_order(evidence).filter(_UNDER_PLACEMENT_ORDER).unique("CHILD", keep="first", maintain_order=True)
    rows = evidence["PlacedAdoption"].join(orders.select("Episodes", "CHILD", "DECOM"), on="CHILD")
    return rows.filter(pl.col("DATE_PLACED") > pl.col("DECOM"))


@rule(
    "557",
    "Episodes.PLACE Episodes.LS Episodes.REC PlacedAdoption.DATE_PLACED_CEASED PlacedAdoption.REASON_PLACED_CEASED",
    "The child was to be adopted and left care otherwise. Say when and why the decision to place was reversed.",
    version="2024-25",
    judges_text=True,
)
def left_care_without_adoption_or_reversal(evidence: Evidence) -> pl.DataFrame:
    left = pl.col("REC").is_not_null() & pl.col("REC").ne("X1") & ~IS_ADOPTED
    leavers = evidence["Episodes"].filter(left & (IS_PLACED_FOR_ADOPTION | _UNDER_PLACEMENT_ORDER))
    rows = evidence.text("PlacedAdoption").select(
        "PlacedAdoption",
        "CHILD",
        whole=pl.col("DATE_PLACED_CEASED").is_not_null() & pl.col("REASON_PLACED_CEASED").is_not_null(),
    )
    beside = leavers.select("Episodes", "CHILD").join(rows, on="CHILD", how="left")
    return beside.filter(~pl.col("whole").fill_null(value=False))


@rule(
    "558",
    "Episodes.REC",
    "The child was adopted, so the last decision to place was not reversed. Clear DATE_PLACED_CEASED of its row in "
    "PlacedAdoption, or correct the reason why the episode ended.",
    reads="PlacedAdoption",
)
def adopted_after_the_last_reversal(evidence: Evidence) -> pl.DataFrame:
    """Only of a child of whom more than one reversal is returned, and no decision without one."""
    reversed_ = pl.col("DATE_PLACED_CEASED")
    several = evidence["PlacedAdoption"].group_by("CHILD").agg(reversed_.count(), left=reversed_.has_nulls())
    all_reversed = several.filter(reversed_ > 1, ~pl.col("left"))
    return evidence["Episodes"].filter(IS_ADOPTED).join(all_reversed, on="CHILD", how="semi")


@shared
def _latest_decisions(evidence: Evidence) -> pl.DataFrame:
    """Each child's latest decision to place."""
    rows = evidence["PlacedAdoption"].drop_nulls("DATE_PLACED").sort("DATE_PLACED", maintain_order=True)
    return rows.unique("CHILD", keep="last", maintain_order=True).select("PlacedAdoption", "CHILD", "DATE_PLACED")


def _undecided(evidence: Evidence, episodes: pl.DataFrame) -> pl.DataFrame:
    """Those of the episodes whose child has no decision with a date, each with the child's rows, if there are any."""
    rows = evidence.text("PlacedAdoption")
    decided = rows.drop_nulls("DATE_PLACED").select("CHILD").unique()
    undecided = episodes.select("Episodes", "CHILD").join(decided, on="CHILD", how="anti")
    return undecided.join(rows.select("PlacedAdoption", "CHILD"), on="CHILD", how="left")
