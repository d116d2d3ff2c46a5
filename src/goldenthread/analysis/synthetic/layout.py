"""Laying out what was worked out as contracted tables: identifiers, dates, the columns in their order."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from goldenthread.analysis.tables import TABLES

CHUNK_CHILDREN = 100_000
"""The most children in one chunk."""

CHUNK_ROWS = 10_000_000
"""More rows than any table has in one chunk: the numbers of two chunks never meet."""

Tables = dict[str, pl.DataFrame]


def identifiers(prefix: str, chunk: int, rows: int) -> pl.Series:
    """``rows`` identifiers that no other chunk has: the prefix and a number, as wide as each other."""
    numbers = np.arange(rows, dtype=np.int64) + (chunk + 10) * CHUNK_ROWS
    return pl.select(pl.lit(prefix) + pl.Series(numbers).cast(pl.String)).to_series()


def lay_out(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` as the contracted table ``name``: day numbers become dates, columns left out become empty."""
    schema = TABLES[name].polars_schema
    return frame.select(
        (pl.col(column) if column in frame.columns else pl.lit(None)).cast(stored).alias(column)
        for column, stored in schema.items()
    )


def coded(labels: Mapping[str, str], column: str) -> pl.Expr:
    """``column`` with each value replaced by its label; null and values without a label become null."""
    return pl.col(column).replace_strict(labels, default=None, return_dtype=pl.String)


def json_flags(column: str, flags: Mapping[str, tuple[str, ...]], all_flags: tuple[str, ...]) -> pl.Expr:
    """An outcome as the SSD writes it: a JSON object of flags, "Y" for those that ``flags`` gives to the value."""
    written = {
        value: "{" + ", ".join(f'"{flag}": "{"Y" if flag in raised else "N"}"' for flag in all_flags) + "}"
        for value, raised in flags.items()
    }
    return coded(written, column)


def yes(condition: pl.Expr | pl.Series) -> pl.Expr:
    """A flag as the SSD writes it: "Y" where the condition holds, else "N"."""
    return pl.when(condition).then(pl.lit("Y")).otherwise(pl.lit("N"))
