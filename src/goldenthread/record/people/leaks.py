"""Finds in text what must not be in it, however it was typed: other case, other spaces, other punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# A shorter secret is a part of too many words to be looked for inside them.
FOUND_INSIDE_WORDS = 8


@dataclass(frozen=True)
class Found:
    """``text[start:end]`` is the secret, as it was typed."""

    secret: str
    start: int
    end: int


def find(text: str, secrets: Iterable[str]) -> list[Found]:
    """Every place where a secret stands in a text, from its first to its last letter or digit; in order."""
    letters = _letters(text)
    plain = "".join(letter for letter, _ in letters)
    found = (each for secret in secrets for each in _places(text, plain, [at for _, at in letters], secret))
    return sorted(found, key=lambda each: (each.start, each.end))


def any_in(text: str, secrets: Iterable[str]) -> bool:
    return bool(find(text, secrets))


def _places(text: str, plain: str, at: list[int], secret: str) -> Iterator[Found]:
    wanted = "".join(letter for letter, _ in _letters(secret))
    start = plain.find(wanted) if wanted else -1
    while start >= 0:
        found = Found(secret, at[start], at[start + len(wanted) - 1] + 1)
        if len(wanted) >= FOUND_INSIDE_WORDS or _is_whole(text, found):
            yield found
        start = plain.find(wanted, start + 1)


def _is_whole(text: str, found: Found) -> bool:
    before, after = text[found.start - 1 : found.start], text[found.end : found.end + 1]
    return not before.isalnum() and not after.isalnum()


def _letters(text: str) -> list[tuple[str, int]]:
    """Letters and digits in lower case, each with its place in the text."""
    return [(letter, at) for at, typed in enumerate(text) if typed.isalnum() for letter in typed.casefold()]
