"""Datasets of a few rows written by hand: only what matters is said, the rest is filled in to keep the contract."""

from datetime import date, datetime

import polars as pl

from goldenthread.analysis.indicators import calculate
from goldenthread.analysis.tables import TABLES, ColumnType, Dataset
from goldenthread.codes import CODE_SETS

AS_AT = date(2015, 6, 30)
COVERS_FROM = date(2009, 7, 1)

_FILLED = {
    ColumnType.DATE: date(2014, 4, 1),
    ColumnType.DATE_TIME: datetime.fromisoformat("2014-04-01"),
    ColumnType.WHOLE_NUMBER: 1,
    ColumnType.NUMBER: 1.0,
    ColumnType.BOOLEAN: False,
}


def authority(as_at=AS_AT, covers_from=COVERS_FROM, **tables):
    """A dataset that supplies the tables named, each a list of rows; days may be written as "2014-04-01"."""
    frames = {name: rows_of(name, rows) for name, rows in tables.items()}
    facts = {"authority": "Wexcombe Borough Council", "source": "By hand"}
    return Dataset.from_frames(frames, as_at=as_at, covers_from=covers_from, **facts)


def rows_of(name, rows):
    """The rows as a frame of the contract, with keys numbered and columns that must be filled filled."""
    table = TABLES[name]
    said = {column for row in rows for column in row}
    assert said <= set(table.polars_schema), said - set(table.polars_schema)
    full = [
        {column.name: _value(column, row.get(column.name), f"{name}-{number}") for column in table.columns}
        for number, row in enumerate(rows)
    ]
    return pl.DataFrame(full, schema=table.polars_schema)


def _value(column, said, own_key):
    if said is not None:
        return _day(column, said)
    if column.nullable:
        return None
    if column.code_set is not None:
        return CODE_SETS[column.code_set].values[0]
    return _FILLED.get(column.type, own_key if column.key else "-")


def _day(column, said):
    if column.type is ColumnType.DATE and isinstance(said, str):
        return date.fromisoformat(said)
    return datetime.fromisoformat(said) if column.type is ColumnType.DATE_TIME else said


def figure(dataset, indicator, period="2014-15", **asked):
    """The value of an indicator for the whole authority."""
    return calculate([indicator], dataset, periods=[period], **asked)["value"][0]


def parts(dataset, indicator, period="2014-15", **asked):
    """Numerator and denominator of an indicator for the whole authority."""
    found = calculate([indicator], dataset, periods=[period], **asked)
    return found["numerator"][0], found["denominator"][0]


def by(dataset, indicator, grouping, period="2014-15", **asked):
    """The values of an indicator by group; ``None`` is the whole authority."""
    found = calculate([indicator], dataset, periods=[period], by=[grouping], **asked)
    return dict(found.select("group", "value").iter_rows())


def status(dataset, indicator, period="2014-15", **asked):
    """Why an indicator has no value, or that it is published."""
    return calculate([indicator], dataset, periods=[period], **asked)["status"][0]
