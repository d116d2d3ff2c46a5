"""How far a role goes: from nothing to the whole authority."""

from __future__ import annotations

from enum import StrEnum


class Reach(StrEnum):
    """In words to the person. Each goes further than the one before it."""

    NONE = "no cases"
    NAMED = "the records that they are named for"
    OWN = "the children that you work with"
    TEAM = "your team"
    SERVICE = "your service"
    AUTHORITY = "the whole authority"

    @property
    def rank(self) -> int:
        return list(Reach).index(self)
