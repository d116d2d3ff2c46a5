"""What the elements of an XML return hold, declared: which are fields, which are rows of a table, which only gather."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.analysis.returns.reading.xml_file import local


@dataclass(frozen=True)
class Rows:
    """A table that a group gives a row to; with ``needs``, only where one of these columns holds something."""

    table: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listed:
    """A field that may be repeated: each gives a row to a table. ``joined`` is the group's column with all of them."""

    table: str
    column: str
    joined: str | None = None


@dataclass(frozen=True)
class Ignored:
    """An element that is known, and no part of a table."""


@dataclass(frozen=True, eq=False)
class Group:
    """An element that holds others. What those are called is in lower case, without namespaces.

    ``fields`` are columns of its row, ``groups`` have rows of their own, ``listed`` may be repeated. Those ``inside``
    only gather fields and groups of this one; ``ignored`` ones are no part of a table. ``shares`` are the columns that
    groups within take over; ``number`` is the column that counts such groups through the file.
    """

    rows: tuple[Rows, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, "Group"] = field(default_factory=dict)
    listed: Mapping[str, Listed] = field(default_factory=dict)
    inside: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    shares: tuple[str, ...] = ()
    number: str | None = None

    def part(self, tag: str) -> "Part":
        """What an element with this tag is here; ``None`` where nobody knows."""
        called = local(tag).lower()
        if called in self.inside:
            return self
        if called in self.ignored:
            return Ignored()
        return self.fields.get(called) or self.groups.get(called) or self.listed.get(called)


Part = str | Group | Listed | Ignored | None


class Parts(dict[str, Part]):
    """The parts of a group by tag, each looked up once."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group

    def __missing__(self, tag: str) -> Part:
        self[tag] = part = self._group.part(tag)
        return part
