"""Whose care leaver information (OC3) the return has."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903 import looked_after

INFORMATION = ("IN_TOUCH", "ACTIV", "ACCOM")


@shared
def with_information(evidence: Evidence) -> pl.DataFrame:
    """The rows of OC3 that say anything: in a file without the three columns, every row stands for it."""
    rows = evidence["OC3"]
    said = [column for column in INFORMATION if column in rows.columns]
    return rows.filter(pl.any_horizontal(pl.col(said).is_not_null())) if said else rows


@shared
def not_looked_after_this_year(evidence: Evidence) -> pl.DataFrame:
    """``with_information`` of those who have no episode in the year."""
    return with_information(evidence).join(looked_after.this_year(evidence), on="CHILD", how="anti")
