"""The rules that every row of a table must keep, as expressions that find the rows that do not."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from goldenthread.analysis.tables.contract import Column, Table
from goldenthread.codes import CODE_SETS


@dataclass(frozen=True)
class Rule:
    """``broken`` marks the rows that break the rule; ``shown`` are the columns that let a person see it.

    ``sentence`` names table and column: "complaints.closed_on must be …".
    """

    sentence: str
    shown: tuple[str, ...]
    broken: pl.Expr


def rules(table: Table) -> Iterator[Rule]:
    """Every rule of a table that looks at one row at a time."""
    for column in table.columns:
        yield from _column_rules(table, column)
    for constraint in table.constraints:
        yield Rule(f"{table.name}.{constraint.sentence}", constraint.columns, constraint.broken)


def _column_rules(table: Table, column: Column) -> Iterator[Rule]:
    name, value = f"{table.name}.{column.name}", pl.col(column.name)
    if not column.nullable:
        yield Rule(f"{name} must not be empty", table.key, value.is_null())
    if column.code_set is not None:
        known = CODE_SETS[column.code_set].values
        sentence = f"{name} must be a value of the code set {column.code_set}"
        yield Rule(sentence, (column.name,), (~value.is_in(known)).fill_null(False))
    yield from _bounds(column, name, value)


def _bounds(column: Column, name: str, value: pl.Expr) -> Iterator[Rule]:
    if column.minimum is not None:
        yield Rule(
            f"{name} must be {column.minimum} or more", (column.name,), (value < column.minimum).fill_null(False)
        )
    if column.maximum is not None:
        yield Rule(
            f"{name} must be {column.maximum} or less", (column.name,), (value > column.maximum).fill_null(False)
        )
