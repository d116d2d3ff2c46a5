"""Code lists that belong to a year: the last year's, with what the year brought and without what ended."""

from collections.abc import Mapping
from dataclasses import dataclass

Lists = Mapping[str, str]
"""Codes parted by spaces, by the field that holds them."""


@dataclass(frozen=True)
class CodeLists:
    """``held`` in the first year; ``brought`` from a year on; ``ended``: a year was the last of them."""

    first_year: str
    held: Lists
    brought: Mapping[str, Lists]
    ended: Mapping[str, Lists]

    def of(self, year: str) -> dict[str, tuple[str, ...]]:
        """What each field may hold in a year, in the official order."""
        fields = dict.fromkeys([*self.held, *(field for lists in self.brought.values() for field in lists)])
        return {field: tuple(self._codes(field, year)) for field in fields}

    def _codes(self, field: str, year: str) -> list[str]:
        brought = (lists.get(field, "") for first, lists in self.brought.items() if first <= year)
        gone = {code for last, lists in self.ended.items() if last < year for code in lists.get(field, "").split()}
        known = [*self.held.get(field, "").split(), *(code for codes in brought for code in codes.split())]
        return [code for code in known if code not in gone]
