"""Where a text speaks of somebody else, or says what must not be learnt: found by machine, decided by a person.

Used before anything leaves the house: the print pack and the answer to a subject access request. It finds too much
rather than too little, and it never decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.record.people.models import Name, Person

MUST_NOT_BE_LEARNT = "must not be learnt"
ANOTHER_PERSON = "another person"
PATTERNS = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("a telephone number", re.compile(r"(?<!\w)(?:\+44[ ()\d-]{9,}|0\d[ \d-]{8,}\d)")),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)),
    ("an NHS number", re.compile(r"\b\d{3} ?\d{3} ?\d{4}\b")),
)
SHORTEST_NAME = 3


@dataclass(frozen=True, order=True)
class Mention:
    """``text[start:end]`` and why somebody has to look at it."""

    start: int
    end: int
    why: str


def names_of(people: Iterable[Person], *, of: Person) -> tuple[str, ...]:
    """Every name, and every single word of one, by which these people may be called in the record ``of`` somebody: a
    family name alone too ("Mr Dark"), unless it is that person's own. Two queries.
    """
    keys = [person.pk for person in people]
    found: set[str] = set()
    for model, key in ((Person, "pk__in"), (Name, "person__in")):
        for given, family in model.objects.filter(**{key: keys}).values_list("given_name", "family_name"):
            found |= {f"{given} {family}".strip(), given, *given.split()} if given else set()
            found |= {family} if family.casefold() != of.family_name.casefold() else set()
    return tuple(sorted(name for name in found if len(name) >= SHORTEST_NAME))


def find(text: str, *, secrets: Sequence[str], names: Sequence[str]) -> list[Mention]:
    """Every mention, in order, none inside another. ``secrets``: from ``Confidentiality``; ``names``: of others."""
    found = [
        *_each(text, secrets, MUST_NOT_BE_LEARNT),
        *_each(text, names, ANOTHER_PERSON),
        *(Mention(*match.span(), why) for why, pattern in PATTERNS for match in pattern.finditer(text)),
    ]
    return _outermost(found)


def redacted(text: str, mentions: Iterable[tuple[int, int]], words: str = "[redacted]") -> str:
    """The text with every place replaced. Places may touch or overlap; what lies between stays as it is."""
    parts, at = [], 0
    for start, end in sorted(mentions):
        if end > at:
            parts += [text[at : max(start, at)], words if start >= at else ""]
            at = end
    return "".join((*parts, text[at:]))


def _each(text: str, wanted: Iterable[str], why: str) -> Iterable[Mention]:
    sought = (_loosely(each) for each in wanted if any(map(str.isalnum, each)))
    return (Mention(*match.span(), why) for pattern in sought for match in pattern.finditer(text))


def _loosely(wanted: str) -> re.Pattern[str]:
    """The same letters and digits in a row, whatever case, spaces and punctuation stand between, as whole words."""
    characters = [re.escape(character) for character in wanted if character.isalnum()]
    return re.compile(r"\b" + r"[\W_]*".join(characters) + r"\b", re.IGNORECASE)


def _outermost(found: Iterable[Mention]) -> list[Mention]:
    """Longest first at the same place, then in the order they were sought; one inside another says nothing new."""
    kept: list[Mention] = []
    for each in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or each.end > kept[-1].end:
            kept.append(each)
    return kept
