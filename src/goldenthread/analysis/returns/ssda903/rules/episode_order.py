"""Rules about how an episode follows from the one before it."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import (
    IS_FIRST,
    IS_LATEST,
    first,
    following,
    in_order,
    one_of,
    previous,
)
from goldenthread.analysis.returns.ssda903.rules.book import rule

CONTINUES = "X1"
"""Reason why an episode ceased: a new one begins the same day."""
DIED_OR_OF_AGE = ("E2", "E15")
PLACEMENT = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
"""What tells one placement from another."""


@rule(
    "357",
    "Episodes.RNE",
    "The child's first episode began this year, so its reason must be S, unless an earlier one was left out.",
)
def first_episode_is_no_start(evidence: Evidence) -> pl.DataFrame:
    began = pl.col("DECOM") >= evidence.start
    return first(evidence).filter(began, pl.col("RNE").ne_missing("S"))


@rule(
    "388",
    "Episodes.REC",
    "An episode ends with X1 if, and only if, the child's next one begins on the same day. Correct the reason or"
    " enter the episode that is missing.",
)
def ceased_with_the_wrong_continuation(evidence: Evidence) -> pl.DataFrame:
    goes_on = (following("DECOM") == pl.col("DEC")).fill_null(value=False)
    return in_order(evidence).filter((pl.col("REC") == CONTINUES) != goes_on)


@rule(
    "431",
    "Episodes.RNE Episodes.DECOM",
    "The child had an episode until this very day, so being looked after did not start here: S cannot be the reason.",
)
def starts_where_another_ended(evidence: Evidence) -> pl.DataFrame:
    return in_order(evidence).filter(pl.col("RNE") == "S", pl.col("DECOM") == previous("DEC"))


@rule(
    "432",
    "Episodes.RNE",
    "The child had ceased to be looked after, so this episode must have the reason S, or the one before it X1.",
)
def goes_on_after_the_end(evidence: Evidence) -> pl.DataFrame:
    ceased = previous("REC").str.starts_with("E")
    return in_order(evidence).filter(ceased, pl.col("RNE").ne_missing("S"))


@rule(
    "433",
    "Episodes.RNE Episodes.DECOM",
    "The reason says that the episode goes on from another, but it does not begin on the day on which that ended.",
)
def goes_on_with_a_gap(evidence: Evidence) -> pl.DataFrame:
    elsewhen = pl.col("DECOM").ne_missing(previous("DEC"))
    return in_order(evidence).filter(one_of("RNE", "P", "L", "T", "U", "B"), elsewhen, ~IS_FIRST)


@rule(
    "434",
    "Episodes.RNE Episodes.LS Episodes.PLACE Episodes.PL_POST Episodes.URN Episodes.PLACE_PROVIDER",
    "The reason says that only the legal status changed, but it did not, or the placement did. Correct either.",
)
def more_changed_than_the_legal_status(evidence: Evidence) -> pl.DataFrame:
    return _followers(evidence).filter(pl.col("RNE") == "L", ~_changed("LS") | _placement_changed())


@rule(
    "435",
    "Episodes.LS Episodes.PLACE Episodes.PL_POST Episodes.URN Episodes.PLACE_PROVIDER",
    "The reason says that only the placement changed, but it did not, or the legal status did. Correct either.",
)
def more_changed_than_the_placement(evidence: Evidence) -> pl.DataFrame:
    return _followers(evidence).filter(one_of("RNE", "P", "T"), _changed("LS") | ~_placement_changed())


@rule(
    "436",
    "Episodes.RNE Episodes.LS Episodes.PLACE Episodes.PL_POST Episodes.URN Episodes.PLACE_PROVIDER",
    "The reason says that both legal status and placement changed, but one of them did not. Correct either.",
)
def less_changed_than_both(evidence: Evidence) -> pl.DataFrame:
    return _followers(evidence).filter(one_of("RNE", "B", "U"), ~_changed("LS") | ~_placement_changed())


@rule(
    "437",
    "Episodes.REC",
    "The reason says that the child died or was found to be an adult, but more episodes follow. Correct either.",
)
def more_episodes_after_the_last(evidence: Evidence) -> pl.DataFrame:
    return in_order(evidence).filter(one_of("REC", *DIED_OR_OF_AGE), ~IS_LATEST)


@rule(
    "504",
    "Episodes.CIN",
    "The category of need differs from the one at the start of this period of being looked after. It must stay.",
)
def other_need_than_at_the_start(evidence: Evidence) -> pl.DataFrame:
    goes_on = (previous("REC") == CONTINUES) & (previous("DEC") == pl.col("DECOM"))
    period = (~goes_on.fill_null(value=False)).cum_sum()
    return in_order(evidence).filter(pl.col("CIN").ne_missing(pl.col("CIN").first().over(period)))


def _followers(evidence: Evidence) -> pl.DataFrame:
    """Episodes with the one before beside them, and only those that have one."""
    before = [previous(column).alias(f"{column}_before") for column in ("LS", *PLACEMENT)]
    return in_order(evidence).with_columns(before).filter(~IS_FIRST)


def _changed(column: str) -> pl.Expr:
    return pl.col(column).ne_missing(pl.col(f"{column}_before"))


def _placement_changed() -> pl.Expr:
    return pl.any_horizontal(_changed(column) for column in PLACEMENT)
