"""Rules about the census as a whole: its Header."""

import polars as pl

from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType


@rule(
    "100",
    "Header.ReferenceDate",
    "The reference date must be the last day of the census year, 31 March. Correct it in the header of the file.",
    type=RuleType.ERROR,
    judges_text=True,
)
def wrong_reference_date(evidence: Evidence) -> pl.DataFrame:
    """A Header without a Year says only by this date which census it is: then any 31 March will do."""
    header, given = evidence["Header"], pl.col("ReferenceDate")
    last_day = pl.lit(evidence.asked.end) if "Year" in header.columns else pl.date(given.dt.year(), 3, 31)
    return header.filter(given.ne_missing(last_day) | given.is_null())
