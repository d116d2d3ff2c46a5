"""Where a rule found something: the rows that it named, by issue, and whose they are."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import Rule

ISSUE = "issue"
PLACES = pl.Schema({"spot": pl.UInt32, "row": pl.UInt32, "child": pl.String, ISSUE: pl.UInt32})
"""The places of one rule, by issue, counted from 0. ``spot`` counts, from 0, the tables that the rule's fields name;
one more is the return as a whole, which has no row.
"""
NOWHERE = PLACES.to_frame()


def whole_return(rule: Rule) -> pl.DataFrame:
    """The return as a whole, as one issue."""
    return pl.DataFrame({"spot": [len(rule.fields)], "row": [None], "child": [None], ISSUE: [0]}, schema=PLACES)


def places_of(rule: Rule, outcome: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    """The rows that a rule's test gave, as ``PLACES`` says; the issues in the order of their rows."""
    tables = list(rule.fields)
    if ISSUE in outcome.columns:
        numbered = outcome.select(*tables, pl.col(ISSUE).rank("dense").fill_null(0).cast(pl.UInt32))
    elif len(tables) == 1:
        return _in_one_table(outcome[tables[0]].drop_nulls().unique().sort(), evidence.children(tables[0]))
    else:
        numbered = outcome.select(tables).unique().sort(tables).with_row_index(ISSUE)
    parts = (_in_table(spot, numbered.select(table, ISSUE), evidence) for spot, table in enumerate(tables))
    return pl.concat(parts).sort(ISSUE, "spot", "row")


def _in_one_table(rows: pl.Series, children: pl.Series) -> pl.DataFrame:
    """As most rules do it: each row is an issue."""
    return _laid_out(0, rows, children, pl.int_range(len(rows), dtype=pl.UInt32, eager=True))


def _in_table(spot: int, numbered: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    rows, table = numbered.drop_nulls().unique(), numbered.columns[0]
    if rows.is_empty():
        return NOWHERE  # the return may not have the table
    return _laid_out(spot, rows[table], evidence.children(table), rows[ISSUE])


def _laid_out(spot: int, rows: pl.Series, children: pl.Series, issues: pl.Series) -> pl.DataFrame:
    spots = pl.repeat(spot, len(rows), dtype=pl.UInt32, eager=True)
    columns = (spots, rows.cast(pl.UInt32), children.gather(rows), issues)
    return pl.DataFrame([column.alias(name) for column, name in zip(columns, PLACES, strict=True)])
