"""Does a frame have the columns and types that its table promises?"""

from collections.abc import Mapping

import polars as pl

from goldenthread.analysis.tables.contract import Column, Table
from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.words import in_words


def check_shape(table: Table, schema: Mapping[str, pl.DataType], where: str) -> None:
    """Raise ``DatasetError`` unless ``schema`` has exactly the columns of ``table``, each of its type."""
    missing = [column.name for column in table.columns if column.name not in schema]
    if missing:
        raise DatasetError(f"{where} lacks {_columns(missing)} of the table {table.name}.")
    extra = [name for name in schema if name not in table.polars_schema]
    if extra:
        raise DatasetError(f"{where} has {_columns(extra)}, which the table {table.name} does not have.")
    for column in table.columns:
        _check_type(table, column, schema[column.name], where)


def _check_type(table: Table, column: Column, found: pl.DataType, where: str) -> None:
    if found != column.type.polars:
        raise DatasetError(
            f"{where} holds {table.name}.{column.name} as {found}, but it must be {column.type.polars} ({column.type})."
        )


def _columns(names: list[str]) -> str:
    return f"the column{'s' if len(names) > 1 else ''} {in_words(names)}"
