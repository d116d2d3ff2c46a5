"""The rules by which a column of percentages may have been rounded, and how far each reproduces what is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

RULES: dict[str, str] = {
    "half-up": ROUND_HALF_UP,
    "largest remainder": "",
    "half-even": ROUND_HALF_EVEN,
    "down": ROUND_FLOOR,
    "up": ROUND_CEILING,
}


@dataclass(frozen=True)
class Share:
    """One printed percentage: its row, the count that it is of, and the percentage as printed (in points)."""

    label: str
    count: Decimal
    printed: Decimal


@dataclass(frozen=True)
class Fit:
    """How a rule over a base does on a column. `given` is what the rule gives for each share, in order."""

    rule: str
    base: Decimal
    given: tuple[Decimal, ...]
    missed: tuple[int, ...]


def fit(rule: str, shares: Sequence[Share], base: Decimal, places: int) -> Fit:
    """What `rule` gives for each share of `base` with so many decimal places, and which printed values differ."""
    exact = [Fraction(share.count) * 100 / Fraction(base) for share in shares]
    if rule == "largest remainder":
        given = _largest_remainder(exact, [share.printed for share in shares], places)
    else:
        given = [rounded(value, places, RULES[rule]) for value in exact]
    missed = tuple(at for at, share in enumerate(shares) if share.printed != given[at])
    return Fit(rule, base, tuple(given), missed)


def rounded(value: Fraction, places: int, mode: str) -> Decimal:
    """Rounds exactly: the remainder decides, never the digits of a long division."""
    scaled = value * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    up: dict[str, Callable[[], bool]] = {
        ROUND_FLOOR: lambda: False,
        ROUND_CEILING: lambda: rest > 0,
        ROUND_HALF_UP: lambda: 2 * rest >= scaled.denominator,
        ROUND_HALF_EVEN: lambda: 2 * rest > scaled.denominator or (2 * rest == scaled.denominator and whole % 2 == 1),
    }
    return Decimal(whole + up[mode]()).scaleb(-places)


def _largest_remainder(exact: list[Fraction], printed: list[Decimal], places: int) -> list[Decimal]:
    """Rounds down and gives what is left of 100 to the largest remainders; a tie goes the way it is printed."""
    floors = [rounded(value, places, ROUND_FLOOR) for value in exact]
    unit = Decimal(1).scaleb(-places)
    left = int((Decimal(100) - sum(floors)) / unit)
    order = sorted(range(len(exact)), key=lambda at: (Fraction(floors[at]) - exact[at], printed[at] <= floors[at]))
    raised = set(order[: max(left, 0)])
    return [floor + unit if at in raised else floor for at, floor in enumerate(floors)]
