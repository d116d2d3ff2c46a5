"""Which children are unaccompanied asylum seekers, this year and last.

A return as XML states it of each child. The CSV files do not: there a child with a day on which the status ceases, past
or to come, in the table UASC is taken to be one.
"""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.layout import PRIOR


@shared
def this_year(evidence: Evidence) -> pl.DataFrame:
    """The children identified this year: a column CHILD, each once."""
    return _identified(evidence, "")


@shared
def last_year(evidence: Evidence) -> pl.DataFrame:
    """As ``this_year``, of last year's return."""
    return _identified(evidence, PRIOR)


def is_stated(evidence: Evidence, which: str = "") -> bool:
    """Whether the Header (of last year's return, for ``PRIOR``) itself says who is one."""
    given = evidence.form == "xml" or "UASC" in evidence.derived
    return given and f"Header{which}" in evidence


def _identified(evidence: Evidence, which: str) -> pl.DataFrame:
    if is_stated(evidence, which):
        found = evidence.text(f"Header{which}").filter(pl.col("UASC") == "1")
    else:
        found = evidence.text(f"UASC{which}").filter(pl.col("DUC").is_not_null())
    return found.select("CHILD").drop_nulls().unique()
