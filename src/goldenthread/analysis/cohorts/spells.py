"""Spells: half-open stretches of time, ``start`` counted in and ``until`` not; an empty ``until`` is still running.

Everything here takes and gives lazy frames, and computes at once: the work is done on arrays of whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from goldenthread.analysis.cohorts.lines import Places, days_of, key_numbers, on_line

START: pl.Expr = pl.col("start")
UNTIL: pl.Expr = pl.col("until")

_Piece = tuple[Places, Places, Places]
"""Rows of the spells that segments are of, and where the segments begin and end."""


def merged(spells: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """The union of each key's spells: overlapping and touching ones become one. Columns: keys, start, until."""
    rows = spells.select(*keys, "start", "until").drop_nulls("start").collect()
    (numbers,) = key_numbers([rows], keys)
    begun = on_line(numbers, rows["start"])
    order = np.argsort(begun, kind="stable")
    begun, reached = begun[order], np.maximum.accumulate(on_line(numbers, rows["until"])[order])
    first = np.flatnonzero(begun > np.append(-1, reached)[: len(begun)])
    last = np.append(first[1:], len(begun))[: len(first)] - 1
    return rows[order[first]].with_columns(until=days_of(reached[last])).lazy()


def in_turn(spells: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """Spells of a key made to follow one another: each gives way to the next that starts."""
    rows = spells.drop_nulls("start").collect()
    (numbers,) = key_numbers([rows], keys)
    order, lines = _one_after_another(_Line(on_line(numbers, rows["start"]), on_line(numbers, rows["until"])))
    return rows[order].with_columns(until=days_of(lines.ended)).lazy()


def intersect(left: pl.LazyFrame, right: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """The stretches in which a spell of ``left`` and one of ``right`` with the same keys both run.

    Columns of ``right`` must not repeat those of ``left`` but for the keys, start and until.
    """
    return (
        left.join(right, on=list(keys), how="inner", suffix="_right")
        .with_columns(
            pl.max_horizontal("start", "start_right").alias("start"),
            pl.min_horizontal("until", "until_right").alias("until"),
        )
        .filter(UNTIL.is_null() | (START < UNTIL))
        .drop("start_right", "until_right")
    )


def levels(spells: pl.LazyFrame, keys: Sequence[str], weight: str) -> pl.LazyFrame:
    """How much runs at once: spells of each key with the sum of ``weight`` in column ``level``, without gaps between.

    A level of 0 between two spells is a spell of its own; there is none before the first and after the last.
    """
    keys = list(keys)
    begun = spells.select(*keys, pl.col(weight).alias("level"), day="start")
    ended = spells.filter(UNTIL.is_not_null()).select(*keys, (-pl.col(weight)).alias("level"), day="until")
    steps = pl.concat([begun, ended]).drop_nulls("day").group_by(*keys, "day").agg(pl.col("level").sum())
    following = pl.col("day").shift(-1).over(keys)
    return (
        steps.sort(*keys, "day")
        .select(*keys, pl.col("level").cum_sum().over(keys).round(9), pl.col("day").alias("start"), until=following)
        .filter(UNTIL.is_not_null() | (pl.col("level") != 0))
    )


def at_once(spells: pl.LazyFrame, keys: Sequence[str], least: int) -> pl.LazyFrame:
    """The spells in which at least that many spells of a key run at once. Columns: keys, start, until."""
    counted = levels(spells.with_columns(one=pl.lit(1.0)), keys, "one")
    return merged(counted.filter(pl.col("level") >= least), keys)


def cut(spells: pl.LazyFrame, by: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    """Spells cut wherever a spell of ``by`` with the same keys begins or ends, with the columns of that spell.

    Where none of ``by`` runs its columns are empty. Spells of ``by`` that overlap give way to the later one. The
    segments of a spell cover it without gap or overlap, so exactly one is active on any day of the spell.
    """
    whole = spells.drop_nulls("start").collect()
    turns = by.drop_nulls([*keys, "start"]).collect()
    mine, theirs = key_numbers([whole, turns], keys)
    lines = _Line(on_line(mine, whole["start"]), on_line(mine, whole["until"]))
    order, turn_lines = _one_after_another(_Line(on_line(theirs, turns["start"]), on_line(theirs, turns["until"])))
    first, last = _turns_within(lines, turn_lines)
    running, turn = _running(lines, turn_lines, first, last)
    with_turn = _pieces(whole, *running).hstack(turns.drop(*keys, "start", "until")[order[turn]])
    return pl.concat([with_turn, _pieces(whole, *_idle(lines, turn_lines, first, last))], how="diagonal").lazy()


@dataclass(frozen=True)
class _Line:
    """Where spells begin and end on the line."""

    begun: Places
    ended: Places


def _one_after_another(spells: _Line) -> tuple[Places, _Line]:
    """The rows of spells in order, each ending where the next begins, without those that this leaves no time."""
    order = np.argsort(spells.begun, kind="stable")
    begun = spells.begun[order]
    ended = np.minimum(spells.ended[order], np.append(begun[1:], np.iinfo(np.int64).max)[: len(begun)])
    kept = np.flatnonzero(begun < ended)
    return order[kept], _Line(begun[kept], ended[kept])


def _turns_within(spells: _Line, turns: _Line) -> tuple[Places, Places]:
    """For every spell the first turn that runs in it, and the first after these."""
    before = np.searchsorted(turns.begun, spells.begun, side="right") - 1
    already = (before >= 0) & (np.append(turns.ended, 0)[before] > spells.begun)
    first = np.where(already, before, before + 1)
    return first, np.maximum(np.searchsorted(turns.begun, spells.ended), first)


def _running(spells: _Line, turns: _Line, first: Places, last: Places) -> tuple[_Piece, Places]:
    """Segments in which a turn runs, and the row of the turn."""
    row, number = _counted_out(last - first)
    turn = first[row] + number
    begun = np.maximum(spells.begun[row], turns.begun[turn])
    return (row, begun, np.minimum(spells.ended[row], turns.ended[turn])), turn


def _idle(spells: _Line, turns: _Line, first: Places, last: Places) -> _Piece:
    """Segments before, between and after the turns of a spell."""
    row, number = _counted_out(last - first + 1)
    at = first[row] + number
    since = np.where(number == 0, spells.begun[row], np.append(turns.ended, 0)[at - 1])
    till = np.where(at == last[row], spells.ended[row], np.append(turns.begun, 0)[at])
    kept = np.flatnonzero(since < till)
    return row[kept], since[kept], till[kept]


def _counted_out(times: Places) -> tuple[Places, Places]:
    """Each row as often as ``times`` says, and which time it is, from 0."""
    row = np.repeat(np.arange(len(times)), times)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)


def _pieces(whole: pl.DataFrame, row: Places, begun: Places, ended: Places) -> pl.DataFrame:
    return whole[row].with_columns(start=days_of(begun), until=days_of(ended))
