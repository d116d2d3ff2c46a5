"""Episodes in the order in which they began: which is a child's first, which the latest, what came before and after.

An episode without a day on which it began, or without a child, has no place in the order and is left out of it.
"""

from collections.abc import Sequence

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared

RESPITE = ("V3", "V4")
"""Legal statuses of short breaks: a child under an agreed series of them is not otherwise looked after."""
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
"""Placements in which a child is only for a while, with a usual one to go back to."""

_ORDER = ("CHILD", "DECOM", "DEC")


@shared
def in_order(evidence: Evidence) -> pl.DataFrame:
    """This year's episodes, each child's together, in the order in which they began."""
    return _ordered(evidence["Episodes"])


@shared
def in_order_last_year(evidence: Evidence) -> pl.DataFrame:
    """As ``in_order``, of last year's return."""
    return _ordered(evidence["Episodes_last"])


@shared
def first(evidence: Evidence) -> pl.DataFrame:
    """Each child's first episode of the year."""
    return in_order(evidence).filter(IS_FIRST)


@shared
def latest(evidence: Evidence) -> pl.DataFrame:
    """Each child's latest episode of the year."""
    return in_order(evidence).filter(IS_LATEST)


@shared
def latest_of_last_year(evidence: Evidence) -> pl.DataFrame:
    """Each child's latest episode in last year's return."""
    return in_order_last_year(evidence).filter(IS_LATEST)


def previous(column: str, back: int = 1) -> pl.Expr:
    """What the child's episode before, or several before, has; null where there is none. For frames in order."""
    return pl.when(pl.col("CHILD") == pl.col("CHILD").shift(back)).then(pl.col(column).shift(back))


def following(column: str) -> pl.Expr:
    """What the child's next episode has; null where there is none. For frames in order."""
    return previous(column, -1)


IS_FIRST = pl.col("CHILD").ne_missing(pl.col("CHILD").shift(1))
IS_LATEST = pl.col("CHILD").ne_missing(pl.col("CHILD").shift(-1))
"""For frames in order."""


A_CHILDS_ROWS = pl.col("Episodes").first().over("CHILD").alias("issue")
"""For a rule to which all rows of a child that it finds are one issue."""


def with_child(evidence: Evidence, columns: Sequence[str], *, of: pl.DataFrame | None = None) -> pl.DataFrame:
    """The episodes (or these rows of them) of children in the Header, with its row number and these columns of it.

    A child who is in the Header twice is known by the first row.
    """
    header = evidence["Header"].select("Header", "CHILD", *columns).unique("CHILD", keep="first", maintain_order=True)
    return (evidence["Episodes"] if of is None else of).join(header, on="CHILD", maintain_order="left")


@shared
def with_birth(evidence: Evidence) -> pl.DataFrame:
    """Every episode of a child in the Header, with the Header's row number and DOB."""
    return with_child(evidence, ["DOB"])


def birthday(age: int) -> pl.Expr:
    """The day on which the child reaches this age; in a common year, 28 February for those born on the 29th."""
    return pl.col("DOB").dt.offset_by(f"{age}y")


def without_short_breaks(episodes: pl.DataFrame) -> pl.DataFrame:
    """The episodes that are no short breaks; in a file without legal statuses, every one."""
    return episodes.filter(~one_of("LS", *RESPITE)) if "LS" in episodes.columns else episodes


def one_of(column: str, *codes: str) -> pl.Expr:
    """Whether the column holds one of these codes: false, not null, for a blank."""
    return pl.col(column).is_in(codes).fill_null(value=False)


def _ordered(episodes: pl.DataFrame) -> pl.DataFrame:
    """By child and first day; of those that began on one day, the one that ended first, then as in the file."""
    by = [column for column in _ORDER if column in episodes.columns]
    return episodes.drop_nulls([column for column in by if column != "DEC"]).sort(
        by, nulls_last=True, maintain_order=True
    )
