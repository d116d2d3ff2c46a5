"""Rules about what a legal status allows, and for how long."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import (
    A_CHILDS_ROWS,
    RESPITE,
    TEMPORARY,
    birthday,
    in_order,
    one_of,
    previous,
    with_birth,
)
from goldenthread.analysis.returns.ssda903.rules.book import rule

LONGEST_BREAK = 17
BREAKS_IN_A_YEAR = 75
_LASTING = "Episodes.DECOM Episodes.LS Episodes.DEC"


@rule(
    "358",
    "Episodes.DECOM Episodes.LS Header.DOB",
    "A child under 10 cannot be remanded, detained or sentenced. Correct the legal status or the date of birth.",
)
def in_criminal_justice_under_ten(evidence: Evidence) -> pl.DataFrame:
    rows = with_birth(evidence).filter(one_of("LS", "J1", "J2", "J3"))
    return rows.filter(birthday(10) > pl.col("DECOM"))


@rule("361", _LASTING, "Police protection ends after 72 hours. Correct the days, or enter the legal status after it.")
def police_protection_too_long(evidence: Evidence) -> pl.DataFrame:
    return _lasting_over(evidence, "L1", 3)


@rule(
    "362",
    _LASTING,
    "An emergency protection order ends after 21 days. Correct the days, or enter the legal status after it.",
)
def emergency_protection_too_long(evidence: Evidence) -> pl.DataFrame:
    return _lasting_over(evidence, "L2", 21)


@rule(
    "363",
    _LASTING,
    "A child assessment order ends after 7 days. Correct the days, or enter the legal status after it.",
)
def assessment_order_too_long(evidence: Evidence) -> pl.DataFrame:
    return _lasting_over(evidence, "L3", 7)


@rule(
    "364",
    _LASTING,
    "The child seems to be detained under the Police and Criminal Evidence Act for more than 21 days. Check the days.",
)
def detained_too_long(evidence: Evidence) -> pl.DataFrame:
    return _lasting_over(evidence, "J2", 21)


@rule("365", _LASTING, "A single short break is at most 17 days long. Correct the days or the legal status.")
def break_too_long(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("LS") == "V3", _days(evidence) > LONGEST_BREAK)


@rule("366", "Episodes.RNE", "A placement cannot change within a short break: each break (V3) starts with S.")
def change_within_a_break(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("LS") == "V3", pl.col("RNE").ne_missing("S"))


@rule("367", _LASTING, "The child's short breaks of the year come to more than 75 days. Check the days.")
def too_many_days_of_breaks(evidence: Evidence) -> pl.DataFrame:
    began = pl.max_horizontal("DECOM", pl.lit(evidence.start))
    ended = pl.min_horizontal(pl.col("DEC").fill_null(evidence.end), pl.lit(evidence.end))
    breaks = evidence["Episodes"].filter(pl.col("LS") == "V3", pl.col("DECOM").is_not_null())
    breaks = breaks.with_columns((ended - began).dt.total_days().alias("days")).filter(pl.col("days") > 0)
    return breaks.filter(pl.col("days").sum().over("CHILD") > BREAKS_IN_A_YEAR).with_columns(A_CHILDS_ROWS)


@rule(
    "378",
    "Episodes.PLACE Episodes.LS",
    "A child placed with parents is not accommodated under section 20. Correct placement type or legal status.",
)
def accommodated_with_parents(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("PLACE") == "P1", pl.col("LS") == "V2")


@rule(
    "382",
    "Episodes.LS Episodes.PLACE",
    "A child on short breaks (V3, V4) has no temporary placement. Correct legal status or placement type.",
)
def break_in_a_temporary_placement(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(one_of("LS", *RESPITE), one_of("PLACE", *TEMPORARY))


@rule(
    "384",
    "Episodes.PLACE Episodes.LS",
    "A child on short breaks (V3, V4) has no long-term foster placement. Correct legal status or placement type.",
)
def break_in_long_term_fostering(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(one_of("LS", *RESPITE), one_of("PLACE", "U1", "U4"))


@rule(
    "408",
    "Episodes.PLACE Episodes.LS",
    "A child placed for adoption with a placement order (A5, A6) has the legal status E1. Correct either.",
)
def placed_for_adoption_without_order(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(one_of("PLACE", "A5", "A6"), pl.col("LS").ne_missing("E1"))


@rule(
    "426",
    "Episodes.LS",
    "The child has single short breaks (V3) and a series of them (V4) in one year. Use one of the two.",
)
def both_kinds_of_break(evidence: Evidence) -> pl.DataFrame:
    breaks = evidence["Episodes"].filter(one_of("LS", *RESPITE), pl.col("CHILD").is_not_null())
    return breaks.filter(pl.col("LS").n_unique().over("CHILD") > 1).with_columns(A_CHILDS_ROWS)


def _days(evidence: Evidence) -> pl.Expr:
    """How long an episode has lasted, by the end of the year where it goes on."""
    return (pl.col("DEC").fill_null(evidence.end) - pl.col("DECOM")).dt.total_days()


def _lasting_over(evidence: Evidence, status: str, days: int) -> pl.DataFrame:
    """Episodes under this legal status that, with those they join on to, last longer."""
    rows = in_order(evidence).filter(pl.col("LS") == status)
    joins_on = (previous("DEC") == pl.col("DECOM")).fill_null(value=False)
    runs = rows.with_columns((~joins_on).cum_sum().alias("issue"))
    return runs.filter(_days(evidence).sum().over("issue") > days)
