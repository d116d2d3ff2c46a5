"""The shape of a return: which tables it has, which columns they have, and what a cell may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

PRIOR = "_last"
"""What the name of a table of last year's return ends in."""


class Kind(StrEnum):
    """What a cell holds once it is read."""

    TEXT = "text"
    DATE = "date"
    WHOLE = "whole number"


@dataclass(frozen=True)
class ReturnTable:
    """One table: its columns in the official order, and which of them are not text.

    ``child`` names the column that says whose row it is, ``optional`` the columns that not every file has.
    """

    name: str
    columns: tuple[str, ...]
    kinds: Mapping[str, Kind]
    child: str | None
    optional: frozenset[str] = frozenset()

    def kind(self, column: str) -> Kind:
        return self.kinds.get(column, Kind.TEXT)


@dataclass(frozen=True)
class Layout:
    """The tables of one return in one year."""

    title: str
    tables: Mapping[str, ReturnTable] = field(repr=False)

    def table(self, name: str) -> ReturnTable | None:
        """The table of that name, of this year's return or last year's; ``None`` where the return has none."""
        return self.tables.get(name.removesuffix(PRIOR))

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self.tables)


def table(  # noqa: PLR0913 - a declaration: every argument is a named part of it
    name: str, columns: str, *, child: str | None, dates: str = "", whole: str = "", optional: str = ""
) -> ReturnTable:
    """Declare a table: names of columns parted by spaces."""
    kinds = dict.fromkeys(dates.split(), Kind.DATE) | dict.fromkeys(whole.split(), Kind.WHOLE)
    known = tuple(columns.split())
    unknown = {*kinds, *optional.split()} - set(known)
    if unknown:
        raise ValueError(f"{name} has no column {', '.join(sorted(unknown))}")
    return ReturnTable(name, known, kinds, child, frozenset(optional.split()))
