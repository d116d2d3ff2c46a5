"""The factors of each assessment as a list, for files that only have them together in one cell."""

from dataclasses import replace

import polars as pl

from goldenthread.analysis.returns.cin.words import FACTORS_APART
from goldenthread.analysis.returns.reading.files import Return

_LIST = "AssessmentFactorsList"
_KEYS = ["LAchildID", "CINdetailsID", "AssessmentID"]


def with_factors(found: Return) -> Return:
    """The census with the table AssessmentFactorsList, made from the assessments where they have what it takes."""
    assessments = found.tables.get("Assessments")
    needed = {*_KEYS, "AssessmentFactors"}
    if _LIST in found.tables or assessments is None or not needed <= set(assessments.columns):
        return found
    apart = pl.col("AssessmentFactors").str.strip_chars().str.replace_all(FACTORS_APART, "|").str.split("|")
    factors = assessments.select(*_KEYS, AssessmentFactor=apart).explode("AssessmentFactor")
    tables = {**found.tables, _LIST: factors.filter(pl.col("AssessmentFactor") != "")}
    return replace(found, tables=tables, files={**found.files, _LIST: found.files["Assessments"]})
