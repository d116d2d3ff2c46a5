"""Rules about whether the tables fit together: the same children, born on the same day, each once."""

from functools import partial

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule(
    "EPI",
    "Header.CHILD",
    "The child has neither an episode nor a care leaver's record. Load one.",
    reads="Episodes OC3",
)
def child_without_episodes(evidence: Evidence) -> pl.DataFrame:
    found = pl.concat([evidence[table].select("CHILD") for table in ("Episodes", "OC3")]).unique()
    return evidence["Header"].join(found, on="CHILD", how="anti")


@rule(
    "NoE",
    "Episodes.DECOM",
    "The episode began before this year, but last year's return has no episode of the child. Check either.",
    reads="Episodes_last",
)
def episode_that_last_year_should_have_had(evidence: Evidence) -> pl.DataFrame:
    begun = evidence["Episodes"].filter(pl.col("DECOM") < evidence.start)
    return begun.join(_children(evidence, "Episodes_last"), on="CHILD", how="anti")


def _not_in_header(table: str, evidence: Evidence) -> pl.DataFrame:
    return evidence[table].join(_children(evidence, "Header"), on="CHILD", how="anti")


def _unlike_header(table: str, column: str, evidence: Evidence) -> pl.DataFrame:
    header = evidence["Header"].select("CHILD", pl.col(column).alias("in_header")).unique()
    return evidence[table].join(header, on="CHILD").filter(pl.col(column) != pl.col("in_header"))


def _more_than_once(table: str, evidence: Evidence) -> pl.DataFrame:
    first = pl.col(table).min().over("CHILD")
    again = evidence[table].drop_nulls("CHILD").filter(pl.len().over("CHILD") > 1)
    return again.with_columns(first.alias("issue"))


def _children(evidence: Evidence, table: str) -> pl.DataFrame:
    return evidence[table].select("CHILD").unique()


for _code, _table in {
    "INT01": "AD1",
    "INT02": "PlacedAdoption",
    "INT03": "Episodes",
    "INT04": "Missing",
    "INT05": "OC2",
    "INT06": "OC3",
    "INT07": "PrevPerm",
    "INT08": "Reviews",
    "INT09": "UASC",
}.items():
    _message = f"The child is in {_table} but not in the Header. Add the child there, or correct the number."
    rule(_code, f"{_table}.CHILD", _message, reads="Header")(partial(_not_in_header, _table))

for _code, _table, _column, _name in (
    ("INT11", "AD1", "DOB", "date of birth"),
    ("INT12", "PlacedAdoption", "DOB", "date of birth"),
    ("INT13", "Missing", "DOB", "date of birth"),
    ("INT14", "OC2", "DOB", "date of birth"),
    ("INT15", "OC3", "DOB", "date of birth"),
    ("INT16", "PrevPerm", "DOB", "date of birth"),
    ("INT17", "Reviews", "DOB", "date of birth"),
    ("INT18", "UASC", "DOB", "date of birth"),
    ("INT21", "UASC", "SEX", "sex"),
):
    _message = f"The child's {_name} in {_table} is another than in the Header. Correct whichever is wrong."
    rule(_code, f"{_table}.{_column}", _message, reads="Header")(partial(_unlike_header, _table, _column))

for _code, _table in {
    "INT31": "AD1",
    "INT32": "Header",
    "INT33": "OC2",
    "INT34": "OC3",
    "INT35": "PrevPerm",
    "INT36": "UASC",
}.items():
    _message = f"The child is in {_table} more than once. Keep one row."
    rule(_code, f"{_table}.CHILD", _message)(partial(_more_than_once, _table))
