"""How long a step may take, which clock it runs on, and between which dates the rule held."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["hours", "working_days", "calendar_days", "weeks", "months", "years"]

# How far the rule has been traced to its source: to the words of the publication, in part, not yet, or a local choice.
Verified = Literal["verified", "partly", "unverified", "local"]


@dataclass(frozen=True)
class Timescale:
    """One version of one time limit. ``valid_from`` and ``valid_to`` are inclusive; ``None`` is no known limit.

    The day on which the clock starts is day 0, whatever the unit.
    """

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
        """Whether this version of the rule applies to a clock that starts on ``day``."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)
