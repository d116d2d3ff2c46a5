"""The census as the department collects it: one XML document, Message, with a Header and Children.

Source: the department's business and technical specification of the census. The reader counts each child's periods of
need, assessments and plans through the file and gives them these numbers as identifiers, from 1.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.layout import Layout, ReturnTable
from goldenthread.analysis.returns.reading.files import Return
from goldenthread.analysis.returns.reading.xml_file import Element, XmlFile, name
from goldenthread.analysis.returns.reading.xml_groups import Group, Listed, Rows
from goldenthread.analysis.returns.reading.xml_tables import XmlTables

_DEPTHS = {"{*}Header": 1, "{*}Child": 2}
_IDENTIFIERS = ("CINdetailsID", "AssessmentID", "CPPID")
_PRE_PROCEEDINGS = ("preproceedingsandfgdm", "preproceedings")


def read_xml(path: Path, layout: Layout) -> Return:
    """Read the file. Raises ``ReturnError`` for what is no such XML file."""
    file, tables = XmlFile(path), XmlTables(layout)
    _check_kind(file, layout)
    groups = {"Header": _header(layout), "Child": _child(layout)}
    for element in file.pieces(_DEPTHS):
        tables.place(element, groups[name(element)])
    tables.beside(_beside(file.root), name(file.root))
    frames = tables.frames()
    return Return(frames, dict.fromkeys(frames, path.name), "xml", tuple(tables.remarks()))


def _check_kind(file: XmlFile, layout: Layout) -> None:
    elements = file.beginning()
    if "Children" not in map(name, elements):
        raise ReturnError(
            f"{layout.title} as XML has an element Children, but {file.path} has none: "
            f"its outermost element is {name(elements[0])}."
        )


def _beside(root: Element) -> Iterator[Element]:
    """What is left of the file that is neither Children nor in it a Child."""
    for element in root:
        yield from element if name(element) == "Children" else (element,)


# -- what the elements hold -----------------------------------------------------------------------------------------


def _header(layout: Layout) -> Group:
    gather = frozenset({"collectiondetails", "source"})
    return _group(layout.tables["Header"], inside=gather, ignored=frozenset({"content"}))


def _child(layout: Layout) -> Group:
    return _group(
        layout.tables["ChildIdentifiers"],
        inside=frozenset({"childidentifiers"}),
        groups={"childcharacteristics": _characteristics(layout), "cindetails": _details(layout)},
        shares=("LAchildID",),
    )


def _characteristics(layout: Layout) -> Group:
    disabilities = Group(rows=(), listed={"disability": Listed("Disabilities", "Disability")})
    return _group(layout.tables["ChildCharacteristics"], groups={"disabilities": disabilities})


def _details(layout: Layout) -> Group:
    tables = layout.tables
    groups = {
        "assessments": _assessment(layout),
        "cinplandates": _group(tables["CINplanDates"]),
        "section47": _group(tables["Section47"]),
        "childprotectionplans": _plan(layout),
    }
    if "PreProceedings" in tables:
        groups |= dict.fromkeys(_PRE_PROCEEDINGS, _group(tables["PreProceedings"]))
    return _counted(tables["CINdetails"], "CINdetailsID", groups=groups)


def _assessment(layout: Layout) -> Group:
    factor = Listed("AssessmentFactorsList", "AssessmentFactor", joined="AssessmentFactors")
    return _counted(
        layout.tables["Assessments"],
        "AssessmentID",
        listed=dict.fromkeys(("assessmentfactors", "assessmentfactor"), factor),
        inside=frozenset({"factorsidentifiedatassessment"}),
    )


def _plan(layout: Layout) -> Group:
    reviews = Group(rows=(), listed={"cppreviewdate": Listed("Reviews", "CPPreviewDate")})
    return _counted(layout.tables["ChildProtectionPlans"], "CPPID", groups={"reviews": reviews})


def _counted(table: ReturnTable, number: str, **parts: Any) -> Group:
    return _group(table, number=number, shares=(number,), **parts)


def _group(table: ReturnTable, **parts: Any) -> Group:
    listed = {each.joined for each in parts.get("listed", {}).values()}
    fields = {column.lower(): column for column in table.columns if column not in {*_IDENTIFIERS, *listed}}
    return Group(rows=(Rows(table.name),), fields=fields, **parts)
