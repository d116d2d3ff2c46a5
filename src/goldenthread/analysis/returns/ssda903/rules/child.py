"""Rules about who the child is: the Header."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule("102", "Header.DOB", "Give the date of birth as a date, such as 24/05/2019.", judges_text=True)
def date_of_birth_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(pl.col("DOB").is_null())


@rule("301", "Header.DOB", "The date of birth is after the end of the year. Correct it, or leave the child out.")
def born_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(pl.col("DOB") > evidence.end)
