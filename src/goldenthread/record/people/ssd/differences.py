"""How rows of a dataset differ from what the record holds. Frames only: nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

BEFORE = " before"


@dataclass(frozen=True)
class Differences:
    """``new`` and ``changed`` in the columns of the rows; ``changed`` with ``pk`` and, of each column compared, what
    the record holds, its name followed by ``BEFORE``.
    """

    new: pl.DataFrame
    changed: pl.DataFrame
    unchanged: int
    gone: int


def between(rows: pl.DataFrame, recorded: pl.DataFrame, key: str, columns: Sequence[str]) -> Differences:
    """``rows`` against ``recorded``, which has ``pk`` and the same columns. A row is known by its key."""
    before = recorded.select(key, "pk", pl.col(columns).name.suffix(BEFORE))
    both = rows.join(before, on=key, how="left", maintain_order="left")
    differs = pl.any_horizontal(pl.col(column).ne_missing(pl.col(column + BEFORE)) for column in columns)
    known = both.filter(pl.col("pk").is_not_null())
    changed = known.filter(differs)
    return Differences(
        new=both.filter(pl.col("pk").is_null()).select(rows.columns),
        changed=changed,
        unchanged=known.height - changed.height,
        gone=recorded.join(rows, on=key, how="anti").height,
    )
