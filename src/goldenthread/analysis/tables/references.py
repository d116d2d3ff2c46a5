"""Does every reference name a row that exists? The slow check, for tests and for data from elsewhere."""

from collections.abc import Iterator, Mapping

import polars as pl

from goldenthread.analysis.tables.contract import Column, Table
from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.words import first_rows, number_of


def check_references(tables: Mapping[str, Table], frames: Mapping[str, pl.LazyFrame]) -> None:
    """Raise ``DatasetError`` for the first column that names a row its target does not have.

    References to a table that was not supplied cannot be followed and are passed over.
    """
    for table, column in _references(tables, frames):
        orphans = _orphans(column, frames[table.name], frames)
        if orphans.height:
            raise DatasetError(_sentence(table, column, orphans))


def _references(tables: Mapping[str, Table], frames: Mapping[str, pl.LazyFrame]) -> Iterator[tuple[Table, Column]]:
    for name in frames:
        for column in tables[name].columns:
            if column.references and column.references.split(".")[0] in frames:
                yield tables[name], column


def _orphans(column: Column, frame: pl.LazyFrame, frames: Mapping[str, pl.LazyFrame]) -> pl.DataFrame:
    target_table, target_column = str(column.references).split(".")
    named = frame.select(column.name).with_row_index("row").drop_nulls(column.name)
    return (
        named.join(frames[target_table], left_on=column.name, right_on=target_column, how="anti")
        .select("row", column.name)
        .sort("row")
        .collect(engine="streaming")
    )


def _sentence(table: Table, column: Column, orphans: pl.DataFrame) -> str:
    shown = first_rows([(row, str(value)) for row, value in orphans.head(3).iter_rows()], orphans.height)
    count = f"{number_of(orphans.height, 'row')} {'does' if orphans.height == 1 else 'do'} not"
    return f"{table.name}.{column.name} must name a row of {column.references}, but {count}: {shown}."
