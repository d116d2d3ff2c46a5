"""Vectorised draws: values by weight, whole numbers by band, yes and no."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

Days = npt.NDArray[np.int32]
Band = tuple[int, int, float]
"""Lowest value, highest value (both inclusive) and weight."""


def _positions(rng: np.random.Generator, weights: Sequence[float], rows: int) -> npt.NDArray[np.intp]:
    edges = np.cumsum(np.asarray(weights, dtype=float))
    return np.minimum(np.searchsorted(edges / edges[-1], rng.random(rows), side="right"), len(edges) - 1)


def pick(rng: np.random.Generator, weights: Mapping[Any, float], rows: int) -> pl.Series:
    """``rows`` keys of ``weights``, each as often as its weight says."""
    return pl.Series(list(weights), strict=False).gather(_positions(rng, list(weights.values()), rows))


def banded(rng: np.random.Generator, bands: Sequence[Band], rows: int) -> Days:
    """``rows`` whole numbers: a band by weight, then any value within it."""
    chosen = _positions(rng, [band[2] for band in bands], rows)
    lowest = np.array([band[0] for band in bands])[chosen]
    widths = np.array([band[1] - band[0] + 1 for band in bands])[chosen]
    found: Days = (lowest + (rng.random(rows) * widths).astype(np.int32)).astype(np.int32)
    return found


def chance(rng: np.random.Generator, share: float | npt.NDArray[np.float64], rows: int) -> npt.NDArray[np.bool_]:
    """``rows`` booleans, true with probability ``share``."""
    return rng.random(rows) < share


def yes_no(rng: np.random.Generator, share: float, rows: int) -> pl.Series:
    """``rows`` flags as the SSD writes them: "Y" with probability ``share``, else "N"."""
    return pl.Series(["N", "Y"]).gather(chance(rng, share, rows).astype(np.intp))


def whole(rng: np.random.Generator, lowest: int, highest: int, rows: int) -> Days:
    """``rows`` whole numbers from ``lowest`` to ``highest``, both inclusive."""
    return rng.integers(lowest, highest + 1, rows, dtype=np.int32)
