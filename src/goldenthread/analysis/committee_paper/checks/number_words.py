"""Numbers written in figures or in words within a sentence: "31", "thirty-one", "a hundred and five"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = {word: value for value, word in enumerate(f"{_UNITS}|{_TEENS}".split("|"))}
_SMALL |= {word: 20 + 10 * step for step, word in enumerate(_TENS.split("|"))}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join((*_SMALL, *_LARGE))
_JOIN = r"(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|(?<=million)\s+and\s+|\s+|-)"
_IN_WORDS = rf"(?:an?\s+(?=hundred|thousand|million))?(?:{_WORD})(?:{_JOIN}(?:{_WORD}))*"
_IN_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# A figure glued to letters, dates and section numbers (2 of "Here4U", "2013/14", "3rd", "18:30") is not a count.
_SPOT = re.compile(
    rf"(?<![\w./:£-])(?P<figures>{_IN_FIGURES})(?P<percent>\s?%|\s+per\s?cent\b)?(?![\w/:]|-\d|\.\d)"
    rf"|\b(?P<words>{_IN_WORDS})\b(?P<percent_words>\s+per\s?cent\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Spotted:
    """A number found in a sentence: its value, whether it is a percentage, and where it stands."""

    value: Decimal
    percent: bool
    start: int
    end: int


def number_in_words(text: str) -> int | None:
    """The value of a whole text that is a number in words ("thirty-one"), else None."""
    words = text.strip().lower()
    if words in ("no", "none", "nil"):
        return 0
    return _valued(words) if re.fullmatch(_IN_WORDS, words) else None


def numbers_in(text: str) -> Iterator[Spotted]:
    """Every number in a sentence, in order. Years, dates, ordinals and section numbers are left out."""
    for match in _SPOT.finditer(text):
        figures, words = match["figures"], match["words"]
        value = Decimal(figures.replace(",", "")) if figures else _valued(words.lower())
        if value is not None:
            percent = bool(match["percent"] or match["percent_words"])
            yield Spotted(Decimal(value), percent, match.start(), match.end())


def _valued(words: str) -> int | None:
    """Reads "two hundred and thirty-one"; None for a run of words that is not one number ("two three")."""
    total = group = 0
    last = 1_000_000_000
    for word in re.findall(r"[a-z]+", words):
        if word in _LARGE:
            group = max(group, 1) * _LARGE[word]
            last = _LARGE[word]
            if last > 100:
                total, group = total + group, 0
        elif word in _SMALL:
            if last < 20 or (last < 100 and _SMALL[word] >= 10):
                return None
            group, last = group + _SMALL[word], _SMALL[word] or 1
    return total + group
