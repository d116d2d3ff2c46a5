"""The tables of an XML return while it is read, and what has to be said of it afterwards."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import polars as pl

from goldenthread.analysis.returns.layout import Layout
from goldenthread.analysis.returns.reading.xml_file import Element, name
from goldenthread.analysis.returns.reading.xml_groups import Group, Ignored, Listed, Part, Parts

Row = dict[str, str | None]
ELSEWHERE = "OtherElements"
"""The table for what no other table has a place for, in a layout that has it."""

_Later = list[tuple[Element, Group | Listed | None]]


@dataclass
class XmlTables:
    """Rows by table, in the order of the file: ``place`` adds what one element holds."""

    layout: Layout
    _columns: dict[str, tuple[str, ...]] = field(init=False)
    _cells: dict[str, list[str | None]] = field(init=False)
    _parts: dict[Group, Parts] = field(default_factory=dict, init=False)
    _numbers: Counter[str] = field(default_factory=Counter, init=False)
    _unknown: Counter[tuple[str, str]] = field(default_factory=Counter, init=False)
    _repeated: Counter[tuple[str, str]] = field(default_factory=Counter, init=False)
    _taken: dict[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._columns = {name: table.columns for name, table in self.layout.tables.items()}
        self._cells = {name: [] for name in self.layout.names}

    # -- placing ---------------------------------------------------------------------------------------------------

    def place(self, element: Element, group: Group, around: Row | None = None) -> None:
        """Add the rows of an element and of those within; ``around`` is what it takes over from those about it."""
        row, around = self._numbered(group.number) if group.number else {}, around or {}
        later: _Later = []
        self._read(element, group, row, later)
        shared = {**around, **{column: row.get(column) for column in group.shares}} if group.shares else around
        for part, what in later:
            if isinstance(what, Listed):
                self._list(part.text, what, row, shared)
            else:
                self._place_part(part, what, (element, group), shared)
        self._add_rows(group, row, {**shared, **row})

    def _numbered(self, column: str) -> Row:
        self._numbers[column] += 1
        return {column: str(self._numbers[column])}

    def _add_rows(self, group: Group, own: Row, row: Row) -> None:
        for rows in group.rows:
            if not rows.needs or any(own.get(column) for column in rows.needs):
                self._add(rows.table, row)

    def _read(self, element: Element, group: Group, row: Row, later: _Later) -> None:
        """Read the fields. What has rows of its own comes later, when all that it takes over is known.

        Every element of the file comes by here: the loop is as short as it can be.
        """
        parts = self._parts.get(group) or self._parts.setdefault(group, Parts(group))
        for tag, value in element.items():
            self._read_attribute(element, tag, value, parts[tag], row)
        for part in element:
            what, value = parts[part.tag], part.text
            if not isinstance(what, str) or (value is None and len(part)):
                self._read_part(part, what, group, (row, later))
            elif value and row.setdefault(what, value) is not value:
                self._repeated[name(element), what] += 1

    def _read_part(self, part: Element, what: Part, group: Group, into: tuple[Row, _Later]) -> None:
        if what is group:
            self._read(part, group, *into)
        elif not isinstance(what, Ignored):
            held = isinstance(what, Group) or (isinstance(what, Listed) and not len(part))
            into[1].append((part, what if held and not isinstance(what, str) else None))

    def _read_attribute(self, element: Element, tag: str, value: str, what: Part, row: Row) -> None:
        """An attribute counts as a field; those of other namespaces speak of the XML and not of the child."""
        if isinstance(what, str):
            row.setdefault(what, value)
        elif not tag.startswith("{"):
            self._unknown[name(element), f"attribute {tag}"] += 1

    def _place_part(self, part: Element, what: Group | None, within: tuple[Element, Group], shared: Row) -> None:
        element, around = within
        if group := what or self._recognised(part, around):
            self.place(part, group, shared)
        else:
            self._keep(part, element, shared)

    def _list(self, value: str | None, listed: Listed, row: Row, shared: Row) -> None:
        if not listed.joined:
            self._add(listed.table, shared | {listed.column: value})
        elif value:
            row[listed.joined] = f"{row[listed.joined]}|{value}" if listed.joined in row else value
            self._add(listed.table, shared | {listed.column: value})

    def _recognised(self, part: Element, group: Group) -> Group | None:
        """The one group all of whose fields these are, when nobody knows it by its name."""
        names = {name(each).lower() for each in part}
        alike = {each for each in group.groups.values() if names and names <= each.fields.keys()}
        if len(alike) != 1:
            return None
        found = alike.pop()
        self._parts[group][part.tag] = found
        self._taken[name(part)] = found.rows[0].table
        return found

    def _keep(self, part: Element, element: Element, shared: Row) -> None:
        self._unknown[name(element), f"element {name(part)}"] += 1
        for leaf in part.iter() if ELSEWHERE in self._cells else ():
            if not len(leaf):
                where = {"Group": name(leaf.getparent()), "Field": name(leaf), "Value": leaf.text}
                self._add(ELSEWHERE, {**shared, **where})

    def _add(self, table: str, row: Row) -> None:
        self._cells[table].extend(map(row.get, self._columns[table]))

    # -- what came of it -------------------------------------------------------------------------------------------

    def frames(self, *, keep: frozenset[str] = frozenset()) -> dict[str, pl.DataFrame]:
        """Every table of the layout, without the optional columns that the file has nothing of, but for ``keep``."""
        return {table: self._frame(table, keep) for table in self.layout.names}

    def _frame(self, table: str, keep: frozenset[str]) -> pl.DataFrame:
        declared, cells = self.layout.tables[table], self._cells.pop(table)
        count = len(declared.columns)
        columns = (pl.Series(each, cells[at::count], pl.String) for at, each in enumerate(declared.columns))
        spare = declared.optional - keep
        return pl.DataFrame([each for each in columns if each.name not in spare or each.null_count() < len(each)])

    def remarks(self) -> Iterator[str]:
        """What of the file was not as the return has it."""
        for tag, table in self._taken.items():
            yield f"The element {tag} was read as {table}, whose fields it has."
        for (where, column), count in self._repeated.items():
            yield f"{column} stands more than once in {where} ({_times(count)}): the first was read."
        for (where, what), count in self._unknown.items():
            yield f"{where} has the {what}, which the return does not know ({_times(count)}). {self._fate(what)}"

    def _fate(self, what: str) -> str:
        kept = ELSEWHERE in self.layout.tables and what.startswith("element")
        return f"It is in the table {ELSEWHERE}, which no rule reads." if kept else "It was left out."

    def beside(self, elements: Iterable[Element], where: str) -> None:
        """Remark upon elements that stand where none should: they are left out."""
        self._unknown.update((where, f"piece {name(element)}") for element in elements)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
