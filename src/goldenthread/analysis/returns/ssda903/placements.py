"""What nobody types about a placement: whose area it is in, whether that is one's own, and how far from home.

A column that is in the table already, ready-made, is taken as it is; any other is worked out from the postcodes.
"""

import polars as pl

from goldenthread.analysis.returns.errors import NotSuppliedError
from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.layout import PRIOR
from goldenthread.analysis.returns.reference.authorities import authority
from goldenthread.analysis.returns.reference.errors import ReferenceDataError
from goldenthread.analysis.returns.reference.placements import POSTS, location, with_placements

OUTSIDE_ENGLAND = ("CON", "NIR", "SCO", "WAL", "NUK")
"""Authorities of placement that are none: other countries, and places kept confidential."""


def with_placement(rows: pl.DataFrame, evidence: Evidence, column: str, *, table: str = "Episodes") -> pl.DataFrame:
    """The rows of the table with PL_LA (a code), PL_LOCATION (IN, OUT) or PL_DISTANCE (miles, to one decimal).

    Raises ``NotSuppliedError`` where it must be worked out and there are no postcodes, or for the location no
    authority.
    """
    if column not in rows.columns:
        rows = _located(rows, evidence, table) if column == "PL_LOCATION" else _joined(rows, evidence, column, table)
    return rows.with_columns(pl.col(column).cast(pl.Float64, strict=False)) if column == "PL_DISTANCE" else rows


def _located(rows: pl.DataFrame, evidence: Evidence, table: str) -> pl.DataFrame:
    own = own_area(evidence)
    return with_placement(rows, evidence, "PL_LA", table=table).with_columns(PL_LOCATION=location("PL_LA", own))


def _joined(rows: pl.DataFrame, evidence: Evidence, column: str, table: str) -> pl.DataFrame:
    found = _worked_out(evidence) if table == "Episodes" else _worked_out_last_year(evidence)
    return rows.join(found.select(table, column), on=table, how="left", maintain_order="left")


def own_area(evidence: Evidence) -> frozenset[str]:
    """Every code that the area of one's own authority has had; the code given alone where nobody knows it."""
    try:
        return authority(evidence.authority).area | {evidence.authority}
    except ReferenceDataError:
        return frozenset({evidence.authority})


@shared
def _worked_out(evidence: Evidence) -> pl.DataFrame:
    return _placements(evidence, "Episodes")


@shared
def _worked_out_last_year(evidence: Evidence) -> pl.DataFrame:
    return _placements(evidence, "Episodes_last")


def _placements(evidence: Evidence, table: str) -> pl.DataFrame:
    """PL_LA and PL_DISTANCE of each row."""
    return with_placements(evidence[table].select(table, *POSTS), known_places(evidence), frozenset())


@shared
def known_places(evidence: Evidence) -> pl.DataFrame:
    """What ``Postcodes.find`` gives for every postcode of the episodes of both years, looked up at once."""
    if evidence.lookups.postcodes is None:
        raise NotSuppliedError("no postcodes were given to look the placements up in")
    tables = [evidence[table] for table in ("Episodes", f"Episodes{PRIOR}") if table in evidence]
    given = (
        rows[column].cast(pl.String).alias("postcode") for rows in tables for column in POSTS if column in rows.columns
    )
    return evidence.lookups.postcodes.find(pl.concat([pl.Series("postcode", dtype=pl.String), *given]))
