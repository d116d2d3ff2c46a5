"""The rules by which a column of percentages may have been rounded, and how far each reproduces what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

LARGEST_REMAINDER = "largest remainder"
RULES = ("half-up", LARGEST_REMAINDER, "half-even", "down", "up")


@dataclass(frozen=True)
class Share:
    """One row of a percentage column: its count, and the percentage printed for it (in points; None where blank)."""

    label: str
    count: Decimal
    printed: Decimal | None


@dataclass(frozen=True)
class Fit:
    """How a rule over a base does on a column. `given` is what the rule gives for each share, in order; `missed` are
    the places of the shares that are printed otherwise."""

    rule: str
    base: Decimal
    given: tuple[Decimal | None, ...]
    missed: tuple[int, ...]


def percentage(share: Share, base: Decimal) -> Fraction:
    return Fraction(share.count) * 100 / Fraction(base)


def fits(shares: Sequence[Share], bases: Iterable[Decimal], places: Iterable[int]) -> Iterator[Fit]:
    """Every rule over every base and number of decimal places. Largest remainder shares out a whole, so it is tried
    only where the base is the sum of the rows, or of those that print a percentage."""
    for base in bases:
        for decimals in places:
            for rule in RULES:
                among = _sharing(shares, base, rule)
                if among:
                    yield _fit(rule, shares, among, base, decimals)


def _sharing(shares: Sequence[Share], base: Decimal, rule: str) -> list[int]:
    """Which shares take part: all, or those with a percentage; none where largest remainder has no whole to share."""
    everyone = list(range(len(shares)))
    printed = [at for at in everyone if shares[at].printed is not None]
    if rule != LARGEST_REMAINDER:
        return printed
    wholes = (group for group in (everyone, printed) if sum(shares[at].count for at in group) == base)
    return next(wholes, [])


def _fit(rule: str, shares: Sequence[Share], among: list[int], base: Decimal, places: int) -> Fit:
    exact = [percentage(shares[at], base) for at in among]
    if rule == LARGEST_REMAINDER:
        values = _largest_remainder(exact, [shares[at].printed for at in among], places)
    else:
        values = [rounded(value, places, rule) for value in exact]
    by_place = dict(zip(among, values, strict=True))
    given = tuple(by_place.get(at) for at in range(len(shares)))
    missed = tuple(at for at, share in enumerate(shares) if share.printed is not None and share.printed != given[at])
    return Fit(rule, base, given, missed)


_ROUNDS_UP: dict[str, Callable[[int, int, int], bool]] = {
    "half-up": lambda _whole, rest, of: 2 * rest >= of,
    "half-even": lambda whole, rest, of: 2 * rest > of or (2 * rest == of and whole % 2 == 1),
    "down": lambda _whole, _rest, _of: False,
    "up": lambda _whole, rest, _of: rest > 0,
}


def rounded(value: Fraction, places: int, rule: str) -> Decimal:
    """Rounds exactly: the remainder decides, never the digits of a long division."""
    scaled = value * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    return Decimal(whole + _ROUNDS_UP[rule](whole, rest, scaled.denominator)).scaleb(-places)


def _largest_remainder(exact: list[Fraction], printed: list[Decimal | None], places: int) -> list[Decimal]:
    """Rounds down and gives what is left of 100 to the largest remainders; a tie goes the way it is printed."""
    floors = [rounded(value, places, "down") for value in exact]
    unit = Decimal(1).scaleb(-places)
    left = int((100 - sum(floors)) / unit)
    remainder = [value - Fraction(floor) for value, floor in zip(exact, floors, strict=True)]
    order = sorted(range(len(exact)), key=lambda at: (-remainder[at], (printed[at] or 0) <= floors[at]))
    raised = set(order[:left])
    return [floor + unit if at in raised else floor for at, floor in enumerate(floors)]
