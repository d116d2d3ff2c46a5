"""The whole picture before it is ink: cells, lines, and how each relationship is said. Nothing here knows of SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.record.case_file.genogram import generations, lines
from goldenthread.record.case_file.genogram.figures import Family, Figure, Tie, TieKind
from goldenthread.record.case_file.genogram.lanes import CLEAR, LANE, Height, Ways
from goldenthread.record.case_file.genogram.lines import Run
from goldenthread.record.case_file.genogram.places import STEP, places
from goldenthread.record.case_file.genogram.unions import Pair, Placed, siblings_by_parents

SYMBOL = 46.0
CELL_WIDTH = 134.0
LINE_HEIGHT = 16.0
LETTERS = 18
MARGIN = 20.0
BAND = 40.0  # between the family and the others who matter, for its heading
APART_IN_A_ROW = 6


@dataclass(frozen=True)
class Cell:
    """A person's place: the symbol at the top middle, the label beneath. ``x`` and ``y`` are the top left corner."""

    figure: Figure
    x: float
    y: float
    height: float
    label: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.x + CELL_WIDTH / 2


@dataclass(frozen=True)
class Line:
    """A ``Run`` whose strokes have their points: x and y in pixels."""

    kind: str
    ties: tuple[str, ...]
    style: str
    paths: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True)
class Drawing:
    """``said``: for the key of each relationship how it is shown: "line", "implied" (by the lines of others) or "words"
    (beneath the person). ``band``: where the others who matter begin, if there are any.
    """

    width: float
    height: float
    cells: tuple[Cell, ...]
    lines: tuple[Line, ...]
    said: dict[str, str]
    band: float | None


def draw(family: Family) -> Drawing:
    """The same family gives the same drawing."""
    rows = generations.rows(family)
    placed = Placed(family, {key: at for at, row in enumerate(rows) for key in row})
    said = _said(placed)
    labels = {figure.key: _label(family, figure, said) for figure in family.figures}
    ways = Ways(places(placed, rows), rows)
    runs = lines.runs(placed, ways, said)
    tops = _tops(rows, labels, ways)
    cells = [_cell(family.by_key[key], ways.across[key], tops[at], labels) for key, at in placed.row_of.items()]
    band = max(cell.y + cell.height for cell in cells) + MARGIN
    others = _apart(family, generations.apart(family), labels, band + BAND)
    return _picture([*cells, *others], [_line(run, tops) for run in runs], said, band if others else None)


def _picture(cells: list[Cell], drawn: list[Line], said: dict[str, str], band: float | None) -> Drawing:
    width = max(cell.x for cell in cells) + CELL_WIDTH + MARGIN
    height = max(cell.y + cell.height for cell in cells) + MARGIN
    return Drawing(width, height, tuple(cells), tuple(drawn), said, band)


def _line(run: Run, tops: Sequence[float]) -> Line:
    paths = tuple(tuple((x + MARGIN + CELL_WIDTH / 2, _y(height, tops)) for x, height in each) for each in run.strokes)
    return Line(run.kind, run.ties, run.style, paths)


def _y(height: Height, tops: Sequence[float]) -> float:
    top = tops[height.row]
    if height.at == "lane":
        return top - CLEAR - height.lane * LANE
    return (top if height.at == "top" else top + SYMBOL / 2) + height.shift


def _said(placed: Placed) -> dict[str, str]:
    """One way for each relationship."""
    siblings = siblings_by_parents(placed)
    return {tie.key: _way(placed, tie, siblings) for tie in placed.family.ties}


def _way(placed: Placed, tie: Tie, siblings: set[Pair]) -> str:
    if not placed.drawn(tie):
        return "words"
    if tie.kind is TieKind.SIBLING and tuple(sorted((tie.one, tie.other))) in siblings:
        return "implied"
    if tie.kind is TieKind.GRANDPARENT and set(placed.family.children(tie.one)) & set(placed.family.parents(tie.other)):
        return "implied"
    return "line"


def _label(family: Family, figure: Figure, said: dict[str, str]) -> tuple[str, ...]:
    words = [tie.words for tie in family.ties if tie.one == figure.key and said[tie.key] == "words"]
    parts = [figure.name, *filter(None, [figure.note]), *words]
    return tuple(line for part in parts for line in textwrap.wrap(part, LETTERS, break_long_words=True))


def _label_height(count: int) -> float:
    return 6 + count * LINE_HEIGHT


def _tops(rows: Sequence[Sequence[str]], labels: dict[str, tuple[str, ...]], ways: Ways) -> list[float]:
    """Where the symbols of each row begin: below the lanes above it, which lie below the longest label of the last."""
    tops, y = [], MARGIN
    for at, row in enumerate(rows):
        y += ways.room_above(at)
        tops.append(y)
        y += SYMBOL + _label_height(max(len(labels[key]) for key in row))
    return tops


def _cell(figure: Figure, across: float, top: float, labels: dict[str, tuple[str, ...]]) -> Cell:
    label = labels[figure.key]
    return Cell(figure, MARGIN + across, top, SYMBOL + _label_height(len(label)), label)


def _apart(family: Family, keys: Iterable[str], labels: dict[str, tuple[str, ...]], top: float) -> list[Cell]:
    """Others who matter, in rows of their own."""
    cells: list[Cell] = []
    for at, key in enumerate(keys):
        if at and at % APART_IN_A_ROW == 0:
            top = max(cell.y + cell.height for cell in cells) + MARGIN
        cells.append(_cell(family.by_key[key], (at % APART_IN_A_ROW) * STEP, top, labels))
    return cells
