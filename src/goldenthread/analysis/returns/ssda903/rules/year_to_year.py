"""Rules that hold the first episode of this year against the last one of last year's return."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.episodes import (
    first,
    in_order_last_year,
    latest_of_last_year,
    one_of,
)
from goldenthread.analysis.returns.ssda903.placements import with_placement
from goldenthread.analysis.returns.ssda903.rules.book import rule

ADOPTED = ("E11", "E12")
_LAST_YEAR = "Episodes_last"


@rule(
    "199",
    "Episodes.CHILD",
    "An earlier episode of this child ended with adoption. Give the child a new number, or correct that reason.",
    reads="Episodes",
)
def looked_after_since_adopted(evidence: Evidence) -> pl.DataFrame:
    """Last year's adoptions are looked at where there are any."""
    both = pl.concat(_adoptions(evidence[table]) for table in ("Episodes", _LAST_YEAR) if table in evidence)
    adopted = both.group_by("CHILD").agg(pl.col("DECOM").min().alias("adopted_in"))
    rows = evidence["Episodes"].join(adopted, on="CHILD", maintain_order="left")
    return rows.filter(pl.col("DECOM") > pl.col("adopted_in"))


def _adoptions(episodes: pl.DataFrame) -> pl.DataFrame:
    return episodes.filter(one_of("REC", *ADOPTED)).select("CHILD", "DECOM")


@rule(
    "452",
    "Episodes.PL_LA",
    "The authority of the placement differs between last year's open episode and the same episode this year.",
    reads=_LAST_YEAR,
)
def same_episode_in_another_authority(evidence: Evidence) -> pl.DataFrame:
    return _same_reason(_placed(evidence, "PL_LA")).filter(_differs("PL_LA"))


@rule(
    "453",
    "Episodes.PL_DISTANCE",
    "The distance from home differs between last year's open episode and the same episode this year.",
    reads=_LAST_YEAR,
)
def same_episode_at_another_distance(evidence: Evidence) -> pl.DataFrame:
    return _same_reason(_placed(evidence, "PL_DISTANCE")).filter(_another_distance())


FARTHER = 0.2
"""Miles from which on two distances are not one; less may come of working one out twice."""


def _another_distance() -> pl.Expr:
    """One that is not known this year is for 392a to find."""
    apart = (pl.col("PL_DISTANCE") - pl.col("PL_DISTANCE_before")).abs().round(1)
    return (apart >= FARTHER) | (pl.col("PL_DISTANCE").is_not_null() & pl.col("PL_DISTANCE_before").is_null())


@rule(
    "502",
    "Episodes.DECOM",
    "Last year's return ended with an open episode. The first episode this year must begin on the same day.",
    reads=_LAST_YEAR,
)
def begins_on_another_day(evidence: Evidence) -> pl.DataFrame:
    were_open = in_order_last_year(evidence).filter(pl.col("DEC").is_null())
    latest_open = were_open.select("CHILD", before="DECOM").unique("CHILD", keep="last", maintain_order=True)
    rows = first(evidence).join(latest_open, on="CHILD", maintain_order="left")
    return rows.filter(pl.col("DECOM") != pl.col("before"))


@rule(
    "503A",
    "Episodes.RNE",
    "The reason for the episode differs from the one in last year's return, where it was open. Correct it.",
    reads=_LAST_YEAR,
)
def other_reason(evidence: Evidence) -> pl.DataFrame:
    return carried_over(evidence).filter(_differs("RNE"))


@rule(
    "503B",
    "Episodes.LS",
    "The legal status differs from the one in last year's return, where the episode was open. Correct it.",
    reads=_LAST_YEAR,
)
def other_legal_status(evidence: Evidence) -> pl.DataFrame:
    return carried_over(evidence).filter(_differs("LS"))


@rule(
    "503C",
    "Episodes.CIN",
    "The category of need differs from the one in last year's return, where the episode was open. Correct it.",
    reads=_LAST_YEAR,
)
def other_category_of_need(evidence: Evidence) -> pl.DataFrame:
    return carried_over(evidence).filter(_differs("CIN"))


