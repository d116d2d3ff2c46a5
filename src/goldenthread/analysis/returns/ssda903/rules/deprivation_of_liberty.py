"""Rules about deprivation of liberty orders: DoLo, collected from 2026-27 on."""

from datetime import date

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import following, in_order, one_of
from goldenthread.analysis.returns.ssda903.provided import no_date
from goldenthread.analysis.returns.ssda903.rules.book import rule

_SINCE = "2026-27"
_EXPECTED = ("K2", "Z12", "Z13")
_BARRED = ("K1", "P1", "R5", "K3")
"""A secure children's home, with parents, a young offender institution, supported accommodation."""


@rule("700", "DoLo.DOLO_START", "Give the day on which the order began as a date.", since=_SINCE, judges_text=True)
def start_of_order_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return evidence["DoLo"].filter(pl.col("DOLO_START").is_null())


@rule(
    "701",
    "DoLo.DOLO_END",
    "Give the day on which the order ended as a date, or leave it blank.",
    since=_SINCE,
    judges_text=True,
)
def end_of_order_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return no_date(evidence, "DoLo", "DOLO_END")


@rule("702", "DoLo.DOLO_START DoLo.DOLO_END", "The order ended before it began. Check both dates.", since=_SINCE)
def order_ends_before_it_starts(evidence: Evidence) -> pl.DataFrame:
    return evidence["DoLo"].filter(pl.col("DOLO_END") < pl.col("DOLO_START"))


@rule("703", "DoLo.DOLO_START", "The order began after the end of the year. Check the date.", since=_SINCE)
def order_starts_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["DoLo"].filter(pl.col("DOLO_START") > evidence.end)


@rule("704", "DoLo.DOLO_END", "The order ended before the year began or after it ended. Check the date.", since=_SINCE)
def order_ends_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    end = pl.col("DOLO_END")
    return evidence["DoLo"].filter((end < evidence.start) | (end > evidence.end))


@rule(
    "705",
    "DoLo.DOLO_START DoLo.DOLO_END",
    "The order began before another of the same child had ended, or that one is still open. Check the dates of both.",
    since=_SINCE,
)
def order_starts_while_another_is_open(evidence: Evidence) -> pl.DataFrame:
    """Orders stand by the day on which they ended; one that is open, by the day on which it began."""
    start, end = pl.col("DOLO_START"), pl.col("DOLO_END")
    rows = evidence["DoLo"].sort("CHILD", pl.coalesce(end, start), start, nulls_last=True, maintain_order=True)
    again = pl.col("CHILD") == pl.col("CHILD").shift(1)
    return rows.filter(again & (end.shift(1).is_null() | (start < end.shift(1))))


@rule(
    "706",
    "DoLo.DOLO_START DoLo_last.DOLO_START",
    "An order was open at the end of last year: the child's first order of this year must begin on the same day. Add "
    "it, or correct the date.",
    since=_SINCE,
)
def open_order_of_last_year_not_carried_on(evidence: Evidence) -> pl.DataFrame:
    last = evidence["DoLo_last"].filter(pl.col("DOLO_START").is_not_null() & pl.col("DOLO_END").is_null())
    by_start = evidence["DoLo"].sort("DOLO_START", nulls_last=True, maintain_order=True)
    begins = by_start.unique("CHILD", keep="first", maintain_order=True)
    lost = last.join(begins, on=["CHILD", "DOLO_START"], how="anti").select("DoLo_last", "CHILD")
    found = lost.join(begins.select("DoLo", "CHILD"), on="CHILD", how="left")
    return found.with_columns(pl.when(pl.col("DoLo").is_null()).then("DoLo_last"))


@rule(
    "707",
    "DoLo.DOLO_END",
    "The child is no longer looked after, but an order has no end. Say when it ended.",
    reads="Episodes",
    since=_SINCE,
)
def order_open_after_care(evidence: Evidence) -> pl.DataFrame:
    """Of a child who came back, the orders that began before the child had left."""
    parted = (following("DECOM") > pl.col("DEC")).fill_null(value=True) & pl.col("DEC").is_not_null()
    until = pl.when(following("DECOM").is_null()).then(date.max).otherwise("DEC")
    left = in_order(evidence).select("CHILD", until.filter(parted).max().over("CHILD").alias("until")).unique("CHILD")
    open_ = evidence["DoLo"].filter(pl.col("DOLO_END").is_null()).join(left, on="CHILD")
    return open_.filter(pl.col("DOLO_START") <= pl.col("until"))


@rule(
    "708",
    "DoLo.DOLO_START",
    "The order began on the day when the child was born, or before. Check the date, and the date of birth.",
    since=_SINCE,
)
def order_before_birth(evidence: Evidence) -> pl.DataFrame:
    return evidence["DoLo"].filter(pl.col("DOLO_START") <= pl.col("DOB"))


@rule(
    "709",
    "DoLo.DOLO_START Episodes.PLACE",
    "A child under such an order is expected in a children's home (K2) or in a Z12 or Z13 placement. Check the "
    "placement and the dates of the order.",
    since=_SINCE,
)
def unexpected_placement_under_an_order(evidence: Evidence) -> pl.DataFrame:
    return _placements_under_orders(evidence).filter(~one_of("PLACE", *_EXPECTED))


@rule(
    "710",
    "DoLo.DOLO_START Episodes.PLACE",
    "A child under such an order cannot be in a secure children's home, with parents, in a young offender institution "
    "or in supported accommodation. Check the placement and the dates of the order.",
    since=_SINCE,
)
def barred_placement_under_an_order(evidence: Evidence) -> pl.DataFrame:
    return _placements_under_orders(evidence).filter(pl.col("PLACE").is_in(_BARRED))


def _placements_under_orders(evidence: Evidence) -> pl.DataFrame:
    """Each order that has ended beside each episode that has a day of it, be it the first or the last."""
    orders = evidence["DoLo"].drop_nulls(["DOLO_START", "DOLO_END"]).select("DoLo", "CHILD", "DOLO_START", "DOLO_END")
    beside = orders.join(evidence["Episodes"].select("Episodes", "CHILD", "DECOM", "DEC", "PLACE"), on="CHILD")
    begins_in_time = pl.col("DEC").is_null() | (pl.col("DOLO_START") <= pl.col("DEC"))
    return beside.filter(begins_in_time & (pl.col("DOLO_END") >= pl.col("DECOM")))
