"""Rules about which placement a child may have, at what age, after which other, and for how long."""

from datetime import date

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import (
    A_CHILDS_ROWS,
    IS_FIRST,
    TEMPORARY,
    birthday,
    in_order,
    one_of,
    previous,
    with_birth,
)
from goldenthread.analysis.returns.ssda903.rules.book import rule

FOSTERING = ("U1", "U2", "U3", "U4", "U5", "U6")
BEFORE_ADOPTION_BY_CARERS = ("A3", "A5", "F1", "F2", "F3", "F4", "F5", "F6", *FOSTERING)
"""Fostering, under its codes of today and of old, and the placements themselves."""
FOSTERING_FOR_ADOPTION = date(2015, 4, 1)
"""From here on a placement for adoption with current carers must say that the carers stayed."""
_PLACED = "Episodes.DECOM Episodes.PLACE"


@rule(
    "217",
    "Episodes.PLACE Episodes.DECOM Episodes.RNE",
    "A child placed for adoption with current foster carers (A3, A5) stays with them: the reason is S, T or U.",
)
def adopted_by_carers_but_moved(evidence: Evidence) -> pl.DataFrame:
    rows = evidence["Episodes"].filter(one_of("PLACE", "A3", "A5"), pl.col("DECOM") >= FOSTERING_FOR_ADOPTION)
    return rows.filter(~one_of("RNE", "S", "T", "U"))


@rule(
    "336",
    "Episodes.PLACE",
    "A child placed for adoption with current foster carers (A3, A5) was fostered just before. Correct either episode.",
)
def not_fostered_before(evidence: Evidence) -> pl.DataFrame:
    rows = in_order(evidence).with_columns(previous("PLACE").alias("before"))
    return rows.filter(one_of("PLACE", "A3", "A5"), ~IS_FIRST, ~one_of("before", *BEFORE_ADOPTION_BY_CARERS))


@rule(
    "359",
    "Episodes.DEC Episodes.LS Episodes.PLACE",
    "After the 18th birthday a child is looked after only under section 20(5) in a children's home (V2, K2)."
    " End the episode on the birthday, or correct its codes.",
    reads="Header",
)
def looked_after_as_an_adult(evidence: Evidence) -> pl.DataFrame:
    rows = with_birth(evidence).filter(pl.col("DEC").fill_null(evidence.end) > birthday(18))
    return rows.filter(~(one_of("LS", "V2") & one_of("PLACE", "K2")))


@rule(
    "371",
    _PLACED,
    "Supported accommodation is for those aged 16 or over. Correct the placement type or the first day.",
    reads="Header",
    version="2024-25",
)
def too_young_for_supported_accommodation(evidence: Evidence) -> pl.DataFrame:
    codes = {"K3", "H5"} & set(evidence.codes["PLACE"])
    return _younger_than(evidence, 16, *codes)


@rule(
    "372",
    _PLACED,
    "Youth custody and prison are for those aged 10 or over. Correct the placement type or the first day.",
    reads="Header",
)
def too_young_for_custody(evidence: Evidence) -> pl.DataFrame:
    return _younger_than(evidence, 10, "R5")


@rule(
    "373",
    _PLACED,
    "A child placed in a residential school is at least 4. Correct the placement type or the first day.",
    reads="Header",
)
def too_young_for_school(evidence: Evidence) -> pl.DataFrame:
    return _younger_than(evidence, 4, "S1")


@rule(
    "374",
    _PLACED,
    "Residential employment is for those aged 14 or over. Correct the placement type or the first day.",
    reads="Header",
)
def too_young_for_employment(evidence: Evidence) -> pl.DataFrame:
    return _younger_than(evidence, 14, "P3")


@rule("375", _PLACED, "A temporary stay in hospital (T1) is at most six weeks long. Correct the days or the type.")
def hospital_too_long(evidence: Evidence) -> pl.DataFrame:
    return _lasting_over(evidence, "T1", 42)


@rule("376", _PLACED, "A placement for a carer's holiday (T3) is at most three weeks long. Correct days or type.")
def holiday_too_long(evidence: Evidence) -> pl.DataFrame:
    return _lasting_over(evidence, "T3", 21)


@rule("379", _PLACED, "A temporary placement for another reason (T4) is at most seven days long. Correct days or type.")
def other_absence_too_long(evidence: Evidence) -> pl.DataFrame:
    return _lasting_over(evidence, "T4", 7)


@rule(
    "377",
    "Episodes.PLACE",
    "The child has more than two placements for a carer's holiday (T3) within twelve months. Correct the types.",
)
def too_many_holidays(evidence: Evidence) -> pl.DataFrame:
    rows = in_order(evidence).filter(pl.col("PLACE") == "T3")
    third = (pl.col("DECOM") < previous("DECOM", 2).dt.offset_by("1y")).fill_null(value=False)
    near = third | third.shift(-1) | third.shift(-2)
    return rows.filter(near).with_columns(A_CHILDS_ROWS)


@rule(
    "380",
    "Episodes.PLACE Episodes.RNE",
    "Being looked after cannot start with a temporary placement: its reason is P or B. Correct either.",
)
def starts_with_a_temporary_placement(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(one_of("PLACE", *TEMPORARY), ~one_of("RNE", "P", "B"))


@rule(
    "381",
    "Episodes.PLACE Episodes.REC",
    "Being looked after cannot end with a temporary placement: the reason is X1. Enter the episode that followed.",
)
def ends_with_a_temporary_placement(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(one_of("PLACE", *TEMPORARY), pl.col("REC") != "X1")


@rule(
    "383",
    "Episodes.PLACE Episodes.RNE Episodes.PL_POST",
    "After a temporary placement the child goes back: reason P, and placement type and postcode as before it.",
    version="2025-26",
)
def no_return_from_a_temporary_placement(evidence: Evidence) -> pl.DataFrame:
    columns = {"before": previous("PLACE"), "usual": previous("PLACE", 2), "usual_post": previous("PL_POST", 2)}
    known = pl.col("CHILD") == pl.col("CHILD").shift(2)
    rows = in_order(evidence).with_columns(**columns, known=known.fill_null(value=False))
    elsewhere = pl.col("PLACE").ne_missing(pl.col("usual")) | pl.col("PL_POST").ne_missing(pl.col("usual_post"))
    return rows.filter(one_of("before", *TEMPORARY), pl.col("RNE").ne_missing("P") | (pl.col("known") & elsewhere))


@rule(
    "390",
    "Episodes.PLACE Episodes.REC",
    "The child was adopted, so the last placement is one for adoption (A3 to A6). Correct either.",
)
def adopted_from_another_placement(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(one_of("REC", "E11", "E12"), ~one_of("PLACE", "A3", "A4", "A5", "A6"))


@rule(
    "516",
    "Episodes.REC Episodes.PLACE",
    "A special guardianship order for former foster carers (E45, E46) ends a foster placement (U1 to U6).",
)
def guardians_were_no_foster_carers(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(one_of("REC", "E45", "E46"), ~one_of("PLACE", *FOSTERING))


def _younger_than(evidence: Evidence, age: int, *places: str) -> pl.DataFrame:
    return with_birth(evidence).filter(one_of("PLACE", *places), pl.col("DECOM") < birthday(age))


def _lasting_over(evidence: Evidence, place: str, days: int) -> pl.DataFrame:
    lasted = (pl.col("DEC") - pl.col("DECOM")).dt.total_days()
    return evidence["Episodes"].filter(pl.col("PLACE") == place, lasted > days)
