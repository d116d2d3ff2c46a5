"""Those who may be meant, found by their keys and ranked by the database: never more than ``MOST``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Case, IntegerField, Max, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from goldenthread.record.people.matching.days import born_key
from goldenthread.record.people.matching.near import Near
from goldenthread.record.people.matching.wanted import Wanted
from goldenthread.record.people.models import SearchKey

MOST = 150
# What each kind of key that is met adds, before the finer ranking. A number or a home all but says who it is.
SAME_NUMBER, SAME_HOME, SAME_POSTCODE, SAME_ROAD = 60, 12, 6, 4
BORN_THEN, BORN_PERHAPS = 12, 8
TIERS = ((0.99, 10), (0.9, 8), (0.8, 6), (0.0, 4))

Weighted = dict[str, int]


def candidates(wanted: Wanted, near: Sequence[Near], within: QuerySet[SearchKey]) -> list[int]:
    """Keys of people, the likeliest first. ``within``: the search keys of those whom the asker may find."""
    groups = list(filter(None, (*_name_groups(wanted, near), _born(wanted), _places(wanted), _numbers(wanted))))
    keys = {key for group in groups for key in group}
    if not keys:
        return []
    ranked = within.filter(key__in=keys).values("person_id").annotate(likelihood=_sum(groups))
    return list(ranked.order_by("-likelihood", "person_id").values_list("person_id", flat=True)[:MOST])


def _name_groups(wanted: Wanted, near: Sequence[Near]) -> Iterable[Weighted]:
    """One group for each typed word: the best of what a person has of a group counts, and only once."""
    for term, words in zip(wanted.terms, near, strict=True):
        group = {word: _tier(likeness) for word, likeness in words.items()}
        yield group if wanted.homes or len(term.letters) < 2 else group | {term.road: SAME_ROAD}


def _tier(likeness: float) -> int:
    return next(weight for least, weight in TIERS if likeness >= least)


def _born(wanted: Wanted) -> Weighted:
    if not wanted.born_on:
        return {}
    return dict.fromkeys(wanted.born_perhaps, BORN_PERHAPS) | {born_key(wanted.born_on): BORN_THEN}


def _places(wanted: Wanted) -> Weighted:
    return dict.fromkeys(wanted.postcodes, SAME_POSTCODE) | dict.fromkeys(wanted.homes, SAME_HOME)


def _numbers(wanted: Wanted) -> Weighted:
    return dict.fromkeys(wanted.numbers, SAME_NUMBER)


def _sum(groups: list[Weighted]) -> Combinable:
    total: Combinable = Value(0)
    for group in groups:
        total = total + Max(_weight(group))
    return total


def _weight(group: Weighted) -> Case:
    weights = sorted(set(group.values()), reverse=True)
    whens = (When(Q(key__in=[key for key in group if group[key] == each]), then=Value(each)) for each in weights)
    return Case(*whens, default=Value(0), output_field=IntegerField())
