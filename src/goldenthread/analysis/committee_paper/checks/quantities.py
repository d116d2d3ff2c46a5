"""How much of a thing a sentence says: the majority, most, all, none, half, 61%, 8 of 24, two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from goldenthread.analysis.committee_paper.checks.number_words import numbers_in

_OF = r"(?:\s+of)?(?:\s+(?:the|all|our|these|those))*"


@dataclass(frozen=True)
class Share:
    """A share in words, as the least and most that it may be; `strict` where it may be neither."""

    least: Decimal
    most: Decimal
    strict: bool = False

    def may_be(self, low: Decimal, high: Decimal) -> bool:
        """Whether a share known to lie between `low` and `high` may be this."""
        if self.strict:
            return high > self.least and low < self.most
        return high >= self.least and low <= self.most


def _share(least: str, most: str, *, strict: bool = False) -> Share:
    return Share(Decimal(least), Decimal(most), strict)


# "More than half" may be all: the upper bound of a strict share lies beyond 1.
_WORDS: tuple[tuple[str, Share], ...] = (
    (
        r"(?:vast |overwhelming |great |large |significant )?majority|most|(?:more than|over) half",
        _share("0.5", "2", strict=True),
    ),
    (r"(?:less|fewer) than half|under half|(?:a )?(?:small )?minority", _share("-1", "0.5", strict=True)),
    (
        r"(?:only )?(?:a )?(?:very )?small (?:number|percentage|proportion)|(?:only )?a (?:few|handful)",
        _share("0", "0.25"),
    ),
    (r"two[- ]thirds", _share("0.6", "0.73")),
    (r"three[- ]quarters", _share("0.7", "0.8")),
    (r"(?:about |around |nearly |almost )?half", _share("0.4", "0.6")),
    (r"(?:about |around |nearly |almost )?(?:a|one)[- ]third", _share("0.27", "0.4")),
    (r"(?:about |around |nearly |almost )?(?:a|one)[- ]quarter", _share("0.2", "0.3")),
    (r"all|every(?: one)?|each", _share("1", "1")),
    (r"none|no|not (?:one|a single)", _share("0", "0")),
)


@dataclass(frozen=True)
class Quantity:
    """A quantity found in a sentence. Exactly one of `share`, `percent` and `count` is set; `whole` is the number that
    a count is said to be of. `start` and `end` are where the words for it stand."""

    text: str
    start: int
    end: int
    share: Share | None = None
    percent: Decimal | None = None
    count: Decimal | None = None
    whole: Decimal | None = None


def quantities(sentence: str) -> list[Quantity]:
    """Every quantity in a sentence, in order: shares in words, percentages, counts. Of two that overlap, the longer."""
    found = sorted((*_in_words(sentence), *_in_numbers(sentence)), key=lambda item: (item.start, -item.end))
    kept: list[Quantity] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _in_words(sentence: str) -> Iterator[Quantity]:
    for words, share in _WORDS:
        for match in re.finditer(rf"\b(?:the |a )?(?:{words})\b{_OF}", sentence, re.IGNORECASE):
            yield Quantity(match.group(), match.start(), match.end(), share=share)


def _in_numbers(sentence: str) -> Iterator[Quantity]:
    numbers = list(numbers_in(sentence))
    for number, following in zip_longest(numbers, numbers[1:]):
        of = re.match(_OF, sentence[number.end :], re.IGNORECASE)
        end = number.end + (of.end() if of else 0)
        if number.percent:
            yield Quantity(sentence[number.start : end], number.start, end, percent=number.value)
        elif following and " of" in sentence[number.end : end] and following.start == end + 1:
            text = sentence[number.start : following.end]
            yield Quantity(text, number.start, following.end, count=number.value, whole=following.value)
        else:
            yield Quantity(sentence[number.start : end], number.start, end, count=number.value)
