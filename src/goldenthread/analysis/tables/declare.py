"""The words in which tables are declared: one line a column.

A column takes ``about``, ``sensitivity`` and whether it may be empty from its table unless it says otherwise.
"""

from dataclasses import dataclass
from typing import Any

import polars as pl

from goldenthread.analysis.tables.contract import About, Column, ColumnType, Constraint, Sensitivity, Table
from goldenthread.analysis.tables.words import in_words

PERSON = "ssd_person.pers_person_id"
WORKER = "ssd_professionals.prof_professional_id"
TEAM = "ssd_department.dept_team_id"


@dataclass(frozen=True)
class Declared:
    """A column before its table has filled in what it left unsaid. ``optional=None`` follows the table."""

    name: str
    type: ColumnType
    description: str
    settings: dict[str, Any]

    def column(self, *, about: About, sensitivity: Sensitivity, optional: bool) -> Column:
        settings = {"about": about, "sensitivity": sensitivity} | self.settings
        nullable = settings.pop("optional", optional and not settings.get("key", False))
        return Column(self.name, self.type, self.description, nullable=nullable, **settings)


def key(name: str, description: str, **settings: Any) -> Declared:
    """A part of the primary key; an identifier unless ``type`` says otherwise."""
    return Declared(name, ColumnType(settings.pop("type", "identifier")), description, {"key": True} | settings)


def identifier(name: str, description: str, **settings: Any) -> Declared:
    return Declared(name, ColumnType.IDENTIFIER, description, settings)


def link(name: str, references: str, description: str, **settings: Any) -> Declared:
    """An identifier that names a row of another table."""
    return identifier(name, description, references=references, **settings)


def person(name: str, description: str, **settings: Any) -> Declared:
    return link(name, PERSON, description, **{"sensitivity": "identifying"} | settings)


def worker(name: str, description: str, **settings: Any) -> Declared:
    return link(name, WORKER, description, **{"about": "worker", "sensitivity": "personal"} | settings)


def team(name: str, description: str, **settings: Any) -> Declared:
    return link(name, TEAM, description, **{"about": "authority", "sensitivity": "not personal"} | settings)


def code(name: str, code_set: str, description: str, **settings: Any) -> Declared:
    return Declared(name, ColumnType.CODE, description, {"code_set": code_set} | settings)


def flag(name: str, description: str, **settings: Any) -> Declared:
    """A yes or no as the SSD writes it: "Y" or "N"."""
    return Declared(name, ColumnType.FLAG, description, {"code_set": "yes_no"} | settings)


def text(name: str, description: str, **settings: Any) -> Declared:
    return Declared(name, ColumnType.TEXT, description, settings)


def json(name: str, description: str, **settings: Any) -> Declared:
    return Declared(name, ColumnType.JSON, description, settings)


def date(name: str, description: str, **settings: Any) -> Declared:
    return Declared(name, ColumnType.DATE, description, settings)


def date_time(name: str, description: str, **settings: Any) -> Declared:
    return Declared(name, ColumnType.DATE_TIME, description, settings)


def whole(name: str, description: str, **settings: Any) -> Declared:
    """A whole number, not below 0 unless ``minimum`` says otherwise."""
    return Declared(name, ColumnType.WHOLE_NUMBER, description, {"minimum": 0} | settings)


def number(name: str, description: str, **settings: Any) -> Declared:
    """A number, not below 0 unless ``minimum`` says otherwise."""
    return Declared(name, ColumnType.NUMBER, description, {"minimum": 0} | settings)


def boolean(name: str, description: str, **settings: Any) -> Declared:
    return Declared(name, ColumnType.BOOLEAN, description, settings)


def on_or_after(later: str, earlier: str) -> Constraint:
    """``later`` is on or after ``earlier`` wherever both are given."""
    broken = (pl.col(later) < pl.col(earlier)).fill_null(False)
    return Constraint(f"{later} must be on or after {earlier}", (earlier, later), broken)


def together(column: str, *others: str) -> Constraint:
    """All of the columns are given, or none of them is."""
    broken = pl.any_horizontal(pl.col(other).is_null() != pl.col(column).is_null() for other in others)
    return Constraint(f"{column} must be given together with {in_words(others)}", (column, *others), broken)


def only_with(column: str, other: str) -> Constraint:
    """``column`` is given only where ``other`` is."""
    broken = pl.col(column).is_not_null() & pl.col(other).is_null()
    return Constraint(f"{column} must be given only where {other} is", (column, other), broken)


def table(  # noqa: PLR0913 - a declaration: every argument is a named part of it
    name: str,
    title: str,
    description: str,
    *columns: Declared,
    about: About = "none",
    sensitivity: Sensitivity = "not personal",
    constraints: tuple[Constraint, ...] = (),
    origin: str = "Golden Thread",
    optional: bool = False,
) -> Table:
    """Declare a table of our own: a column must be filled unless it says ``optional=True``."""
    filled = tuple(each.column(about=about, sensitivity=sensitivity, optional=optional) for each in columns)
    return Table(name, title, description, origin, filled, constraints)


def ssd_table(  # noqa: PLR0913 - as table
    name: str,
    title: str,
    description: str,
    *columns: Declared,
    about: About = "child",
    sensitivity: Sensitivity = "personal",
    constraints: tuple[Constraint, ...] = (),
) -> Table:
    """Declare a table of the Standard Safeguarding Dataset: only its key must be filled, as in the extracts."""
    return table(
        name,
        title,
        description,
        *columns,
        about=about,
        sensitivity=sensitivity,
        constraints=constraints,
        origin="SSD 1.4.5",
        optional=True,
    )
