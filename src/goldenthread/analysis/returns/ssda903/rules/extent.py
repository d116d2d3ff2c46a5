"""Rules about which parts of the return a child is to be in."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.adoptions import ADOPTION, ADOPTION_FIELDS
from goldenthread.analysis.returns.ssda903.looked_after import continuously, this_year
from goldenthread.analysis.returns.ssda903.provided import any_given
from goldenthread.analysis.returns.ssda903.rules.book import rule

_LEAVING_CARE = ("IN_TOUCH", "ACTIV", "ACCOM")
_LEAVING_CARE_FIELDS = " ".join(f"OC3.{column}" for column in _LEAVING_CARE)
_OF_THOSE_LOOKED_AFTER = ("AD1", "Missing", "OC2", "PlacedAdoption", "PrevPerm", "Reviews")


@rule(
    "1012",
    " ".join(f"{table}.CHILD" for table in _OF_THOSE_LOOKED_AFTER),
    "The child has no episode this year, so nothing but the care leaver's data may be returned. Remove this row, or "
    "add the episode.",
    reads="Episodes",
)
def returned_without_episodes(evidence: Evidence) -> pl.DataFrame:
    """In a return that lacks some of the tables, the others are looked at."""
    given = [evidence[table] for table in _OF_THOSE_LOOKED_AFTER if table in evidence]
    rows = (each.drop_nulls("CHILD").join(this_year(evidence), on="CHILD", how="anti") for each in given)
    numbers = pl.DataFrame(schema=dict.fromkeys(_OF_THOSE_LOOKED_AFTER, pl.UInt32))
    return pl.concat([numbers, *(each.select(each.columns[0]) for each in rows)], how="diagonal")


@rule(
    "134",
    ADOPTION_FIELDS,
    "The child has a care leaver's record, and the adoption of a care leaver is not returned. Clear one of them.",
    reads="OC3",
    judges_text=True,
)
def care_leaver_with_adoption(evidence: Evidence) -> pl.DataFrame:
    leavers = evidence.text("OC3").filter(any_given(_LEAVING_CARE))
    return evidence.text("AD1").filter(any_given(ADOPTION)).join(leavers, on="CHILD", how="semi")


@rule(
    "187",
    f"{ADOPTION_FIELDS} {_LEAVING_CARE_FIELDS}",
    "The child was looked after for all of the year, so neither an adoption nor a care leaver's data can be returned. "
    "Clear them, or check the episodes.",
    reads="Episodes",
    judges_text=True,
)
def looked_after_all_year_with_other_data(evidence: Evidence) -> pl.DataFrame:
    adopted = evidence.text("AD1").filter(any_given(ADOPTION)).select("AD1", "CHILD")
    leavers = evidence.text("OC3").filter(any_given(_LEAVING_CARE)).select("OC3", "CHILD")
    told = pl.concat([adopted, leavers], how="diagonal")
    return told.join(continuously(evidence), on="CHILD", how="semi").drop("CHILD")
