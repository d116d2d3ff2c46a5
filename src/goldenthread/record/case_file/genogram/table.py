"""The genogram in words: every person once, every relationship once."""

from __future__ import annotations

from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.kit.words import day
from goldenthread.record.case_file.genogram.figures import Figure
from goldenthread.record.case_file.genogram.recorded import Recorded, has_ended
from goldenthread.record.people.models import Relationship
from goldenthread.record.people.relationship_kinds import Sort, named

SEXES = {"M": "Male", "F": "Female"}
RESPONSIBILITY = {True: "Yes", False: "No", None: "Not known"}


def people(recorded: Recorded) -> Table:
    """Everybody who is drawn, the index child first, then by age."""
    figures = sorted(recorded.family.figures, key=lambda each: (not each.index, each.missing, each.age_order))
    columns = (Column("Name"), Column("Sex"), Column("Age"), Column("Lives with them"))
    return Table("People in the genogram", columns, tuple(_person(each) for each in figures))


def _person(figure: Figure) -> tuple[Cell, ...]:
    sex = SEXES.get(figure.sex, "Not known")
    note = "Not yet born" if figure.unborn else f"Died: {figure.note}" if figure.died else figure.note
    home = "This is whose genogram it is" if figure.index else "Yes" if figure.at_home else ""
    return Cell(figure.name), Cell("" if figure.missing else sex), Cell(note), Cell(home)


def relationships(recorded: Recorded) -> Table:
    columns = (
        Column("Who"),
        Column("Is"),
        Column("Of"),
        Column("From"),
        Column("Until"),
        Column("Parental responsibility"),
    )
    return Table("Relationships", columns, tuple(_relationship(recorded, row) for row in recorded.rows))


def _relationship(recorded: Recorded, row: Relationship) -> tuple[Cell, ...]:
    until = day(row.ends_on) if row.ends_on else "Ended" if has_ended(row) else ""
    kind = named(row.kind)
    return (
        Cell(recorded.names[row.person_id]),
        Cell(kind.word),
        Cell(recorded.names[row.related_id]),
        Cell(day(row.starts_on) if row.starts_on else ""),
        Cell(until),
        Cell(RESPONSIBILITY[row.parental_responsibility] if kind.sort is Sort.PARENT else ""),
    )
