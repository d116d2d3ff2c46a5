"""Rules about a permanent home that the child had before: PrevPerm."""

from datetime import date

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.reference.authorities import AUTHORITIES
from goldenthread.analysis.returns.ssda903.episodes import first, one_of
from goldenthread.analysis.returns.ssda903.provided import all_given, any_given, no_code
from goldenthread.analysis.returns.ssda903.rules.book import rule

_ELSEWHERE = ("WAL", "SCO", "NIR", "NUK")
_COLLECTED_FROM = date(2016, 4, 1)  # children who started to be looked after before are not asked about
_DATE = r"(?i)^(\d\d|zz)/(\d\d|zz)/(\d{4}|zz|zzzz)$"  # any part that is not known may be Z
_DETAIL = ("LA_PERM", "DATE_PERM")


@rule(
    "630",
    "Episodes.RNE",
    "The child started to be looked after this year: say in PrevPerm whether there was a permanent home before, and "
    "for P1 to P4 when and where it was arranged. For none, give Z1.",
    reads="PrevPerm",
)
def started_without_previous_permanence(evidence: Evidence) -> pl.DataFrame:
    this_year = one_of("RNE", "S") & (pl.col("DECOM") >= evidence.start)
    rows = evidence["PrevPerm"]
    asked = ["PREV_PERM", *(column for column in _DETAIL if column in rows.columns)]
    told = one_of("PREV_PERM", "Z1") | all_given(asked)
    known = rows.filter(told).select("CHILD").unique()
    return evidence["Episodes"].filter(this_year).join(known, on="CHILD", how="anti")


@rule("631", "PrevPerm.PREV_PERM", "Give the permanent home before as P1, P2, P3, P4, or Z1 for none.")
def previous_permanence_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return no_code(evidence, "PrevPerm", "PREV_PERM")


@rule(
    "632",
    "PrevPerm.DATE_PERM Episodes.DECOM",
    "Give the day of the order as dd/mm/yyyy, with zz for a part that is not known. It must be before the child "
    "started to be looked after.",
)
def date_of_order_is_none_or_too_late(evidence: Evidence) -> pl.DataFrame:
    orders = evidence["PrevPerm"].drop_nulls("DATE_PERM").with_columns(is_date=_is_date(), earliest=_earliest("x"))
    rows = orders.join(first(evidence).select("Episodes", "CHILD", "DECOM"), on="CHILD", how="left")
    return rows.filter(~pl.col("is_date") | (pl.col("earliest") >= pl.col("DECOM")))


def _is_date() -> pl.Expr:
    """Whether there is such a day, in some year where the year is not known."""
    return _earliest("2000").is_not_null()


def _earliest(year: str) -> pl.Expr:
    """The first day that it can be; where the year is not known, in this year."""
    day, month, given = (pl.col("DATE_PERM").str.to_lowercase().str.extract(_DATE, part) for part in (1, 2, 3))
    parts = (day.replace("zz", "01"), month.replace("zz", "01"), given.replace(["zz", "zzzz"], [year, year]))
    return pl.concat_str(parts, separator="/").str.to_date("%d/%m/%Y", strict=False)


@rule(
    "633",
    "PrevPerm.LA_PERM",
    "Give the authority that arranged the permanent home by its three digits, or WAL, SCO, NIR or NUK.",
)
def authority_of_order_is_no_code(evidence: Evidence) -> pl.DataFrame:
    known = [*{authority.number for authority in AUTHORITIES}, *_ELSEWHERE]
    return evidence["PrevPerm"].filter(~pl.col("LA_PERM").is_in(known))


@rule(
    "634",
    "PrevPerm.LA_PERM PrevPerm.PREV_PERM PrevPerm.DATE_PERM Episodes.DECOM",
    "Permanent homes before are asked about only for children who started to be looked after from 1 April 2016 on. "
    "Clear the row, or check the dates of the episodes.",
)
def previous_permanence_of_an_earlier_starter(evidence: Evidence) -> pl.DataFrame:
    told = evidence["PrevPerm"].filter(any_given(["PREV_PERM", *_DETAIL]))
    episodes = evidence["Episodes"].select("Episodes", "CHILD", "DECOM")
    later = episodes.filter(pl.col("DECOM") >= _COLLECTED_FROM).select("CHILD").unique()
    return told.join(later, on="CHILD", how="anti").join(episodes, on="CHILD").with_columns(issue="PrevPerm")


@rule(
    "635",
    "PrevPerm.LA_PERM PrevPerm.DATE_PERM PrevPerm.PREV_PERM",
    "An order or its authority is given, but PREV_PERM names no permanent home that they belong to. Correct the code, "
    "or clear the other fields.",
)
def order_without_previous_permanence(evidence: Evidence) -> pl.DataFrame:
    none = one_of("PREV_PERM", "Z1") & all_given(_DETAIL)
    blank = pl.col("PREV_PERM").is_null() & any_given(_DETAIL)
    return evidence["PrevPerm"].filter(none | blank)
