"""Frames made to fit their table, as far as nothing has to be guessed."""

from difflib import get_close_matches

import polars as pl

from goldenthread.analysis.tables.contract import Table
from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.registry import TABLES
from goldenthread.analysis.tables.shapes import check_shape


def known_table(name: str) -> Table:
    """The table of that name. Raises ``DatasetError`` with the nearest name where there is none."""
    if name in TABLES:
        return TABLES[name]
    near = get_close_matches(name, TABLES, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise DatasetError(f"The contract has no table '{name}'.{hint}")


def fitted(table: Table, frame: pl.LazyFrame) -> pl.LazyFrame:
    """The frame with the columns of its table in order.

    Columns that may be empty are added where they are left out, and all-null columns take the type of the contract.
    Raises ``DatasetError`` for anything else that differs.
    """
    schema = frame.collect_schema()
    untyped = [name for name, found in schema.items() if found == pl.Null and name in table.polars_schema]
    absent = [each.name for each in table.columns if each.nullable and each.name not in schema]
    typed = frame.with_columns(pl.lit(None, table.polars_schema[name]).alias(name) for name in [*untyped, *absent])
    check_shape(table, typed.collect_schema(), "The frame")
    return typed.select(list(table.polars_schema))
