"""The lines between people, before it is known how high each row stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.record.case_file.genogram.figures import Tie, TieKind
from goldenthread.record.case_file.genogram.lanes import Height, Stroke, Ways
from goldenthread.record.case_file.genogram.places import STEP
from goldenthread.record.case_file.genogram.unions import Pair, Placed, Union, couples, unions

BESIDE = 12.0  # how far from its middle a line leaves a person who has another there


@dataclass(frozen=True)
class Run:
    """``kind``: partner, children, sibling, grandparent. ``ties``: keys of the relationships that it draws (none for
    two parents who are not said to be partners). ``style``: "whole", "broken" (ended) or "dotted" (not by birth, or the
    way between is not recorded).
    """

    kind: str
    ties: tuple[str, ...]
    style: str
    strokes: tuple[Stroke, ...]


def runs(placed: Placed, ways: Ways, said: dict[str, str]) -> list[Run]:
    """Every line of a family. ``said``: which relationships want a line of their own."""
    starts: dict[Pair, tuple[float, Height]] = {}
    drawn = [_couple(placed, ways, pair, ties, starts) for pair, ties in sorted(couples(placed).items())]
    drawn += [_union(placed, ways, union, starts) for union in unions(placed)]
    wanted = [tie for tie in placed.ties(TieKind.SIBLING, TieKind.GRANDPARENT) if said[tie.key] == "line"]
    siblings = [_siblings(placed, ways, tie) for tie in wanted if tie.kind is TieKind.SIBLING]
    return [*drawn, *siblings, *(_grandparent(placed, ways, tie) for tie in wanted if tie.kind is TieKind.GRANDPARENT)]


def _couple(placed: Placed, ways: Ways, pair: Pair, ties: list[Tie], starts: dict[Pair, tuple[float, Height]]) -> Run:
    """A line between neighbours, a bracket over whoever stands between. ``starts``: where their children hang."""
    row = placed.row_of[pair[0]]
    left, right = sorted(ways.across[key] for key in pair)
    if right - left <= STEP * 1.01:
        start, stroke = Height("middle", row), ((left, Height("middle", row)), (right, Height("middle", row)))
        ways.gaps[(row, (left + right) / 2)] += 1
        starts[pair] = ((left + right) / 2, start)
    else:
        left, right = left + BESIDE, right - BESIDE
        lane, top = ways.lane(row, left, right), Height("top", row)
        stroke = ((left, top), (left, lane), (right, lane), (right, top))
        starts[pair] = (ways.gap(row, right - STEP / 2), lane)
    style = "dotted" if not ties else "broken" if all(tie.ended for tie in ties) else "whole"
    return Run("partner", tuple(sorted(tie.key for tie in ties)), style, (stroke,))


def _union(placed: Placed, ways: Ways, union: Union, starts: dict[Pair, tuple[float, Height]]) -> Run:
    """From the parents down to a bar, and from the bar to each child."""
    by_row: dict[int, list[str]] = {}
    for child in union.children:
        by_row.setdefault(placed.row_of[child], []).append(child)
    strokes: list[Stroke] = []
    for to_row, children in sorted(by_row.items()):
        strokes += _hang(placed, ways, union.parents, children, to_row, starts)
    style = "broken" if union.ended else "whole" if union.by_birth else "dotted"
    return Run("children", union.ties, style, tuple(strokes))


def _hang(  # noqa: PLR0913, PLR0917 - what a bar hangs from and whom it holds
    placed: Placed,
    ways: Ways,
    parents: tuple[str, ...],
    children: list[str],
    to_row: int,
    starts: dict[Pair, tuple[float, Height]],
) -> Iterator[Stroke]:
    row, doors = placed.row_of[parents[0]], [ways.door(child) for child in children]
    trunk = [starts[parents]] if len(parents) == 2 else list(_out(ways, row, parents[0]))
    trunk += ways.down(trunk[-1][0], row, to_row, sum(doors) / len(doors))
    x = trunk[-1][0]
    bar = ways.lane(to_row, min(x, *doors), max(x, *doors))
    yield (*trunk, (x, bar))
    if min(x, *doors) < max(x, *doors):
        yield ((min(x, *doors), bar), (max(x, *doors), bar))
    yield from (((door, bar), (door, Height("top", to_row))) for door in doors)


def _out(ways: Ways, row: int, key: str) -> Iterator[tuple[float, Height]]:
    """Out of the side of one person into the gap to the right."""
    height = Height("middle", row, shift=BESIDE)
    yield ways.across[key], height
    yield ways.gap(row, ways.across[key] + STEP / 2), height


def _siblings(placed: Placed, ways: Ways, tie: Tie) -> Run:
    row = placed.row_of[tie.one]
    one, other = ways.door(tie.one), ways.door(tie.other)
    lane, top = ways.lane(row, one, other), Height("top", row)
    return Run("sibling", (tie.key,), "dotted", (((one, top), (one, lane), (other, lane), (other, top)),))


def _grandparent(placed: Placed, ways: Ways, tie: Tie) -> Run:
    row, to_row = placed.row_of[tie.one], placed.row_of[tie.other]
    door = ways.door(tie.other)
    way = list(_out(ways, row, tie.one))
    way += ways.down(way[-1][0], row, to_row, door)
    lane = ways.lane(to_row, way[-1][0], door)
    stroke = (*way, (way[-1][0], lane), (door, lane), (door, Height("top", to_row)))
    return Run("grandparent", (tie.key,), "dotted", (stroke,))
