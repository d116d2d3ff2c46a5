"""Looks at the rows of tables for anything that breaks the contract, reading only the columns it needs."""

from collections.abc import Mapping

import polars as pl

from goldenthread.analysis.tables.contract import Table
from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.rules import Rule, rules
from goldenthread.analysis.tables.shapes import in_words

SHOWN_ROWS = 3
_ROW = "row number"
_KEYS = "distinct keys"
_ROWS = "rows"


def check_rows(tables: Mapping[str, Table], frames: Mapping[str, pl.LazyFrame]) -> None:
    """Raise ``DatasetError`` for the first rule that a row breaks, or the first key that two rows share.

    Counts for all tables come from one run, so that a good dataset is read once; the bad rows are looked up only
    where there are any.
    """
    names = list(frames)
    counts = pl.collect_all([_counts(tables[name], frames[name]) for name in names], engine="streaming")
    for name, found in zip(names, counts, strict=True):
        _judge(tables[name], frames[name], found.row(0, named=True))


def _counts(table: Table, frame: pl.LazyFrame) -> pl.LazyFrame:
    broken = [rule.broken.sum().alias(str(position)) for position, rule in enumerate(rules(table))]
    key = pl.col(table.key[0]) if len(table.key) == 1 else pl.struct(table.key)
    return frame.select(pl.len().alias(_ROWS), key.n_unique().alias(_KEYS), *broken)


def _judge(table: Table, frame: pl.LazyFrame, counts: Mapping[str, int]) -> None:
    for position, rule in enumerate(rules(table)):
        if counts[str(position)]:
            raise DatasetError(_sentence(rule, frame, counts[str(position)]))
    if counts[_KEYS] < counts[_ROWS]:
        raise DatasetError(_duplicate(table, frame))


def _sentence(rule: Rule, frame: pl.LazyFrame, broken: int) -> str:
    shown = _shown(frame, rule.broken, rule.shown)
    rows = "1 row breaks this" if broken == 1 else f"{broken:,} rows break this"
    return f"{rule.sentence}, but {rows}: {shown}{_more(broken)}."


def _duplicate(table: Table, frame: pl.LazyFrame) -> str:
    repeated = pl.struct(table.key).is_duplicated()
    count = int(frame.select(repeated.sum()).collect().item())
    shown = _shown(frame, repeated, table.key)
    return f"{table.name} must have one row for each {in_words(list(table.key))}, but rows share one: {shown}{_more(count)}."


def _more(count: int) -> str:
    return f" and {count - SHOWN_ROWS:,} more" if count > SHOWN_ROWS else ""


def _shown(frame: pl.LazyFrame, broken: pl.Expr, columns: tuple[str, ...]) -> str:
    bad = frame.with_row_index(_ROW).filter(broken).select(_ROW, *dict.fromkeys(columns)).head(SHOWN_ROWS).collect()
    return "; ".join(_one(row) for row in bad.iter_rows(named=True))


def _one(row: dict[str, object]) -> str:
    values = ", ".join(
        f"{name} {'is empty' if value is None else value}" for name, value in row.items() if name != _ROW
    )
    return f"row {row[_ROW]} ({values})"
