"""Whom compliments (or complaints) came from: printed words sorted into colleagues, families and children."""

from __future__ import annotations

import re

# In this order: "Child Protection chair" is a colleague, "parent of a child" is family.
_KINDS: dict[str, re.Pattern[str]] = {
    "colleagues": re.compile(
        r"\b(?:colleagues?|professionals?|staff|managers?|chairs?|iros?|reviewing officers?|partners?|agenc(?:y|ies)"
        r"|courts?|judges?|magistrates?|social workers?|schools?|teachers?|police|health|solicitors?|gps?)\b",
        re.I,
    ),
    "families and carers": re.compile(
        r"\b(?:family_or_carer|famil(?:y|ies)|parents?|carers?|mothers?|fathers?|mums?|dads?|grandparents?|relatives?"
        r"|adopters?)\b",
        re.I,
    ),
    "children and young people": re.compile(
        r"\b(?:child_or_young_person|(?:child(?:ren)?|young (?:people|person))(?: in care)?|care leavers?|pupils?)\b",
        re.I,
    ),
}
# Words that name a whole kind; any other word of it may be only some ("foster carers").
_WHOLE = re.compile(r"^(?:colleagues?|professionals?|famil(?:y|ies)|child(?:ren)?|young people)$", re.I)


def kind_of(words: str) -> str | None:
    """The kind of giver that a row or a clause names first, None where it names none."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(words)), None)


def kinds_in(words: str) -> dict[str, list[str]]:
    """Every kind of giver that a clause names, with the words that name it."""
    found = {kind: pattern.findall(words) for kind, pattern in _KINDS.items()}
    return {kind: names for kind, names in found.items() if names}


def without_givers(words: str) -> str:
    for pattern in _KINDS.values():
        words = pattern.sub(" ", words)
    return words


def names_whole(names: list[str]) -> bool:
    return any(_WHOLE.match(name) for name in names)
