"""Rows of the record as frames, and values of a frame as the record keeps them.

Rows are read by ``values_list`` in chunks straight into frames, so that a county of people costs no model objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import polars as pl
from django.db.models import Field

from goldenthread.record.people.homes import PARTS_IN_ORDER
from goldenthread.record.people.ssd.fillings import Filling

CHUNK = 20_000
JSON_ORDER = (*PARTS_IN_ORDER, "UPRN", "EASTING", "NORTHING")
IN_FRAMES: Mapping[str, pl.DataType] = {
    "BigAutoField": pl.Int64(),
    "ForeignKey": pl.Int64(),
    "BooleanField": pl.Boolean(),
    "DateField": pl.Date(),
}
YES_NO = {True: "Y", False: "N"}


def read(filling: Filling) -> pl.DataFrame:
    """Every row of the model: ``pk``, then a column for each field, flags as Y and N and parts of addresses as JSON."""
    schema = {"pk": pl.Int64(), **{column: _stored(filling.kind(column)) for column in filling.fields}}
    rows = filling.model._default_manager.filter(**filling.only).order_by("pk")
    found = rows.values_list("pk", *filling.fields.values()).iterator(chunk_size=CHUNK)
    frames = [pl.DataFrame(chunk, schema, orient="row") for chunk in _chunks(found, _written(filling))]
    flags = [column for column in filling.columns if schema[column] == pl.Boolean()]
    return pl.concat([pl.DataFrame(schema=schema), *frames]).with_columns(
        pl.col(flags).replace_strict(YES_NO, return_dtype=pl.String), pl.col(pl.String).replace("", None)
    )


def _stored(kind: Field) -> pl.DataType:
    return IN_FRAMES.get(kind.get_internal_type(), pl.String())


def _written(filling: Filling) -> int:
    """The place in a row of what is written as JSON; 0, the key's, where there is none."""
    kinds = [filling.kind(column).get_internal_type() for column in filling.fields]
    return kinds.index("JSONField") + 1 if "JSONField" in kinds else 0


def _chunks(found: Iterator[tuple[Any, ...]], written: int) -> Iterator[list[tuple[Any, ...]]]:
    while chunk := list(islice(found, CHUNK)):
        yield [(*row[:written], text_of(row[written]), *row[written + 1 :]) for row in chunk] if written else chunk


def text_of(parts: Mapping[str, Any]) -> str | None:
    """Parts of an address as the dataset writes them: those of the contract in its order, then any others."""
    known = {name: parts[name] for name in JSON_ORDER if name in parts}
    return json.dumps({**known, **dict(sorted(parts.items()))}, ensure_ascii=False, allow_nan=False) if parts else None


def values(filling: Filling, row: Mapping[str, Any]) -> dict[str, Any]:
    """What the record keeps of a row of the table, by field: the other way round of ``read``."""
    return {filling.fields[column]: _kept(filling.kind(column), row[column]) for column in filling.columns}


def _kept(kind: Field, value: Any) -> Any:
    match kind.get_internal_type():
        case "CharField":
            return value or ""
        case "BooleanField":
            return {"Y": True, "N": False}.get(value)
        case "JSONField":
            return json.loads(value) if value else {}
    return value
