"""Things that happen again and again between two days: visits, reviews, core groups, supervision."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.draws import Days


def repeated(  # noqa: PLR0913 - the shape of a schedule
    rng: np.random.Generator,
    rows: pl.DataFrame,
    *,
    starts: str,
    ends: str,
    every: int | str,
    late: int = 0,
    skipped: float = 0.0,
) -> pl.DataFrame:
    """``rows`` once for each time due, with ``on`` (the day it happened) and ``time`` (0, 1, 2 …).

    Due every ``every`` days (a number or a column) after ``starts`` and before ``ends``; each time falls up to ``late``
    days after it was due, and some (``skipped``) not at all.
    """
    interval = rows[every].to_numpy() if isinstance(every, str) else every
    first, last = rows[starts].to_numpy(), rows[ends].to_numpy()
    times = np.maximum((last - first - 1) // interval, 0).astype(np.int64)
    again = rows[np.repeat(np.arange(rows.height), times)]
    time = np.arange(len(again)) - np.repeat(np.cumsum(times) - times, times)
    due = np.repeat(first, times) + (time + 1) * (np.repeat(interval, times) if isinstance(every, str) else interval)
    on: Days = due + rng.integers(0, late + 1, len(again), dtype=np.int32)
    kept = (on < np.repeat(last, times)) & (rng.random(len(again)) >= skipped)
    return again.with_columns(on=pl.Series(on, dtype=pl.Int32), time=pl.Series(time, dtype=pl.Int32)).filter(
        pl.Series(kept)
    )
