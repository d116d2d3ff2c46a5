"""A line the height of a word. Decorative: the word for the change stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

WIDTH, HEIGHT, MARGIN = 96, 28, 3


@dataclass(frozen=True)
class Sparkline:
    """``lines`` are runs of two points or more, as SVG wants them; ``dots`` are points with no neighbour."""

    lines: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(values: Sequence[float | None]) -> Sparkline | None:
    """The values left to right, None as a gap. Nothing at all where there is nothing to draw."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    points = [_point(index, value, len(values), min(known), max(known)) for index, value in enumerate(values)]
    runs = [list(run) for present, run in groupby(points, key=lambda point: point is not None) if present]
    lines = (" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1)
    return Sparkline(tuple(lines), tuple(run[0] for run in runs if len(run) == 1))


def _point(index: int, value: float | None, count: int, low: float, high: float) -> tuple[str, str] | None:
    if value is None:
        return None
    across = index / (count - 1) if count > 1 else 0.5
    up = (value - low) / (high - low) if high > low else 0.5
    return _place(across, WIDTH), _place(1 - up, HEIGHT)


def _place(share: float, length: int) -> str:
    return f"{MARGIN + share * (length - 2 * MARGIN):.1f}"
