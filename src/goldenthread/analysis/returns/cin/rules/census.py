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
    return evidence["Header"].filter(pl.col("ReferenceDate").ne_missing(pl.lit(evidence.asked.end)))
