"""Addresses as keys: a home by its house and postcode or street, a street, a postcode."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from goldenthread.record.people.matching.spelling import closed_up, plain

POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", re.IGNORECASE)
HOUSE = re.compile(r"(?<![\w/.-])(\d{1,4}[a-z]?)[\s,]+(?=[a-z]{3,})", re.IGNORECASE)
STREET_WORDS = frozenset(
    (
        *("avenue", "ave", "close", "court", "crescent", "drive", "gardens", "green", "grove", "hill", "lane", "ln"),
        *("mews", "park", "place", "rd", "road", "row", "square", "st", "street", "terrace", "view", "walk", "way"),
    )
)
NUMBERED = ("FLAT", "HOUSE", "BUILDING")


def keys_of_address(parts: Mapping[str, object], postcode: str) -> Iterable[str]:
    """By what a recorded address is found."""
    code, street = closed_up(postcode), plain(str(parts.get("STREET") or "")).split()
    houses = [plain(str(parts[part])) for part in NUMBERED if parts.get(part)]
    if code:
        yield f"@{code}"
    for house in houses:
        yield from home_keys(house, code, street)
    if street and street[0] not in STREET_WORDS:
        yield f"@{street[0]}"


def home_keys(house: str, code: str, street: list[str]) -> Iterable[str]:
    """One home: its house with its postcode, and with the first word of its street."""
    if code:
        yield f"@{house} {code}"
    if street:
        yield f"@{house} {street[0]}"
