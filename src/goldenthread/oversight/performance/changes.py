"""A word for how a figure moved since the period before. It says "Rose" or "Fell" only when chance is unlikely.

Shares: Newcombe's interval for the difference of two proportions, from Wilson intervals (R. G. Newcombe, "Interval
estimation for the difference between independent proportions", Statistics in Medicine 17, 1998, method 10).
Counts and rates: given the sum of two Poisson counts, the first is binomial with a chance set by the two exposures
(J. Przyborowski and H. Wilenski, Biometrika 31, 1940); Wilson's interval of its share either holds that chance or not.
Both at 95%. So one indicator in twenty that did not move will still be said to have: the word is a reason to look, not
a finding. Figures of the same children on two dates are not independent, which makes the word more cautious there.
"""

from __future__ import annotations

from math import sqrt

from goldenthread.analysis.indicators.targets import FEW
from goldenthread.oversight.performance.figures import Figure

Z = 1.959964
FEWEST = FEW  # Below this no share is called anything.

ROSE, FELL, UNCLEAR, TOO_FEW = "Rose", "Fell", "No clear change", "Too few to say"


def word(now: Figure, before: Figure | None) -> str:
    """One of the four words, or nothing where there are not two figures to compare."""
    if before is None or not (now.shown and before.shown):
        return ""
    compare = _shares if now.indicator.unit == "%" else _rates
    return compare(now, before)


def wilson(count: float, total: float) -> tuple[float, float]:
    """Wilson's 95% score interval of ``count`` out of ``total``."""
    share, spread = count / total, Z * Z / total
    centre = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (centre - reach) / (1 + spread)), min(1.0, (centre + reach) / (1 + spread))


def _shares(now: Figure, before: Figure) -> str:
    if min(now.denominator, before.denominator) < FEWEST:
        return TOO_FEW
    low, high = difference(now.numerator, now.denominator, before.numerator, before.denominator)
    return _called(low, high)


def difference(count: float, total: float, count_before: float, total_before: float) -> tuple[float, float]:
    """Newcombe's 95% interval of the first share less the second."""
    share, before = count / total, count_before / total_before
    (low, high), (low_before, high_before) = wilson(count, total), wilson(count_before, total_before)
    down = sqrt((share - low) ** 2 + (high_before - before) ** 2)
    up = sqrt((high - share) ** 2 + (before - low_before) ** 2)
    return share - before - down, share - before + up


def _rates(now: Figure, before: Figure) -> str:
    total = now.numerator + before.numerator
    if total < FEWEST:
        return TOO_FEW
    exposure, exposure_before = now.denominator or 1, before.denominator or 1
    expected = exposure / (exposure + exposure_before)
    low, high = wilson(now.numerator, total)
    return _called(low - expected, high - expected)


def _called(low: float, high: float) -> str:
    if low > 0:
        return ROSE
    return FELL if high < 0 else UNCLEAR
