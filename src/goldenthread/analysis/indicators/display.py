"""Figures in words: rounded half up, or why there is none."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

WORDS: Mapping[str, str] = {
    "suppressed": "Suppressed",
    "not_supplied": "Not supplied",
    "no_value": "No value",
}
"""What stands where there is no figure."""


def display(value: float | None, unit: str, decimals: int, status: str) -> str:
    """A figure as people read it: "1,234", "24.1%", "16.5"; the word of ``WORDS`` where it is not published."""
    if value is None or status != "published":
        return WORDS[status]
    return f"{half_up(value, decimals):,}{'%' if unit == '%' else ''}"


def half_up(value: float, decimals: int) -> Decimal:
    """``value`` to that many decimals, a half away from zero.

    Noise of binary fractions is taken off first, so that 2.675 to two decimals is 2.68 and not 2.67.
    """
    exact = Decimal(repr(round(value, 9)))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + 0
