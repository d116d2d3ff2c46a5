"""Words reduced to what they name, so that two ways of saying one thing can be seen to be one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:\.\d+)?")
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an the of in on at to for from by with and or as is are was were be been being has have had who which that
        this these those their our its we it there per not under than into over all any each both also""",
    )
)
# Words that say no more about what is counted: "complaints received" counts complaints.
_NEUTRAL = frozenset({"receiv", "total", "number", "overall", "held", "train", "age"})
_SAME = {"leader": "lead", "receipt": "receiv", "advisor": "adviser", "counsellor": "counsel"}
_NOT_PLURAL = ("ss", "us", "is")


def stem(word: str) -> str:
    """A word without possessive, plural and verb endings: families, family's -> family; average, averaged -> averag."""
    text = re.sub(r"['’]s?$", "", word.lower())
    if text.endswith("ies") and len(text) > 4:
        text = text[:-3] + "y"
    elif text.endswith("s") and len(text) > 3 and not text.endswith(_NOT_PLURAL):
        text = text[:-1]
    for ending in ("ing", "ed"):
        if text.endswith(ending) and len(text) - len(ending) >= 4:
            text = text[: -len(ending)]
    if text.endswith("e") and len(text) > 4:
        text = text[:-1]
    return _SAME.get(text, text)


def words(text: str) -> list[str]:
    """The words and figures of a text, lower case, in order."""
    return [word.lower() for word in _WORD.findall(text)]


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text without the words that only join others."""
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS)


def subject(name: str, framework: Iterable[str] = ()) -> frozenset[str]:
    """What a measure's name counts, as stems. A remark of several words in brackets, words that narrow nothing, and
    the names of practice models ("Signs of Safety practice leaders") are left out where something remains."""
    return _subject(name, tuple(framework))


@lru_cache(maxsize=4096)
def _subject(name: str, framework: tuple[str, ...]) -> frozenset[str]:
    text = re.sub(r"\(\S+\s[^()]*\)", " ", name).replace("In receipt", "receiving")
    found = frozenset(stems(text))
    for neutral in (_NEUTRAL, *(frozenset(stems(model)) for model in framework)):
        kept = found - neutral
        if kept and (neutral is _NEUTRAL or (neutral <= found and len(kept) > 1)):
            found = kept
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text; a semicolon ends one too."""
    return [part.strip() for part in re.split(r"(?<=[.;!?])\s+|\n+", text) if part.strip()]
