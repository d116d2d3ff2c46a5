"""How long a step may take, which clock it runs on, and between which dates the rule held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.codes.errors import UserError

Unit = Literal["hours", "working_days", "calendar_days", "weeks", "months", "years"]
Verified = Literal["verified", "partly", "unverified", "local"]


@dataclass(frozen=True)
class Timescale:
    """One version of one time limit. ``valid_from`` and ``valid_to`` are inclusive; ``None`` is no known limit."""

    id: str
    event: str
    amount: int
    unit: Unit
    clock_starts: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: Verified

    def holds_on(self, day: date) -> bool:
        """Whether this version of the rule applies to a clock that started on ``day``."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)


_WT = "Working Together to Safeguard Children"

TIMESCALES: tuple[Timescale, ...] = (
    Timescale(
        "assessment_statistic",
        "Assessment authorised",
        45,
        "working_days",
        "assessment start date",
        date(2013, 4, 1),
        None,
        "DfE children in need statistics, table C2",
        "partly",
    ),
    Timescale(
        "icpc",
        "Initial child protection conference",
        15,
        "working_days",
        "strategy discussion",
        date(2015, 3, 26),
        None,
        f"{_WT} 2015, 2018, 2023",
        "verified",
    ),
)


def timescale(id: str, on: date, *, among: Sequence[Timescale] = TIMESCALES) -> Timescale:
    """The version of a time limit that held on a day."""
    for found in among:
        if found.id == id and found.holds_on(on):
            return found
    raise UserError(f"There is no time limit '{id}' in force on {on:%-d %B %Y}.")
