"""The access matrix in plain words, made from the roles in code: what a page shows is what the rule does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.access.data_classes import DataClass
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.access.role import Role
from goldenthread.access.roles import ROLES
from goldenthread.kit.tables import Cell, Column, Table

NOT_READ = "Nothing"


@dataclass(frozen=True)
class Entry:
    """One role. ``reads`` and ``facts`` are rows of a summary list."""

    role: Role
    reads: tuple[dict[str, str], ...]
    permissions: tuple[str, ...]
    purposes: tuple[str, ...]
    cases: str


def entries() -> Iterator[Entry]:
    for role in ROLES.values():
        reads = tuple({"key": _capital(each.words), "value": _capital(role.reads_class(each))} for each in _read(role))
        may = tuple(_capital(each) for each in Permission if role.may(each))
        yield Entry(role, reads, may, tuple(map(_capital, role.purposes)), _cases(role))


def _read(role: Role) -> list[DataClass]:
    return [each for each in DataClass if role.reads_class(each) is not Reach.NONE]


def _cases(role: Role) -> str:
    if role.audience == "published":
        return "Published figures only, the small ones hidden; no cases"
    return f"Exact figures; {role.reach.value} behind them"


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def overview() -> Table:
    """Every role by every class of a record, one word each."""
    classes = [each for each in DataClass if each is not DataClass.RESTRICTED]
    columns = (Column("Role"), *(Column(_capital(each.words)) for each in classes))
    rows = ((Cell(role.name), *(Cell(_short(role.reads_class(each))) for each in classes)) for role in ROLES.values())
    return Table("How far each role reads each class of a record", columns, tuple(rows))


def _short(reach: Reach) -> str:
    words = {Reach.NONE: NOT_READ, Reach.NAMED: "By name", Reach.OWN: "Own", Reach.TEAM: "Team"}
    return {**words, Reach.SERVICE: "Service", Reach.AUTHORITY: "All"}[reach]
