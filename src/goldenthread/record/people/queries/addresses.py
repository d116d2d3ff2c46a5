"""Where a person lives and lived, as their own page may show it."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.access.models import User
from goldenthread.kit import clock
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Address, Person
from goldenthread.record.people.queries.details import dates

WRITE = {True: "Safe to write", False: "Do not write here", None: "Not asked whether it is safe to write"}


@dataclass(frozen=True)
class Entry:
    """``closed``: it is shown only when asked for."""

    key: int
    version: int
    text: str
    kind: str
    when: str
    current: bool
    closed: bool
    confirmed: bool
    write: str
    contact: str


def entries(user: User, person: Person, rule: Confidentiality, *, shown: int | None = None) -> list[Entry]:
    """Those of the person that the user may see. ``shown``: the key of the one that was asked for."""
    today = clock.today()
    rows = list(Address.objects.visible_to(user).filter(person=person))
    return [_entry(row, rule, row.ends_on is None or row.ends_on >= today, row.pk == shown) for row in rows]


def _entry(row: Address, rule: Confidentiality, current: bool, shown: bool) -> Entry:
    closed = rule.may_reveal(row) and not shown
    words = (row.get_kind_display() or "Kind not recorded", dates(row))
    more = (current, closed, row.confirmed, WRITE[row.safe_to_write], row.safe_contact)
    return Entry(row.pk, row.version, rule.address(row, revealed=shown), *words, *more)
