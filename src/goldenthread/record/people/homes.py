"""Addresses as texts, and when two of them are one home, however they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.record.people.models import Address

PARTS_IN_ORDER = ("ROOM", "FLOOR", "FLAT", "BUILDING", "HOUSE", "STREET", "TOWN")
HOUSE_PARTS = ("FLAT", "BUILDING", "HOUSE")


def lines(address: Address) -> str:
    """The address in one line, as it is when nothing is withheld."""
    parts = [str(address.parts[part]) for part in PARTS_IN_ORDER if address.parts.get(part)]
    return ", ".join(filter(None, (*parts, address.postcode))) or "Address not known"


def texts(address: Address, *, postcode: bool) -> Iterable[str]:
    """What gives an address away: house with street, and the postcode with and without its space."""
    if postcode:
        yield address.postcode
        yield address.postcode.replace(" ", "")
    house, street = (_part(address, part) for part in ("HOUSE", "STREET"))
    building = _part(address, "BUILDING")
    for before in filter(None, (house, building)):
        yield from (f"{before} {street}", f"{before}, {street}") if street else ()


def ways(postcode: str) -> frozenset[str]:
    """The ways in which one postcode may be stored: as it is, and in capitals with and without its space."""
    closed = postcode.replace(" ", "").upper()
    return frozenset({postcode, closed, f"{closed[:-3]} {closed[-3:]}".strip()})


def _part(address: Address, part: str) -> str:
    return str(address.parts.get(part) or "")


@dataclass(frozen=True)
class Home:
    """One home: its postcode without space, and the numbers of house and flat, or its name where it has no number.

    Without a postcode the street stands for it. Both empty: nobody knows which home it is.
    """

    postcode: str
    house: str

    @classmethod
    def of(cls, address: Address) -> Home:
        postcode = _plain(address.postcode) or _plain(_part(address, "STREET"))
        house = " ".join(_part(address, part) for part in HOUSE_PARTS)
        return cls(postcode, "-".join(sorted(re.findall(r"\d+", house))) or _plain(house))


class Homes:
    """A set of homes. A postcode without a house may be any of its houses."""

    def __init__(self, homes: Iterable[Home]) -> None:
        self._homes = {home for home in homes if home.postcode}
        self._postcodes = {home.postcode for home in self._homes}

    def __contains__(self, home: Home) -> bool:
        whole = home in self._homes or Home(home.postcode, "") in self._homes
        return whole or (not home.house and home.postcode in self._postcodes)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
