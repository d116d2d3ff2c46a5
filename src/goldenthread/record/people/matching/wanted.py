"""What is looked for, read from one box or from the fields of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from goldenthread.record.people.matching import days
from goldenthread.record.people.matching.places import HOUSE, POSTCODE, STREET_WORDS, home_keys
from goldenthread.record.people.matching.spelling import PARTICLES, closed_up, plain

# A number in groups, as an NHS number is printed, or anything of one piece with a digit in it.
GROUPS = re.compile(r"(?<!\w)\d(?:[ -]?\d){8,}(?!\w)")
PIECE = re.compile(r"(?<![\w/-])(?=[\w/-]*\d)[\w/-]{3,}")
MOST_WORDS = 8


@dataclass(frozen=True)
class Term:
    """One typed word of a name, in the ``forms`` it may be recorded ("o neill" as "oneill" too). ``part``: which part
    of the name a form says it is; ``may_lack``: it may stand in no name ("lane").
    """

    forms: tuple[str, ...]
    part: str = ""
    may_lack: bool = False

    @property
    def letters(self) -> str:
        return self.forms[0]

    @property
    def road(self) -> str:
        return f"@{self.letters}"


@dataclass(frozen=True)
class Wanted:
    """``homes``, ``postcodes`` and ``numbers`` are keys as ``matching.keys`` makes them."""

    terms: tuple[Term, ...] = ()
    born_on: date | None = None
    homes: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = field(default=())

    @cached_property
    def born_perhaps(self) -> dict[str, str]:
        """The keys of the days that the date of birth may have been meant for, and by which slip."""
        return {days.born_key(day): why for day, why in days.slips(self.born_on).items()} if self.born_on else {}

    @property
    def nothing(self) -> bool:
        return not (self.terms or self.born_on or self.homes or self.postcodes or self.numbers)


def read(text: str) -> Wanted:
    """From one box: name in any order, date of birth, address, numbers."""
    born_on, rest = days.taken_out(text)
    numbers = {closed_up(found) for form in (GROUPS, PIECE) for found in form.findall(text)}
    homes, postcodes, rest = _places(GROUPS.sub(" ", rest))
    words = [word for word in plain(rest).split() if not any(each.isdigit() for each in word)]
    return Wanted(_terms(words), born_on, homes, postcodes, tuple(f"#{each}" for each in sorted(numbers)))


def of(*, given: str = "", family: str = "", born_on: date | None = None, address: str = "") -> Wanted:
    """From fields that say which is which."""
    homes, postcodes, rest = _places(address)
    roads = () if homes or postcodes else _terms(plain(rest).split())
    names = (*_terms(plain(given).split(), "g"), *_terms(plain(family).split(), "f"))
    return Wanted((*names, *roads), born_on, homes, postcodes)


def _places(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The keys of the homes and of the postcode in a text, and the text without them."""
    codes = [closed_up(f"{first}{second}") for first, second in POSTCODE.findall(text)]
    rest = POSTCODE.sub(" ", text)
    code = codes[0] if codes else ""
    homes: list[str] = []
    while found := HOUSE.search(rest):
        street, left = _street(plain(rest[found.end() :]).split())
        homes += home_keys(plain(found.group(1)), code, street)
        rest = f"{rest[: found.start()]} {left}"
    if code and (bare := re.search(r"(?<!\w)\d{1,4}[a-z]?(?!\w)", rest, re.IGNORECASE)):
        homes.append(f"@{plain(bare.group())} {code}")
        rest = f"{rest[: bare.start()]} {rest[bare.end() :]}"
    return tuple(homes), tuple(f"@{each}" for each in codes), rest


def _street(words: list[str]) -> tuple[list[str], str]:
    """The words of the street that follow a house number, and what comes after them."""
    ends = [at for at, word in enumerate(words[1:4], 2) if word in STREET_WORDS]
    length = ends[0] if ends else 1
    return words[:length], " ".join(words[length:])


def _terms(words: list[str], part: str = "") -> tuple[Term, ...]:
    return tuple(_each_term(words[:MOST_WORDS], part))


def _each_term(words: list[str], part: str) -> Iterable[Term]:
    before = ""
    for at, word in enumerate(words):
        if word in PARTICLES and at + 1 < len(words):
            before += word
            continue
        forms = (word, before + word) if before else (word,)
        yield Term(forms, part, may_lack=at > 0 and word in STREET_WORDS)
        before = ""
