"""The reference that an address and a person use for a record: a type letter and eight characters, one of them a check.

No vowels and no look-alikes, so that it spells nothing and survives being read out; random, so that it tells nothing
and the next one cannot be guessed. Never the primary key, never reused.
"""

from __future__ import annotations

import secrets

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
RANDOM = 7


def new_reference(letter: str) -> str:
    """A new reference such as ``p-7k3m9q2x``."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return f"{letter}-{body}{_check(letter + body)}"


def is_reference(text: str, letter: str) -> bool:
    """Whether a text is a whole, untyped-over reference of this kind."""
    start, body = text[:2], text[2:]
    known = start == f"{letter}-" and len(body) == RANDOM + 1 and set(body) <= set(ALPHABET)
    return known and _check(letter + body[:-1]) == body[-1]


def is_shaped_like_one(text: str) -> bool:
    """Whether a text could be a reference of some kind, mistyped perhaps: it spells nothing and names nobody."""
    return len(text) == RANDOM + 3 and text[1] == "-" and set(text[2:]) <= set(ALPHABET)


def _check(text: str) -> str:
    """A weighted sum: one wrong character or two neighbours swapped change it."""
    return ALPHABET[sum((at + 1) * ord(character) for at, character in enumerate(text)) % len(ALPHABET)]
