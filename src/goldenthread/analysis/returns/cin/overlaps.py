"""Periods that must not run at the same time."""

from collections.abc import Sequence
from datetime import date

import polars as pl


def within(start: str, first: str, last: str, until: date, *, touching: bool) -> pl.Expr:
    """Whether ``start`` falls in a period from ``first`` to ``last``, an open one lasting to ``until``.

    ``touching``: whether the last day of a period that has ended counts.
    """
    after = pl.col(start) >= pl.col(first)
    ended = pl.col(start) <= pl.col(last) if touching else pl.col(start) < pl.col(last)
    still_open = pl.col(last).is_null() & (pl.col(start) <= until)
    return after & (ended.fill_null(value=False) | still_open)


def several_open(still_open: pl.DataFrame, table: str, child: str, within: str) -> pl.DataFrame:
    """Of a table's open rows, those of children with more than one, a child's together one ``issue``.

    Where some of them have the same ``within``, only these, for each such value one.
    """
    known = still_open.drop_nulls(child)
    keys = [each for each in (child, within) if each in known.columns]
    first = pl.col(table).min()
    closely = known.filter(pl.struct(keys).is_duplicated()).with_columns(issue=first.over(keys))
    others = known.join(closely, on=child, how="anti")
    return pl.concat([closely, others.filter(pl.col(child).is_duplicated()).with_columns(issue=first.over(child))])


def overlapping(  # noqa: PLR0913 - the parts of one question
    frame: pl.DataFrame,
    table: str,
    on: Sequence[str],
    *,
    first: str,
    last: str,
    until: date,
    during: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """The rows of a table of which one starts during another, be it on its last day: both, each once.

    ``during``: of the rows, those that lasted, where not all did.
    """
    others, itself = frame if during is None else during, pl.col(table) == pl.col(f"{table}_other")
    pairs = frame.join(others, on=list(on), suffix="_other").filter(~itself)
    found = pairs.filter(within(first, f"{first}_other", f"{last}_other", until, touching=True))
    rows = pl.concat([found[table], found[f"{table}_other"]]).unique()
    return frame.filter(pl.col(table).is_in(rows.implode()))
