"""Clauses that claim a change: what they say happened, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from goldenthread.analysis.committee_paper.checks import clauses
from goldenthread.analysis.committee_paper.checks.number_words import Spotted, numbers_in
from goldenthread.analysis.committee_paper.checks.teams import Teams
from goldenthread.analysis.committee_paper.checks.wording import sentences

_UP = r"increases?|rises?|growth|upturn"
_DOWN = r"decreases?|reductions?|falls?|drops?|declines?|downturn"
# "a worrying increase": whatever stands between the article and the noun says what kind of change, not of what.
_KIND_OF = rf"(?:\ban? (?:[a-z]+ly )?[a-z]+ (?=(?:{_UP}|{_DOWN})\b))?"
_WENT_UP = r"increased|increasing|increase|rose|risen|rising|grew|grown|climbed|climbing|(?:went|gone|going|is|are) up"
_WENT_DOWN = (
    r"decreased|decreasing|reduced|fell|fallen|falling|dropped|declined|declining|(?:went|gone|going|is|are) down"
)
_STAYED = r"(?:stayed|remained|remains?|is|are|was|were) (?:at )?(?:the same|level|static|constant|unchanged)"
_ABOUT = r"(?:\b(?:more than|almost|nearly|just over|just under|over) )?"
SAYS = {
    "rose": re.compile(
        rf"{_KIND_OF}\b(?:{_UP}|{_WENT_UP}|up from|higher|more(?= (?:\w+ )?compl[ai]))\b", re.IGNORECASE
    ),
    "fell": re.compile(
        rf"{_KIND_OF}\b(?:{_DOWN}|{_WENT_DOWN}|down from|lower|(?:fewer|less)(?= (?:\w+ )?compl[ai]))\b", re.IGNORECASE
    ),
    "did not change": re.compile(rf"\b(?:unchanged|no change|{_STAYED})\b", re.IGNORECASE),
    "doubled": re.compile(rf"{_ABOUT}\b(?:doubled|doubling|twice as many)\b", re.IGNORECASE),
    "trebled": re.compile(rf"{_ABOUT}\b(?:trebled|tripled|three times as many)\b", re.IGNORECASE),
    "halved": re.compile(rf"{_ABOUT}\b(?:halved|halving|half as many)\b", re.IGNORECASE),
    "improved": re.compile(r"\b(?:improved|improvements?|improving)\b", re.IGNORECASE),
    "worsened": re.compile(r"\b(?:worsened|worse|deteriorated|deterioration)\b", re.IGNORECASE),
}
_NEGATED = re.compile(r"\b(?:no|not|n't|never|without(?: an?)?)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
# "There was no significant increase" may be said of any small change.
_HEDGED = re.compile(r"\b(?:significant|marked|real|notable|clear|great)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """A clause that says that something changed. `start` and `end` are where the word of change stands in it; `part`
    is the clause with its reasons and asides."""

    clause: str
    part: str
    says: str
    denied: bool
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.clause[self.start : self.end]

    def true_of(self, before: Decimal, now: Decimal) -> bool:
        """Whether the change from `before` to `now` is what the clause says. Better and worse must be put as rose or
        fell first: which of them they are depends on the thing."""
        return self._said(before, now) is not self.denied

    def _said(self, before: Decimal, now: Decimal) -> bool:
        if self.says in _TIMES:
            least, most = self._times()
            return before > 0 and least <= now / before <= most
        return {"rose": now > before, "fell": now < before, "did not change": now == before}[self.says]

    def _times(self) -> tuple[Decimal, Decimal]:
        """The least and most by which the count may have been multiplied, "nearly" and "more than" heard."""
        least, exact, most = _TIMES[self.says]
        words = self.words.lower()
        if words.startswith(("more than", "over", "just over")):
            return (least, exact) if self.says == "halved" else (exact, _ANY if words.startswith("more") else most)
        return least, most


_ANY = Decimal(10**15)
# Least, exact and most: a count of a few cases need not double to the case to be said to have doubled.
_TIMES = {
    "doubled": (Decimal("1.6"), Decimal(2), Decimal("2.5")),
    "trebled": (Decimal("2.6"), Decimal(3), Decimal("3.6")),
    "halved": (Decimal("0.4"), Decimal("0.5"), Decimal("0.6")),
}


def claims(text: str, teams: Teams) -> Iterator[list[Claim]]:
    """The claims of each sentence, in order, as a list for each sentence; plans and wishes are left out."""
    for sentence in sentences(text):
        found = [claim for part in _claiming(sentence, teams) for claim in _claim(part)]
        if found:
            yield found


def _claiming(sentence: str, teams: Teams) -> Iterator[str]:
    """The parts of a sentence, so cut that each has one word of change. What leads up to the first goes with it, and
    names that follow one ("in Ambleside, Brambles and DCT") go with that."""
    lead, ready = "", ""
    for part in clauses.parts(sentence):
        if _changes(part):
            if ready:
                yield from _one_change_each(ready, teams)
            ready, lead = f"{lead} {part}".strip(), ""
        elif ready and teams.in_text(part):
            ready = f"{ready}, {part}"
        elif not ready:
            lead = f"{lead} {part}".strip()
    if ready:
        yield from _one_change_each(ready, teams)


def _changes(text: str) -> list[tuple[int, int, str]]:
    """Every word of change, the longer of two that overlap."""
    found = sorted(
        (match.start(), -match.end(), says) for says, pattern in SAYS.items() for match in pattern.finditer(text)
    )
    kept: list[tuple[int, int, str]] = []
    for start, negative_end, says in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -negative_end, says))
    return kept


def _one_change_each(text: str, teams: Teams) -> Iterator[str]:
    changes = _changes(text)
    if len(changes) > 1:
        cut = _joint(text, changes[0][1], changes[1][0], teams)
        if cut is not None:
            yield text[: cut[0]]
            yield from _one_change_each(text[cut[1] :], teams)
            return
    yield text


def _joint(text: str, after: int, before: int, teams: Teams) -> tuple[int, int] | None:
    """The "and" that parts two words of change: the last with no team behind it, else the first."""
    named = teams.in_text(text)
    inside = [(start, end) for _, start, end in named]
    ands = [
        match.span()
        for match in re.finditer(r"\s+and\s+", text[:before])
        if match.start() >= after and not any(start <= match.start() < end for start, end in inside)
    ]
    clear = [span for span in ands if not any(span[1] <= start < before for start, _ in inside)]
    return clear[-1] if clear else ands[0] if ands else None


def _claim(part: str) -> Iterator[Claim]:
    clause = clauses.without_aside(part)
    changes = _changes(clause)
    if not changes or clauses.NOT_A_CLAIM.search(part):
        return
    start, end, says = changes[0]
    denied = bool(_NEGATED.search(clause[:start])) and says != "did not change"
    if not (denied and _HEDGED.search(clause[max(0, start - 20) : end])):
        yield Claim(clause, part, says, denied, start, end)


_AGES = re.compile(r"^\W*(?:years?|months?|weeks?|days?|hours?|minutes?|year olds?|old|am|pm)\b", re.IGNORECASE)


def from_to(clause: str) -> tuple[Spotted, Spotted] | None:
    """The two numbers of "from 33% in 2013/14 to 14%". None where there is no such pair; ages and times are none."""
    numbers = [number for number in numbers_in(clause) if not (1900 <= number.value <= 2099 and not number.percent)]
    for first, second in pairwise(numbers):
        between = clause[first.end : second.start]
        leads = re.search(r"\bfrom\s+(?:an?\s|the\s|just\s|about\s)?$", clause[: first.start], re.IGNORECASE)
        if leads and re.search(r"\bto\s+(?:just\s|about\s|over\s)?$", between) and len(between) < 40:
            return None if _AGES.match(clause[second.end :]) or first.percent != second.percent else (first, second)
    return None
