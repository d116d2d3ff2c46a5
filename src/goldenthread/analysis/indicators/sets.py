"""What indicators count, named, so that figures of one thing in several indicators are hidden together.

The numerator of an indicator counts a set of things and its denominator another, or several that add up to it: posts
are those with an employee in them and those vacant. Sets are parts of one another: the children under section 20 are a
part of those looked after, who are a part of those in need. A figure that is shown for a set and for a part of it shows
the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from goldenthread.analysis.indicators.catalogue import CATALOGUE
from goldenthread.analysis.indicators.definition import Indicator

Side = Literal["numerator", "denominator"]

COUNTED_BY: Mapping[str, tuple[str, Side]] = {
    "contacts": ("contacts_received", "numerator"),
    "contacts due": ("contacts_decided_1wd", "denominator"),
    "contacts referred": ("contact_to_referral_conversion", "numerator"),
    "referrals": ("referrals_received", "numerator"),
    "referrals after correction": ("re_referral_rate_adjusted", "denominator"),
    "assessments": ("assessments_completed", "numerator"),
    "in need": ("cin_open", "numerator"),
    "child protection plans": ("cp_plans_open", "numerator"),
    "looked after": ("cla_open", "numerator"),
    "care leavers": ("care_leavers_suitable_accommodation", "denominator"),
    "fostered": ("in_house_foster_share", "denominator"),
    "employees in post": ("turnover_rate_12m", "denominator"),
    "vacant posts": ("vacancy_rate_fte", "numerator"),
    "permanent employees": ("permanent_staff_rate", "numerator"),
}
"""The sets that several indicators count, and which of them says how many there are."""

PARTS: Mapping[str, str] = {
    "contacts due": "contacts",
    "referrals after correction": "referrals",
    "child protection plans": "in need",
    "looked after": "in need",
    "fostered": "looked after",
}
"""Sets, and the larger set that each is a part of; a share's numerator is a part of its denominator without saying."""


@dataclass(frozen=True)
class Count:
    """One count of a set: a side of an indicator."""

    indicator: Indicator
    side: Side


@dataclass(frozen=True)
class CountedSet:
    """A set and the count that says how many it has; ``wholes`` are larger sets.

    ``tables`` are the counts, by whichever indicator, that show it by dimensions.
    """

    name: str
    count: Count
    wholes: tuple["CountedSet", ...]
    tables: tuple[Count, ...]


def sets_of(indicator: Indicator) -> tuple[CountedSet, ...]:
    """The sets whose figures an indicator shows and that may have to be hidden."""
    if indicator.disclosure == "none":
        return ()
    return tuple(_the_set(name, indicator) for name in (numerator_set(indicator), *denominator_sets(indicator)))


def _the_set(name: str, asked: Indicator) -> CountedSet:
    """The set of that name: one that several indicators count, or else the own of the indicator asked about."""
    own: Side = "numerator" if name == numerator_set(asked) else "denominator"
    found, side = COUNTED_BY.get(name, (asked.id, own))
    indicator = asked if found == asked.id else CATALOGUE[found]
    wholes = _wholes_of_numerator(indicator) if side == "numerator" else ()
    larger = [_the_set(PARTS[name], CATALOGUE[COUNTED_BY[PARTS[name]][0]])] if name in PARTS else []
    tables = [count for each in {**CATALOGUE, asked.id: asked}.values() for count in _counts(each, name)]
    return CountedSet(name, Count(indicator, side), (*wholes, *larger), tuple(tables))


def _counts(indicator: Indicator, name: str) -> Iterator[Count]:
    """The sides of an indicator with dimensions that count the set of that name."""
    if indicator.dimensions and numerator_set(indicator) == name:
        yield Count(indicator, "numerator")
    if indicator.dimensions and denominator_sets(indicator) == (name,):
        yield Count(indicator, "denominator")


def _wholes_of_numerator(indicator: Indicator) -> Iterator[CountedSet]:
    """The denominator of a share, and the numerator of the indicator that it stands beside."""
    within = denominator_sets(indicator)
    if within and indicator.unit == "%" and indicator.nested:
        yield _the_set(within[0], indicator)
        if indicator.twin_of is not None:
            twin = CATALOGUE[indicator.twin_of]
            yield _the_set(numerator_set(twin), twin)


def numerator_set(indicator: Indicator) -> str:
    """The name of the set that the numerator counts."""
    return indicator.counted_set or f"numerator of {indicator.id}"


def denominator_sets(indicator: Indicator) -> tuple[str, ...]:
    """The names of the sets that the denominator counts; none for a count, and for a rate of the population."""
    if indicator.denominator is None or indicator.unit == "per 10,000":
        return ()
    return indicator.denominator_sets or (f"denominator of {indicator.id}",)
