"""The XML of the census, from its tables: what the reader makes of it again is the same tables.

Source: the department's business and technical specification of the census, for the elements and their order.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl
from lxml import etree

from goldenthread.analysis.returns.cin.layout import layout_of
from goldenthread.analysis.returns.cin.words import FACTORS_APART
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.layout import Layout

Element = Any  # lxml has no types of its own
Row = dict[str, str | None]

_CHILD, _NEED = ("LAchildID",), ("LAchildID", "CINdetailsID")
_STANDS_IN = {
    "ChildIdentifiers": (),
    "ChildCharacteristics": _CHILD,
    "Disabilities": _CHILD,
    "CINdetails": _CHILD,
    "Assessments": _NEED,
    "AssessmentFactorsList": (*_NEED, "AssessmentID"),
    "CINplanDates": _NEED,
    "Section47": _NEED,
    "ChildProtectionPlans": _NEED,
    "Reviews": (*_NEED, "CPPID"),
    "PreProceedings": _NEED,
    "OtherElements": _NEED,
}
"""What tells which row of another table a row stands in."""

_LINKS = {"CINdetailsID", "AssessmentID", "CPPID"}
_TAGS = {"CINplanDates": "CINPlanDates"}
_ELEMENTS = {_TAGS.get(name, name) for name in _STANDS_IN if name != "CINdetails"}
_COLLECTION = ("Collection", "Year", "ReferenceDate")


def write_xml(tables: Mapping[str, pl.DataFrame], path: Path, *, year: str) -> Counter[str]:
    """Write the census. Gives, by table, how many rows found no child or period of need to stand in: they are left out.

    The file is there whole or not at all. Raises ``ReturnError`` for what XML cannot hold.
    """
    rows = _Rows(tables, layout_of(year))
    with tempfile.TemporaryDirectory(prefix=".census-", dir=path.parent) as folder:
        part = Path(folder) / path.name
        with part.open("wb") as file:
            _write(rows, file)
        part.replace(path)
    return rows.left()


class _Rows:
    """The rows of each table by what they stand in: each is taken once, in the order of the table."""

    def __init__(self, tables: Mapping[str, pl.DataFrame], layout: Layout) -> None:
        self._layout = layout
        self._held: dict[tuple[str, *tuple[str | None, ...]], list[Row]] = {}
        self.headers = tables["Header"].to_dicts() if "Header" in tables else []
        for name, keys in _STANDS_IN.items():
            for row in tables[name].iter_rows(named=True) if name in tables else ():
                self._held.setdefault((name, *map(row.get, keys)), []).append(row)

    def take(self, name: str, around: Row) -> list[Row]:
        return self._held.pop((name, *map(around.get, _STANDS_IN[name])), [])

    def take_others(self, around: Row) -> list[Row]:
        """Without what stood in an element that has a table: of which row it was nobody knows any more."""
        found = self.take("OtherElements", around)
        astray = [row for row in found if row.get("Group") in _ELEMENTS]
        if astray:
            self._held["OtherElements", ""] = [*self._held.get(("OtherElements", ""), []), *astray]
        return [row for row in found if row not in astray]

    def element(self, name: str, row: Row) -> Element:
        """The element of a row with its own fields; what the row only stands in is no field of it."""
        shared = _LINKS if name == "ChildIdentifiers" else {*_LINKS, *_CHILD}
        element = etree.Element(_TAGS.get(name, name))
        for column in self._layout.tables[name].columns:
            if column not in shared and column != "AssessmentFactors":
                _add(element, column, row.get(column))
        return element

    def left(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for (name, *_), rows in self._held.items():
            counts[name] += len(rows)
        return counts


def _add(element: Element, field: str, value: str | None) -> None:
    """Add a field that holds something: more than what XML takes for space."""
    if value and value.strip(" \t\r\n"):
        try:
            etree.SubElement(element, field).text = value
        except ValueError as error:
            raise ReturnError(f"{field} holds {value!r}, which XML cannot hold. Correct it.") from error


def _write(rows: _Rows, file: BinaryIO) -> None:
    """A child at a time, so that a census of any size needs little memory."""
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("Message"):
            xml.write(_header(rows), pretty_print=True)
            with xml.element("Children"):
                for row in rows.take("ChildIdentifiers", {}):
                    xml.write(_child(rows, row), pretty_print=True)


def _header(rows: _Rows) -> Element:
    header = etree.Element("Header")
    details, source = etree.SubElement(header, "CollectionDetails"), etree.SubElement(header, "Source")
    for row in rows.headers[:1]:
        for field, value in row.items():
            _add(details if field in _COLLECTION else source, field, value)
    levels = etree.SubElement(etree.SubElement(header, "Content"), "CBDSLevels")
    etree.SubElement(levels, "CBDSLevel").text = "Child"
    return header


def _child(rows: _Rows, row: Row) -> Element:
    child = etree.Element("Child")
    child.append(rows.element("ChildIdentifiers", row))
    child.extend(_characteristics(rows, row))
    child.extend(_details(rows, each) for each in rows.take("CINdetails", row))
    return child


def _characteristics(rows: _Rows, child: Row) -> Iterator[Element]:
    found = [rows.element("ChildCharacteristics", row) for row in rows.take("ChildCharacteristics", child)]
    disabilities = rows.take("Disabilities", child)
    if disabilities:
        found = found or [etree.Element("ChildCharacteristics")]
        _list(etree.SubElement(found[0], "Disabilities"), "Disability", disabilities)
    yield from found


def _list(element: Element, field: str, rows: list[Row]) -> None:
    for row in rows:
        _add(element, field, row.get(field))


def _details(rows: _Rows, row: Row) -> Element:
    details = rows.element("CINdetails", row)
    details.extend(_assessment(rows, each) for each in rows.take("Assessments", row))
    for name in ("CINplanDates", "Section47"):
        details.extend(rows.element(name, each) for each in rows.take(name, row))
    details.extend(_plan(rows, each) for each in rows.take("ChildProtectionPlans", row))
    details.extend(rows.element("PreProceedings", each) for each in rows.take("PreProceedings", row))
    details.extend(_others(rows.take_others(row)))
    return details


def _assessment(rows: _Rows, row: Row) -> Element:
    assessment = rows.element("Assessments", row)
    listed = [each.get("AssessmentFactor") for each in rows.take("AssessmentFactorsList", row)]
    factors = _apart(row.get("AssessmentFactors")) or listed
    if factors:
        found = etree.SubElement(assessment, "FactorsIdentifiedAtAssessment")
        for factor in factors:
            _add(found, "AssessmentFactors", factor)
    return assessment


def _apart(cell: str | None) -> list[str]:
    """The factors that stand in one cell."""
    return [each for each in re.split(FACTORS_APART, cell or "") if each]


def _plan(rows: _Rows, row: Row) -> Element:
    plan = rows.element("ChildProtectionPlans", row)
    reviews = rows.take("Reviews", row)
    if reviews:
        _list(etree.SubElement(plan, "Reviews"), "CPPreviewDate", reviews)
    return plan


def _others(rows: list[Row]) -> Iterator[Element]:
    """What no other table has a place for, as it was grouped."""
    for group, fields in groupby(rows, key=lambda row: str(row.get("Group"))):
        element = etree.Element(group)
        for row in fields:
            etree.SubElement(element, str(row.get("Field"))).text = row.get("Value")
        yield from element if group == "CINdetails" else (element,)