@rule(
    "503D",
    "Episodes.PLACE",
    "The placement type differs from the one in last year's return, where the episode was open. Correct it.",
    reads=_LAST_YEAR,
    version="2025-26",
)
def other_placement_type(evidence: Evidence) -> pl.DataFrame:
    rows = carried_over(evidence).filter(_differs("PLACE"))
    parted = one_of("PLACE_before", "Z1") & one_of("PLACE", "Z11", "Z12", "Z13", "Z14")
    renamed = one_of("PLACE_before", "H5") & one_of("PLACE", "K3")
    return rows.filter(~(parted | renamed))


@rule(
    "503E",
    "Episodes.PLACE_PROVIDER",
    "The provider differs from the one in last year's return, where the episode was open. Correct it.",
    reads=_LAST_YEAR,
)
def other_provider(evidence: Evidence) -> pl.DataFrame:
    return carried_over(evidence).filter(_differs("PLACE_PROVIDER"))


@rule(
    "503F",
    "Episodes.URN",
    "The URN differs from the one in last year's return, where the episode was open. Correct it.",
    reads=_LAST_YEAR,
)
def other_urn(evidence: Evidence) -> pl.DataFrame:
    return carried_over(evidence).filter(_differs("URN"))


@rule(
    "503G",
    "Episodes.PL_DISTANCE",
    "The distance differs from the one in last year's return, where the episode was open. Check both postcodes.",
    reads=_LAST_YEAR,
)
def other_distance(evidence: Evidence) -> pl.DataFrame:
    return _placed(evidence, "PL_DISTANCE").filter(_another_distance())


@rule(
    "503H",
    "Episodes.PL_LA",
    "The authority of the placement differs from last year's return, where the episode was open. Check the postcode.",
    reads=_LAST_YEAR,
)
def other_authority(evidence: Evidence) -> pl.DataFrame:
    return _placed(evidence, "PL_LA").filter(_differs("PL_LA"))


@rule(
    "503J",
    "Episodes.PL_LOCATION",
    "The location (IN, OUT) differs from last year's return, where the episode was open. Check the postcode.",
    reads=_LAST_YEAR,
)
def other_location(evidence: Evidence) -> pl.DataFrame:
    return _placed(evidence, "PL_LOCATION").filter(_differs("PL_LOCATION"))


@rule(
    "562",
    "Episodes.DECOM",
    "The child's first episode began before this year, but last year's return did not end with it. Correct the day.",
    reads=_LAST_YEAR,
)
def not_in_last_year(evidence: Evidence) -> pl.DataFrame:
    known = latest_of_last_year(evidence).select("CHILD", "DECOM")
    return first(evidence).filter(pl.col("DECOM") < evidence.start).join(known, on=["CHILD", "DECOM"], how="anti")


@shared
def carried_over(evidence: Evidence) -> pl.DataFrame:
    """First episodes of children whose latest one of last year was open; its columns end in ``_before``."""
    was_open = latest_of_last_year(evidence).filter(pl.col("DEC").is_null())
    return first(evidence).join(was_open, on="CHILD", suffix="_before", maintain_order="left")


def _placed(evidence: Evidence, column: str) -> pl.DataFrame:
    """``carried_over`` with a column that says where the placement is."""
    rows = with_placement(first(evidence), evidence, column)
    was_open = latest_of_last_year(evidence).filter(pl.col("DEC").is_null())
    return rows.join(
        with_placement(was_open, evidence, column, table=_LAST_YEAR),
        on="CHILD",
        suffix="_before",
        maintain_order="left",
    )


def _same_reason(rows: pl.DataFrame) -> pl.DataFrame:
    """In files without reasons for the episode, every row."""
    return rows.filter(pl.col("RNE") == pl.col("RNE_before")) if "RNE" in rows.columns else rows


def _differs(column: str) -> pl.Expr:
    """Blank in one of the two counts as different, blank in both does not."""
    return pl.col(column).ne_missing(pl.col(f"{column}_before"))
