"""Rules about why a placement changed."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import (
    TEMPORARY,
    birthday,
    following,
    in_order,
    one_of,
    previous,
    with_child,
)
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule(
    "225",
    "Episodes.REASON_PLACE_CHANGE",
    "The child's placement changed after this episode. Give the reason for the change of placement.",
)
def change_without_reason(evidence: Evidence) -> pl.DataFrame:
    rows = in_order(evidence).with_columns(new=following("RNE"), next_place=following("PLACE"))
    changed = (pl.col("REC") == "X1") & one_of("new", "P", "T", "B", "U")
    temporary = one_of("PLACE", *TEMPORARY) | one_of("next_place", *TEMPORARY)
    return rows.filter(changed, ~temporary, pl.col("REASON_PLACE_CHANGE").is_null())


@rule(
    "226",
    "Episodes.REASON_PLACE_CHANGE Episodes.PLACE",
    "A temporary placement (T0 to T4) has no reason for a change, nor has the episode before it. Take it out.",
    version="2025-26",
)
def temporary_change_with_reason(evidence: Evidence) -> pl.DataFrame:
    given = pl.col("REASON_PLACE_CHANGE").is_not_null() | previous("REASON_PLACE_CHANGE").is_not_null()
    return in_order(evidence).filter(given, one_of("PLACE", *TEMPORARY))


@rule(
    "233",
    "Episodes.REASON_PLACE_CHANGE",
    "The episode has not ended, so there is no reason for a change of placement yet. Take it out, or end the episode.",
    since="2025-26",
)
def reason_without_an_end(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("DEC").is_null(), pl.col("REASON_PLACE_CHANGE").is_not_null())


@rule(
    "234",
    "Episodes.REASON_PLACE_CHANGE Header.DOB",
    "A child under 10 is not taken into custody. Correct the reason (CUSTOD) or the date of birth.",
    since="2025-26",
)
def custody_under_ten(evidence: Evidence) -> pl.DataFrame:
    day = following("DECOM").fill_null(pl.col("DECOM")).alias("day")  # of the change, as far as the return tells
    taken = in_order(evidence).with_columns(day).filter(pl.col("REASON_PLACE_CHANGE") == "CUSTOD")
    return with_child(evidence, ["DOB"], of=taken).filter(pl.col("day") < birthday(10))
