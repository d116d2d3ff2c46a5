"""Looks at the rows of tables for anything that breaks the contract, reading only the columns it needs."""

from collections.abc import Mapping

import polars as pl

from goldenthread.analysis.tables.contract import Table
from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.rules import Rule, rules
from goldenthread.analysis.tables.words import first_rows, in_words, number_of

_ROW = "row number"
_KEYS = "distinct keys"
_ROWS = "rows"


def check_rows(tables: Mapping[str, Table], frames: Mapping[str, pl.LazyFrame]) -> None:
    """Raise ``DatasetError`` for the first rule that a row breaks, or the first key that two rows share.

    Counts for all tables come from one run, so that a good dataset is read once; the bad rows are looked up only
    where there are any.
    """
    asked = [_counts(tables[name], frame) for name, frame in frames.items()]
    counts = pl.collect_all(asked)
    for name, found in zip(frames, counts, strict=True):
        _judge(tables[name], frames[name], found.row(0, named=True))


def _counts(table: Table, frame: pl.LazyFrame) -> pl.LazyFrame:
    broken = [rule.broken.sum().alias(str(position)) for position, rule in enumerate(rules(table))]
    # Hashes are counted several times as fast as texts. Two keys may share one, so a shortfall is looked into below.
    return frame.select(pl.len().alias(_ROWS), _key(table).hash().n_unique().alias(_KEYS), *broken)


def _key(table: Table) -> pl.Expr:
    return pl.col(table.key[0]) if len(table.key) == 1 else pl.struct(table.key)


def _judge(table: Table, frame: pl.LazyFrame, counts: Mapping[str, int]) -> None:
    for position, rule in enumerate(rules(table)):
        if counts[str(position)]:
            raise DatasetError(_broken(rule, frame, counts[str(position)]))
    if counts[_KEYS] < counts[_ROWS]:
        _judge_keys(table, frame)


def _broken(rule: Rule, frame: pl.LazyFrame, count: int) -> str:
    breaks = "breaks" if count == 1 else "break"
    shown = _shown(frame, rule.broken, rule.shown, count)
    return f"{rule.sentence}, but {number_of(count, 'row')} {breaks} this: {shown}."


def _judge_keys(table: Table, frame: pl.LazyFrame) -> None:
    repeated = _key(table).is_duplicated()
    count = int(frame.select(repeated.sum()).collect().item())
    if count:
        shown = _shown(frame, repeated, table.key, count)
        name = f"{table.name}.{in_words(table.key)}"
        raise DatasetError(f"{name} must be different in every row, but {count:,} rows repeat: {shown}.")


def _shown(frame: pl.LazyFrame, bad: pl.Expr, columns: tuple[str, ...], count: int) -> str:
    found = frame.with_row_index(_ROW).filter(bad).select(_ROW, *columns).head(3).collect()
    rows = [(row.pop(_ROW), row) for row in found.iter_rows(named=True)]
    return first_rows([(number, in_words([_value(*each) for each in row.items()])) for number, row in rows], count)


def _value(name: str, value: object) -> str:
    return f"{name} is empty" if value is None else f"{name} {value or repr(value)}"
