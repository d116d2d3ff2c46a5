"""How like each candidate is to what is looked for, from 0 to 1, and why: the finer ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.record.people.matching.days import born_key
from goldenthread.record.people.matching.keys import FACT
from goldenthread.record.people.matching.near import SHORT_FORM, Near
from goldenthread.record.people.matching.wanted import Term, Wanted
from goldenthread.record.people.models import SearchKey

# Stated weights of what was typed; what was not typed does not count.
NAME, BORN, PLACE, NUMBER = 60, 30, 12, 100
OTHER_PART = 0.95  # a given name typed where the family name goes
INITIAL, ROAD = 0.7, 0.8
BORN_PERHAPS, BORN_UNKNOWN = 0.75, 0.35
PLACE_NEAR, PLACE_UNKNOWN = 0.6, 0.3

Keys = Mapping[str, set[str]]
"""A person's keys, each with the kinds of it."""


@dataclass(frozen=True)
class Match:
    """``person``: its primary key. ``why``: in words, nothing of the record itself in them."""

    person: int
    score: float
    why: tuple[str, ...]


Said = tuple[float, str]
"""A likeness and the word for it, which may be empty."""


def ranked(wanted: Wanted, near: Sequence[Near], people: Sequence[int]) -> list[Match]:
    """The candidates, best first."""
    keys = _keys(people)
    matches = [_match(wanted, near, person, keys[person]) for person in people]
    return sorted(matches, key=lambda match: -match.score)


def _keys(people: Sequence[int]) -> Mapping[int, Keys]:
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for person, kind, key in SearchKey.objects.filter(person__in=people).values_list("person_id", "kind", "key"):
        found[person][key].add(kind)
    return found


def _match(wanted: Wanted, near: Sequence[Near], person: int, keys: Keys) -> Match:
    parts = list(_parts(wanted, near, keys))
    total = sum(weight for weight, _ in parts)
    score = sum(weight * likeness for weight, (likeness, _) in parts) / total if total else 0.0
    return Match(person, round(score, 4), tuple(filter(None, (why for _, (_, why) in parts))))


def _parts(wanted: Wanted, near: Sequence[Near], keys: Keys) -> Iterable[tuple[int, Said]]:
    met = [each for each in wanted.numbers if each in keys]
    if met:
        yield NUMBER, (1.0, "same number")
    if wanted.terms:
        yield NAME, _name(wanted.terms, near, keys)
    if wanted.born_on:
        yield BORN, _born(wanted, keys)
    if wanted.homes or wanted.postcodes:
        yield PLACE, _place(wanted, keys)


def _name(terms: Sequence[Term], near: Sequence[Near], keys: Keys) -> Said:
    found = [(term, _term(term, words, keys)) for term, words in zip(terms, near, strict=True)]
    counted = [likeness for term, likeness in found if likeness or not term.may_lack]
    score = sum(counted) / len(counted) if counted else 0.0
    return score, _name_word(score, [likeness for likeness in counted if likeness])


def _term(term: Term, words: Near, keys: Keys) -> float:
    if len(term.letters) == 1 and len(term.forms) == 1:
        return INITIAL if any(key[0] == term.letters and kinds != {FACT} for key, kinds in keys.items()) else 0.0
    met = [_in_part(words[key], term.part, kinds) for key, kinds in keys.items() if key in words]
    return max([*met, ROAD if term.road in keys else 0.0])


def _in_part(likeness: float, part: str, kinds: set[str]) -> float:
    return likeness if not part or part in kinds else likeness * OTHER_PART


def _name_word(score: float, met: list[float]) -> str:
    if not met:
        return ""
    if score >= 0.999:
        return "same name"
    return "form of the same name" if min(met) >= SHORT_FORM * OTHER_PART else "name like it"


def _born(wanted: Wanted, keys: Keys) -> Said:
    born = [key for key in keys if key[0] == "="]
    if born_key(wanted.born_on) in born:
        return 1.0, "same date of birth"
    if why := next((wanted.born_perhaps[key] for key in born if key in wanted.born_perhaps), ""):
        return BORN_PERHAPS, f"date of birth: {why}"
    return (0.0, "") if born else (BORN_UNKNOWN, "date of birth not recorded")


def _place(wanted: Wanted, keys: Keys) -> Said:
    if any(each in keys for each in wanted.homes):
        return 1.0, "same address"
    if any(each in keys for each in wanted.postcodes):
        return PLACE_NEAR, "same postcode"
    return (0.0, "") if any(key[0] == "@" for key in keys) else (PLACE_UNKNOWN, "")
