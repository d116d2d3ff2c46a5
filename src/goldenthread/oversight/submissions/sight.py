"""Whose findings a user sees without knowing whose they are: children who are restricted to others, or kept from them.

The return says of children what the authority sends anyway, so the permission opens it; but where the record knows the
child and keeps the user from them, the number and the values stay closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.access.models import User
from goldenthread.access.subjects import kept_from
from goldenthread.oversight.submissions.models import Finding
from goldenthread.record.people.models import Identifier

CLOSED = "Restricted record"


def closed_to(user: User) -> frozenset[str]:
    """The numbers, of whatever kind, of those whom the record keeps from this user. One query."""
    kept = Identifier.objects.filter(kept_from(user, "person_id"))
    return frozenset(kept.values_list("value", flat=True))


@dataclass(frozen=True)
class Shown:
    """A finding as this user may read it."""

    finding: Finding
    child: str
    seen: tuple[tuple[str, str], ...]
    is_closed: bool

    @property
    def place(self) -> str:
        """Where to look: the file and line, or the table and row."""
        if not self.finding.table:
            return "The whole return"
        if self.finding.line:
            return f"{self.finding.table}, line {self.finding.line} of {self.finding.file}"
        return f"{self.finding.table}, row {(self.finding.row or 0) + 1}"

    @property
    def values(self) -> str:
        return "; ".join(f"{field}: {value or '(empty)'}" for field, value in self.seen)


def shown(findings: Iterable[Finding], closed: frozenset[str]) -> list[Shown]:
    return [_shown(each, each.child in closed) for each in findings]


def _shown(finding: Finding, is_closed: bool) -> Shown:
    if is_closed:
        seen = tuple((field, "not shown") for field, _ in finding.seen)
        return Shown(finding, CLOSED, seen, True)
    return Shown(finding, finding.child, tuple((field, value) for field, value in finding.seen), False)
