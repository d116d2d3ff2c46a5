"""What a table promises: columns, types, keys and constraints, each declared once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

import polars as pl

About = Literal["child", "family", "adult", "worker", "authority", "none"]
Sensitivity = Literal["identifying", "special category", "personal", "not personal"]


class ColumnType(StrEnum):
    """What a column holds, in words; ``polars`` is how it is stored."""

    IDENTIFIER = "identifier"
    CODE = "code"
    FLAG = "flag"
    TEXT = "text"
    JSON = "JSON"
    DATE = "date"
    DATE_TIME = "date-time"
    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    BOOLEAN = "true or false"

    @property
    def polars(self) -> pl.DataType:
        """The one Polars type in which values are stored; everything written in letters is a string."""
        return _STORED_AS.get(self, pl.String())


_STORED_AS: Mapping[ColumnType, pl.DataType] = {
    ColumnType.DATE: pl.Date(),
    ColumnType.DATE_TIME: pl.Datetime("us"),
    ColumnType.WHOLE_NUMBER: pl.Int64(),
    ColumnType.NUMBER: pl.Float64(),
    ColumnType.BOOLEAN: pl.Boolean(),
}


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``references`` is ``"table.column"``; ``minimum`` and ``maximum`` are inclusive; ``about`` says whose data it is
    and ``sensitivity`` how it must be handled.
    """

    name: str
    type: ColumnType
    description: str
    key: bool = False
    nullable: bool = False
    code_set: str | None = None
    references: str | None = None
    about: About = "none"
    sensitivity: Sensitivity = "not personal"
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Constraint:
    """A rule between columns of one row.

    ``broken`` is true for a row that breaks it and never null. ``sentence`` opens with the column that must give way:
    "closed_on must be on or after received_on".
    """

    sentence: str
    columns: tuple[str, ...]
    broken: pl.Expr = field(compare=False, repr=False)


@dataclass(frozen=True)
class Table:
    """One contracted table. ``origin`` is the publication it comes from ("SSD 1.4.5") or "Golden Thread"."""

    name: str
    title: str
    description: str
    origin: str
    columns: tuple[Column, ...]
    constraints: tuple[Constraint, ...] = ()

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that together name one row."""
        return tuple(column.name for column in self.columns if column.key)

    @cached_property
    def polars_schema(self) -> dict[str, pl.DataType]:
        """Column names and stored types, in order."""
        return {column.name: column.type.polars for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of that name. Raises ``KeyError`` where there is none."""
        return self._columns[name]

    @cached_property
    def _columns(self) -> Mapping[str, Column]:
        return {column.name: column for column in self.columns}

    def empty(self) -> pl.DataFrame:
        """A frame of no rows with every column of the table, typed."""
        return pl.DataFrame(schema=self.polars_schema)
