"""Where lines run: in lanes between the rows, in gaps between people, and by doors into the top of a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.record.case_file.genogram.places import STEP

LANE = 14.0
CLEAR = 18.0  # between a row and its first lane, above and below
GAP_SHIFTS = (0.0, 6.0, -6.0)
DOOR_SHIFTS = (0.0, 9.0, -9.0, 18.0, -18.0)


@dataclass(frozen=True)
class Height:
    """``at`` "middle" or "top" of the symbols of ``row``, or "lane" number ``lane`` above it; ``shift`` in pixels."""

    at: str
    row: int
    lane: int = 0
    shift: float = 0.0


Stroke = tuple[tuple[float, Height], ...]


@dataclass
class Ways:
    """What is taken: of the lanes above each row, of the gaps of each row, of the doors of each person."""

    across: dict[str, float]
    rows: list[list[str]]
    lanes: dict[int, list[list[tuple[float, float]]]] = field(default_factory=dict)
    gaps: Counter[tuple[int, float]] = field(default_factory=Counter)
    doors: Counter[str] = field(default_factory=Counter)

    def lane(self, row: int, start: float, end: float) -> Height:
        """A lane above a row for a line from one side to another; lines that do not meet share one."""
        span = (min(start, end) - LANE, max(start, end) + LANE)
        lanes = self.lanes.setdefault(row, [])
        for at, taken in enumerate(lanes):
            if all(span[1] <= other[0] or span[0] >= other[1] for other in taken):
                taken.append(span)
                return Height("lane", row, at)
        lanes.append([span])
        return Height("lane", row, len(lanes) - 1)

    def room_above(self, row: int) -> float:
        """How much space the lanes above a row need, in pixels."""
        least = CLEAR if row == 0 and not self.lanes.get(row) else 2 * CLEAR
        return least + max(len(self.lanes.get(row, ())) - 1, 0) * LANE

    def door(self, key: str) -> float:
        """Where the next line comes into the top of a person."""
        at = self.doors[key] % len(DOOR_SHIFTS)
        self.doors[key] += 1
        return self.across[key] + DOOR_SHIFTS[at]

    def gap(self, row: int, near: float) -> float:
        """The gap of a row nearest to a place."""
        sides = {self.across[key] + side for key in self.rows[row] for side in (-STEP / 2, STEP / 2)}
        x = min(sorted(sides), key=lambda each: abs(each - near))
        at = self.gaps[(row, x)] % len(GAP_SHIFTS)
        self.gaps[(row, x)] += 1
        return x + GAP_SHIFTS[at]

    def down(self, x: float, row: int, to_row: int, goal: float) -> Iterator[tuple[float, Height]]:
        """The way from a gap of one row to above another: along a lane and through a gap of each row between."""
        for between in range(row + 1, to_row):
            through = self.gap(between, goal)
            lane = self.lane(between, x, through)
            yield from ((x, lane), (through, lane))
            x = through
