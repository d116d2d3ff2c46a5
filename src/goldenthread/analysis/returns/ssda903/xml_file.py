"""The SSDA903 as one XML file: an element a child, which holds a HEADER and EPISODEs.

The HEADER has the child's own fields, those of the tables UASC, OC3 and AD1 among them, and groups for what there may
be several of. Source: the department's technical specification of the return. How it names the groups of social worker
episodes and of deprivation of liberty orders was not to be found: any group with their fields is read as one of them.
"""

from collections.abc import Iterator
from pathlib import Path

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.layout import Layout, ReturnTable
from goldenthread.analysis.returns.reading.files import Return
from goldenthread.analysis.returns.reading.xml_file import Element, XmlFile, name
from goldenthread.analysis.returns.reading.xml_groups import Group, Rows
from goldenthread.analysis.returns.reading.xml_tables import XmlTables

_CHILDS_PARTS = ("HEADER", "EPISODE")
_GROUPS = {
    "EPISODE": "Episodes",
    "AREVIEW": "Reviews",
    "AMISSING": "Missing",
    "OC2": "OC2",
    "PERMANENCE": "PrevPerm",
    "AD_PLACED": "PlacedAdoption",
    "SWEPISODE": "SWEpisodes",
    "SW_EPISODE": "SWEpisodes",
    "ASWEPISODE": "SWEpisodes",
    "DOLO": "DoLo",
    "ADOLO": "DoLo",
}
_ALSO_CALLED = {"CHILD": "CHILDID", "PLACE": "PL"}
_OF_EVERY_TABLE = ("CHILD", "SEX", "DOB")
_IN_THE_HEADER = ("UASC", "OC3", "AD1")


def read_xml(path: Path, layout: Layout) -> Return:
    """Read the file. Raises ``ReturnError`` for what is no such XML file."""
    file, tables, child = XmlFile(path), XmlTables(layout), _child(layout)
    for element in file.pieces({_childs_tag(file, layout): 1}):
        tables.place(element, child)
    tables.beside(file.root, name(file.root))
    frames = tables.frames(keep=frozenset({"UASC"}))
    return Return(frames, dict.fromkeys(frames, path.name), "xml", tuple(tables.remarks()))


def _childs_tag(file: XmlFile, layout: Layout) -> str:
    """What the elements are called that hold a child each."""
    elements = file.beginning()
    for element in elements:
        if name(element) in _CHILDS_PARTS and len(list(element.iterancestors())) > 1:
            tag: str = element.getparent().tag
            return tag
    raise ReturnError(_no_child(file.path, layout, elements[0]))


def _no_child(path: Path, layout: Layout, root: Element) -> str:
    return (
        f"{layout.title} as XML has an element {' or '.join(_CHILDS_PARTS)} for each child, but {path} has none: "
        f"its outermost element is {name(root)}."
    )


def _child(layout: Layout) -> Group:
    within = {table: _group(layout.tables[table]) for table in _GROUPS.values() if table in layout.tables}
    groups = {called.lower(): within[table] for called, table in _GROUPS.items() if table in within}
    header = [layout.tables[each] for each in ("Header", *_IN_THE_HEADER)]
    return Group(
        rows=(Rows("Header"), *(_rows(layout.tables[each]) for each in _IN_THE_HEADER)),
        fields={called: column for each in header for called, column in _fields(each)},
        groups=groups,
        inside=frozenset({"header"}),
        shares=_OF_EVERY_TABLE,
    )


def _rows(table: ReturnTable) -> Rows:
    """A row where the child has any field of the table: for UASC, whether it is one."""
    own = tuple(column for column in table.columns if column not in _OF_EVERY_TABLE)
    return Rows(table.name, needs=("UASC", *own) if table.name == "UASC" else own)


def _group(table: ReturnTable) -> Group:
    return Group(rows=(Rows(table.name),), fields=dict(_fields(table)))


def _fields(table: ReturnTable) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        yield column.lower(), column
        if column in _ALSO_CALLED:
            yield _ALSO_CALLED[column].lower(), column
