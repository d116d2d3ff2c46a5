"""Whether cells are filled in, however they are written, and whether a date is one."""

from collections.abc import Iterable

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence


def any_given(columns: Iterable[str]) -> pl.Expr:
    """Whether at least one of the columns is not blank. For frames of text: a date that is none is given too."""
    return pl.any_horizontal(pl.col(column).is_not_null() for column in columns)


def all_given(columns: Iterable[str]) -> pl.Expr:
    """Whether none of the columns is blank. For frames of text."""
    return pl.all_horizontal(pl.col(column).is_not_null() for column in columns)


def no_date(evidence: Evidence, table: str, column: str) -> pl.DataFrame:
    """Rows whose cell is filled in with something that is no date."""
    rows = evidence[table]
    return rows.filter(rows[column].is_null() & evidence.text(table)[column].is_not_null())


def no_code(evidence: Evidence, table: str, column: str) -> pl.DataFrame:
    """Rows whose cell is filled in with something that is no code of the year."""
    return evidence[table].filter(~pl.col(column).is_in(evidence.codes[column]))
