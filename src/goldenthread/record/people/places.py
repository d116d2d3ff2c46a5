"""The pages of one person's record, in the order of its sub-navigation. A room above adds its own when it loads."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.access.permissions import Permission


@dataclass(frozen=True)
class Place:
    """``name``: the address name, which takes a ``reference``. ``order``: where it stands among the others."""

    order: int
    text: str
    name: str
    permission: Permission = Permission.PERSON_VIEW


PLACES: list[Place] = []


def add(*places: Place) -> None:
    """Called when an app is ready. Adding a place again changes nothing."""
    PLACES.extend(place for place in places if place not in PLACES)
    PLACES.sort(key=lambda place: place.order)
