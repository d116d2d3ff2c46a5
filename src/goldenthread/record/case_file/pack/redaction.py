"""Texts that people wrote, what is found in them, and what was decided about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.record.people import mentions
from goldenthread.record.people.mentions import MUST_NOT_BE_LEARNT, Mention

REDACT, RULE = "redact", "rule"
ANSWERS = (
    (REDACT, "Take it out"),
    ("keep-known", "Keep it: the recipient knows this"),
    ("keep-own", "Keep it: it is their own"),
    ("keep-agreed", "Keep it: the person it is about agreed"),
    ("keep-needed", "Keep it: the purpose needs it"),
)
WORDS = "[redacted]"


@dataclass(frozen=True)
class Found:
    """One thing found, however often and wherever it stands. ``around``: the first place, to judge it by."""

    key: str
    text: str
    why: str
    around: str
    times: int


@dataclass(frozen=True)
class Decision:
    """``answer``: "rule" for what is taken out whatever anybody says, else one of ``ANSWERS``."""

    key: str
    answer: str


@dataclass(frozen=True)
class Search:
    """What is looked for. ``names``: of others; looked for only where somebody outside reads the pack."""

    secrets: Sequence[str]
    names: Sequence[str]
    outside: bool

    def find(self, text: str) -> list[Mention]:
        found = mentions.find(text, secrets=self.secrets, names=self.names if self.outside else ())
        return [each for each in found if self.outside or each.why == MUST_NOT_BE_LEARNT]


def to_decide(search: Search, texts: Iterable[str]) -> list[Found]:
    """Each thing once, in the order of first appearance; without what the rule takes out."""
    places: dict[str, list[tuple[str, Mention]]] = {}
    for text in texts:
        for mention in search.find(text):
            if mention.why != MUST_NOT_BE_LEARNT:
                places.setdefault(key_of(text, mention), []).append((text, mention))
    return [_found(key, each) for key, each in places.items()]


def key_of(text: str, mention: Mention) -> str:
    """The same for the same words however typed; tells nothing, because it travels in a form."""
    words = "".join(filter(str.isalnum, text[mention.start : mention.end])).casefold()
    return hashlib.sha256(f"{mention.why}:{words}".encode()).hexdigest()[:16]


def clean(search: Search, text: str, answers: Mapping[str, str]) -> str:
    """The text as it may leave. What nobody decided to keep is taken out."""
    out = [each for each in search.find(text) if _goes(text, each, answers)]
    return mentions.redacted(text, [(each.start, each.end) for each in out], WORDS)


def decisions(search: Search, texts: Iterable[str], answers: Mapping[str, str]) -> list[Decision]:
    """One for each place, for the audit trail."""
    return [
        Decision(key, RULE if mention.why == MUST_NOT_BE_LEARNT else answers.get(key, REDACT))
        for text in texts
        for mention in search.find(text)
        for key in [key_of(text, mention)]
    ]


def _goes(text: str, mention: Mention, answers: Mapping[str, str]) -> bool:
    return mention.why == MUST_NOT_BE_LEARNT or answers.get(key_of(text, mention), REDACT) == REDACT


def _found(key: str, places: list[tuple[str, Mention]]) -> Found:
    text, mention = places[0]
    around = text[max(mention.start - 50, 0) : mention.end + 50]
    return Found(key, text[mention.start : mention.end], mention.why, around, len(places))
