"""How a name is written down for comparing: letters only, and what it sounds like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import jellyfish

# Letters that do not come apart into a letter and an accent.
WHOLE_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
MARKS_INSIDE = re.compile(r"['’‘`´.]")
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
# Written apart or together with the name that follows.
PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "der", "di", "d", "el", "la", "le", "l", "mac", "mc", "o", "st", "van", "von")
)
SHORTEST_TO_MISSPELL = 4


def plain(text: str) -> str:
    """Lower-case letters and digits, with single spaces where anything else stood; apostrophes close up."""
    folded = MARKS_INSIDE.sub("", text.casefold()).translate(WHOLE_LETTERS)
    bare = "".join(each for each in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(each))
    return NOT_A_LETTER.sub(" ", bare).strip()


def closed_up(text: str) -> str:
    """The same without spaces: numbers, postcodes."""
    return plain(text).replace(" ", "")


def words_of_name(name: str) -> list[str]:
    """The words by which one part of a name is found: each word of it, and all of them written together."""
    words = plain(name).split()
    joined = ["".join(words)] if len(words) > 1 else []
    return [word for word in (*words, *joined) if len(word) > 1]


def sound(word: str) -> str:
    """What a word sounds like in English: "kathryn" and "catherine" are one sound. Empty where it has no letters."""
    return jellyfish.metaphone(word).replace(" ", "")


def bones(word: str) -> str:
    """Coarser than its sound: the first sound and the consonants after it, for names from other spellings than ours."""
    consonants = [each for each in _alike(word) if each not in "aeiouyhw"]
    first = "a" if word[:1] in "aeiouy" else ""
    return first + "".join(each for at, each in enumerate(consonants) if not at or consonants[at - 1] != each)


def _alike(word: str) -> str:
    for written, spoken in (("ph", "f"), ("ck", "k"), ("sch", "s"), ("sh", "s"), ("th", "t"), ("kh", "k"), ("gh", "g")):
        word = word.replace(written, spoken)
    return word.translate(str.maketrans("cqzjvdx", "kksgftk"))


def misspellings(word: str) -> Iterable[str]:
    """The word and all that it becomes by leaving one letter out. Two words that are one slip apart share one."""
    yield word
    if len(word) >= SHORTEST_TO_MISSPELL:
        yield from {word[:at] + word[at + 1 :] for at in range(len(word))}


def vocabulary_keys(word: str) -> set[str]:
    """By what a word that somebody's name holds is found: slips, sounds and first letters."""
    spoken = {f"~{sound(word)}", f"_{bones(word)}"} - {"~", "_"}
    return {*misspellings(word), *spoken, f"^{word[:2]}", f"^{word[:3]}"}
