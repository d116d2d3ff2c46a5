"""The words of recorded names that a typed word may have meant, and how near each is: from 0 to 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA, JaroWinkler

from goldenthread.record.people.matching.diminutives import forms_of
from goldenthread.record.people.matching.spelling import bones, misspellings, sound
from goldenthread.record.people.matching.wanted import Term
from goldenthread.record.people.models import NameWord

# Stated weights: the same word is 1; the rest say how much less each likeness tells.
SHORT_FORM = 0.92
SAME_SOUND, SAME_BONES, STARTS = 0.78, 0.66, 0.80
ONE_SOUND = 0.72  # "ma" and "mia" are one consonant: what begins with "ma" is nearer
NEAR_ENOUGH = 0.70
MOST_WORDS = 60

Near = Mapping[str, float]


def words_near(terms: Iterable[Term]) -> list[Near]:
    """For each term the recorded words near it. One query for all."""
    terms = list(terms)
    reached = _reached({key for term in terms for form in term.forms for key in _lookups(form)})
    return [_nearest(term, reached) for term in terms]


def likeness(typed: str, word: str) -> float:
    """How near two plain words are. Names of two letters are the same or are not."""
    if typed == word:
        return 1.0
    if word in forms_of(typed):
        return SHORT_FORM
    spelt = JaroWinkler.similarity(typed, word)
    found = [OSA.normalized_similarity(typed, word)]
    if sound(typed) == sound(word):
        found.append(SAME_SOUND + (0.98 - SAME_SOUND) * spelt if len(sound(word)) > 1 else ONE_SOUND + 0.1 * spelt)
    elif bones(typed) == bones(word):
        found.append(SAME_BONES + (0.9 - SAME_BONES) * spelt)
    if word.startswith(typed) and len(typed) > 1:
        found.append(STARTS + (0.98 - STARTS) * len(typed) / len(word))
    return max(found)


def _lookups(form: str) -> set[str]:
    if len(form) < 2:
        return set()
    return {*misspellings(form), f"~{sound(form)}", f"_{bones(form)}", f"^{form[:3]}"}


def _reached(keys: set[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, word in NameWord.objects.filter(key__in=keys).values_list("key", "word") if keys else ():
        found[key].add(word)
    return found


def _nearest(term: Term, reached: Mapping[str, set[str]]) -> Near:
    near: dict[str, float] = {}
    for form in (each for each in term.forms if len(each) > 1):
        words = {form, *forms_of(form)}.union(*(reached.get(key, ()) for key in _lookups(form)))
        for word in words:
            near[word] = max(near.get(word, 0), likeness(form, word))
    enough = sorted((word for word in near if near[word] >= NEAR_ENOUGH), key=near.__getitem__, reverse=True)
    return {word: near[word] for word in enough[:MOST_WORDS]}
