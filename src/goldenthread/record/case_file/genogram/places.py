"""From left to right: who stands beside whom, and how far apart. Children under their parents, nobody on anybody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from statistics import fmean

from goldenthread.record.case_file.genogram.figures import Figure
from goldenthread.record.case_file.genogram.unions import Placed, clusters

STEP = 150.0  # from the middle of one person to the middle of the next
SWEEPS = 12

Row = list[list[str]]  # clusters, each a chain of keys


def places(placed: Placed, rows: Sequence[Sequence[str]]) -> dict[str, float]:
    """The middle of each person. Sweeps down and up order the rows, then the same without changing the order."""
    across: dict[str, float] = {}
    groups = [clusters(placed, row) for row in rows]
    for group in groups:
        _stand(group, across, [0.0] * len(group))
    for sweep in range(2 * SWEEPS):
        for group in groups if sweep % 2 == 0 else reversed(groups):
            if sweep < SWEEPS:
                _order(placed, group, across)
            _stand(group, across, [_wish(placed, chain, across) for chain in group])
    least = min(across.values())
    return {key: round(value - least, 1) for key, value in across.items()}


def _order(placed: Placed, group: Row, across: dict[str, float]) -> None:
    """By where their parents are; those without, by where their children are. Siblings stay in order of birth."""
    by_key = placed.family.by_key
    for chain in group:
        _turn(placed, chain, across)
    group.sort(key=lambda chain: (round(_pull(placed, chain, across)), min(_eldest(by_key, placed, chain))))


def _eldest(by_key: dict[str, Figure], placed: Placed, chain: list[str]) -> list[tuple[object, ...]]:
    """Birth order of those who have parents above; without any, of all."""
    rooted = [key for key in chain if placed.above[key]]
    return [by_key[key].age_order for key in rooted or chain]


def _turn(placed: Placed, chain: list[str], across: dict[str, float]) -> None:
    """Turn a chain round where those in it then stand nearer to their own parents."""
    if _astray(placed, chain[::-1], across) < _astray(placed, chain, across):
        chain.reverse()


def _astray(placed: Placed, chain: list[str], across: dict[str, float]) -> float:
    """How far all of a chain stand from the middle of their parents, were it where it is now, in this order."""
    left = min(across[key] for key in chain)
    above = [
        (at, fmean(across[key] for key in parents)) for at, each in enumerate(chain) if (parents := placed.above[each])
    ]
    return round(sum(abs(left + at * STEP - middle) for at, middle in above), 3)


def _pull(placed: Placed, chain: list[str], across: dict[str, float]) -> float:
    above = [fmean(across[key] for key in parents) for each in chain if (parents := placed.above[each])]
    below = [across[key] for each in chain for key in placed.below[each]]
    here = [across[key] for key in chain]
    return fmean(above or below or here)


def _wish(placed: Placed, chain: list[str], across: dict[str, float]) -> float:
    """Where the middle of a chain would like to be: under its parents and over its children."""
    above = [fmean(across[key] for key in parents) for each in chain if (parents := placed.above[each])]
    below = [fmean(across[key] for key in kids) for each in chain if (kids := placed.below[each])]
    return fmean(above + below or [across[key] for key in chain])


def _stand(group: Row, across: dict[str, float], wishes: Sequence[float]) -> None:
    """Give each chain the place nearest to its wish (least squares) that keeps the order and the distance."""
    lengths = [len(chain) * STEP for chain in group]
    starts = [0.0, *accumulate(lengths)][:-1]
    wanted = [wish - length / 2 - start for wish, length, start in zip(wishes, lengths, starts, strict=True)]
    for chain, start, shift in zip(group, starts, _rising(wanted, [len(chain) for chain in group]), strict=True):
        for at, key in enumerate(chain):
            across[key] = start + shift + (at + 0.5) * STEP


def _rising(wanted: Sequence[float], weights: Sequence[int]) -> list[float]:
    """The nearest sequence that never falls: neighbours out of order share their mean (isotonic regression)."""
    blocks: list[tuple[float, int, int]] = []
    for value, weight in zip(wanted, weights, strict=True):
        mean, heavy, count = value, weight, 1
        while blocks and blocks[-1][0] > mean:
            other, more, many = blocks.pop()
            mean, heavy, count = (mean * heavy + other * more) / (heavy + more), heavy + more, count + many
        blocks.append((mean, heavy, count))
    return [mean for mean, _, count in blocks for _ in range(count)]
