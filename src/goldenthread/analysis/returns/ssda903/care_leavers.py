"""Whose care leaver information (OC3) the return has."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared

INFORMATION = ("IN_TOUCH", "ACTIV", "ACCOM")


@shared
def with_information(evidence: Evidence) -> pl.DataFrame:
    """The rows of OC3 that say anything: in a file without the three columns, every row stands for it."""
    rows = evidence["OC3"]
    said = [column for column in INFORMATION if column in rows.columns]
    return rows.filter(pl.any_horizontal(pl.col(said).is_not_null())) if said else rows


@shared
def not_looked_after_this_year(evidence: Evidence) -> pl.DataFrame:
    """``with_information`` of those who have no episode in this year's return."""
    children = evidence["Episodes"].select("CHILD").unique()
    return with_information(evidence).join(children, on="CHILD", how="anti")
