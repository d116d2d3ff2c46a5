"""What indicators count, named, so that figures of one thing in several indicators are hidden together.

The numerator of an indicator counts a set of things and its denominator another. Sets are parts of one another: the
children under section 20 are a part of those looked after, who are a part of those in need. A figure that is shown for
a set and for a part of it shows the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from goldenthread.analysis.indicators.catalogue import CATALOGUE
from goldenthread.analysis.indicators.definition import Indicator

PARTS: Mapping[str, str] = {
    "contacts due": "contacts",
    "referrals after correction": "referrals",
    "child protection plans": "in need",
    "looked after": "in need",
    "fostered": "looked after",
}
"""Sets that are denominators and the larger set each is a part of."""


@dataclass(frozen=True)
class CountedSet:
    """A set, and where it is counted: the numerator or denominator of an indicator. ``wholes`` are larger sets."""

    name: str
    indicator: Indicator
    side: Literal["numerator", "denominator"]
    wholes: tuple[str, ...]


def sets_of(indicator: Indicator) -> tuple[CountedSet, ...]:
    """The sets whose figures an indicator shows and that may have to be hidden."""
    if indicator.disclosure == "none":
        return ()
    counted = _found(_numerator_set(indicator)) or _counted(indicator)
    within = denominator_set(indicator)
    return (counted,) if within is None else (counted, _found(within) or _within(indicator, within))


def the_set(name: str) -> CountedSet:
    """The set of that name in the catalogue. Raises ``KeyError`` where no indicator counts it."""
    found = _found(name)
    if found is None:
        raise KeyError(name)
    return found


def denominator_set(indicator: Indicator) -> str | None:
    """The name of the set that the denominator counts; none for a count, and for a rate of the population."""
    if indicator.denominator is None or indicator.unit == "per 10,000":
        return None
    return indicator.within_set or f"denominator of {indicator.id}"


def _numerator_set(indicator: Indicator) -> str:
    return indicator.counted_set or f"numerator of {indicator.id}"


def _found(name: str) -> CountedSet | None:
    """The set where the catalogue counts it first: as a numerator if any does."""
    for indicator in CATALOGUE.values():
        if _numerator_set(indicator) == name:
            return _counted(indicator)
    for indicator in CATALOGUE.values():
        if denominator_set(indicator) == name:
            return _within(indicator, name)
    return None


def _counted(indicator: Indicator) -> CountedSet:
    return CountedSet(_numerator_set(indicator), indicator, "numerator", tuple(_wholes(indicator)))


def _wholes(indicator: Indicator) -> Iterator[str]:
    within = denominator_set(indicator)
    if within is not None and indicator.unit == "%" and indicator.nested:
        yield within
    name = _numerator_set(indicator)
    if name in PARTS:
        yield PARTS[name]
    if within is not None and indicator.twin_of is not None:
        yield _numerator_set(CATALOGUE[indicator.twin_of])


def _within(indicator: Indicator, name: str) -> CountedSet:
    return CountedSet(name, indicator, "denominator", (PARTS[name],) if name in PARTS else ())
