"""Rows of a dataset that the record cannot hold, and why, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NoReturn

import polars as pl

from goldenthread.analysis.tables.words import first_rows, number_of
from goldenthread.codes import UserError
from goldenthread.record.people.models import Identifier
from goldenthread.record.people.ssd import rows as ssd_rows
from goldenthread.record.people.ssd.fillings import Filling

ROW, KEY, REASON = "row", "key", "reason"
REFUSED = {"table": pl.String(), ROW: pl.Int64(), KEY: pl.String(), REASON: pl.String()}
"""``row`` counts from 0, as the sentences on a damaged dataset do; ``key`` is the row's own."""

NULL = "\\u0000"

Rule = tuple[pl.Expr, str]


class RefusedRowsError(UserError):
    """The dataset holds rows that the record cannot hold. ``rows``: a frame of ``REFUSED``."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self.rows = rows
        told = [
            _told(table, rows.filter(pl.col("table") == table)) for table in rows["table"].unique(maintain_order=True)
        ]
        super().__init__(f"{' '.join(told)} Nothing was loaded: mend them at their source, or load without them.")


def _told(table: str, rows: pl.DataFrame) -> str:
    shown = [(row[ROW], f"{row[KEY]}: {row[REASON]}") for row in rows.head(3).iter_rows(named=True)]
    return f"The record cannot hold {number_of(rows.height, 'row')} of {table}: {first_rows(shown, rows.height)}."


def split(table: str, key: str, rows: pl.DataFrame, rules: list[Rule]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows that break no rule, and those that do with the first that each breaks. ``rows`` has a column ``row``."""
    reasons = [pl.when(broken).then(pl.lit(sentence)) for broken, sentence in rules]
    judged = rows.with_columns(pl.coalesce(*reasons, pl.lit(None, pl.String)).alias(REASON))
    refused = judged.filter(pl.col(REASON).is_not_null())
    told = refused.select(pl.lit(table).alias("table"), pl.col(ROW).cast(pl.Int64), pl.col(key).alias(KEY), REASON)
    return judged.filter(pl.col(REASON).is_null()).drop(REASON), told


def text_rules(filling: Filling, more: tuple[str, ...] = (), *, key: str) -> list[Rule]:
    """No key empty, no text longer than its field, none with a character that a database does not keep.

    ``more``: other columns that hold an identifier.
    """
    longest = Identifier._meta.get_field("value").max_length
    limits = {column: _limit(filling, column) for column in filling.columns} | dict.fromkeys((key, *more), longest)
    texts = [rule for column, limit in limits.items() if limit for rule in _texts(column, limit)]
    return [(pl.col(key) == "", f"{key} is an empty text"), *texts]


def _limit(filling: Filling, column: str) -> int | None:
    kind = filling.kind(column)
    return None if kind.is_relation else kind.max_length


def _texts(column: str, limit: int) -> Iterator[Rule]:
    yield pl.col(column).str.len_chars() > limit, f"{column} is longer than {limit} characters"
    yield pl.col(column).str.contains("\0", literal=True), f"{column} holds a character that a database does not keep"


def with_parts(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """JSON as the record writes it again, and ``readable``: whether it is one object that a database keeps."""
    written = [_parts(text) for text in rows[column]]
    texts = pl.Series(column, [text for text, _ in written], dtype=pl.String)
    return rows.with_columns(texts, pl.Series("readable", [readable for _, readable in written], dtype=pl.Boolean))


def _parts(text: str | None) -> tuple[str | None, bool]:
    try:
        return (None if text is None else _written_again(text)), True
    except (ValueError, RecursionError):
        return None, False


def _written_again(text: str) -> str | None:
    parts = json.loads(text, parse_constant=_refuse)
    again = ssd_rows.text_of(parts) if isinstance(parts, dict) else _refuse("This")
    # Neither a lone surrogate nor a null character is kept by a database.
    if again is not None and (NULL in again or not again.encode()):
        _refuse(NULL)
    return again


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not an object of JSON")
