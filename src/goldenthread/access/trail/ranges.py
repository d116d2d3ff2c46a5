"""Sets of event keys, written compactly: "1-200,202". A rolled-back transaction leaves a gap, a late one fills it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

Range = tuple[int, int]


def written(keys: Iterable[int]) -> str:
    """The keys, which come in order, as text."""
    return as_text(runs(keys))


def as_text(ranges: Iterable[Range]) -> str:
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def read(text: str) -> list[Range]:
    """The reverse of ``written``. Raises ``ValueError`` for what is none."""
    parts = [part.partition("-") for part in text.split(",")] if text else []
    found = [(int(first), int(last) if dash else int(first)) for first, dash, last in parts]
    if any(first > last for first, last in found):
        raise ValueError("a range ends before it begins")
    return found


def keys(ranges: Iterable[Range]) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


def size(ranges: Iterable[Range]) -> int:
    return sum(last - first + 1 for first, last in ranges)


def runs(keys: Iterable[int]) -> list[Range]:
    """Keys in order as ranges."""
    found: list[Range] = []
    for key in keys:
        if found and key == found[-1][1] + 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found


class Covered:
    """A growing set of keys. Its memory goes with the number of gaps, not of keys."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self.add(ranges)

    def add(self, ranges: Iterable[Range]) -> None:
        for first, last in ranges:
            # What overlaps or touches the new range becomes one with it.
            start, stop = bisect_left(self._lasts, first - 1), bisect_right(self._firsts, last + 1)
            if start < stop:
                first, last = min(first, self._firsts[start]), max(last, self._lasts[stop - 1])  # noqa: PLW2901
            self._firsts[start:stop], self._lasts[start:stop] = [first], [last]

    def __contains__(self, key: int) -> bool:
        at = bisect_left(self._lasts, key)
        return at < len(self._lasts) and self._firsts[at] <= key

    def first_end(self) -> int:
        return self._lasts[0]

    def text(self) -> str:
        return as_text(zip(self._firsts, self._lasts, strict=True))

    def gaps(self) -> list[Range]:
        """What is missing between the ranges."""
        between = zip(self._lasts, self._firsts[1:], strict=False)
        return [(last + 1, first - 1) for last, first in between]
