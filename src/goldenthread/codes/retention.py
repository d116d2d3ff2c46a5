"""How long each class of record is kept, from which day, and who says so.

Sources are the regulations; where no statute speaks, the authority's own schedule, marked local. A new version of a
rule is a new entry with its dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.codes.errors import UserError
from goldenthread.codes.timescale import Verified

Clock = Literal["birth", "event"]

_CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation 50"
_LEAVERS = "Care Leavers (England) Regulations 2010 (SI 2010/2571), regulation 10"
_ADOPTION = "Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005, regulation 6"
_FOSTERING = "Fostering Services (England) Regulations 2011 (SI 2011/581), regulation 32"
_LOCAL = "Local retention schedule, where no statute says how long"


@dataclass(frozen=True)
class RetentionRule:
    """``years`` run from birth, or from ``event``. ``years_after_death``: instead, where somebody died before 18.

    ``valid_from`` and ``valid_to`` are inclusive; None is no known limit.
    """

    id: str
    record: str
    years: int
    clock: Clock
    event: str
    source: str
    verified: Verified
    valid_from: date | None = None
    valid_to: date | None = None
    years_after_death: int | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this version of the rule is in force on ``day``."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)


_2011 = date(2011, 4, 1)

RULES: tuple[RetentionRule, ...] = (
    RetentionRule("looked-after", "Looked after child", 75, "birth", "birth", _CARE_PLANNING, "verified", _2011,
                  years_after_death=15),
    RetentionRule("care-leaver", "Care leaver", 75, "birth", "birth", _LEAVERS, "partly", _2011, years_after_death=15),
    RetentionRule("adoption", "Adopted child", 100, "event", "adoption order", _ADOPTION, "verified",
                  date(2005, 12, 30)),
    RetentionRule("foster-carer", "Foster carer", 10, "event", "end of approval", _FOSTERING, "verified", _2011),
    RetentionRule("foster-applicant", "Foster carer not approved", 3, "event", "refusal or withdrawal", _FOSTERING,
                  "verified", _2011),
    RetentionRule("child-in-need", "Child in need or with a protection plan", 25, "birth", "birth", _LOCAL, "local"),
    RetentionRule("early-help", "Early help", 25, "birth", "birth", _LOCAL, "local"),
    RetentionRule("contact", "Contact that led to nothing", 6, "event", "contact", _LOCAL, "local"),
)  # fmt: skip


def rule(id: str, on: date) -> RetentionRule:
    """The version of a rule in force on a day. Raises ``UserError`` for an id or a day without one."""
    in_force = [each for each in RULES if each.id == id and each.holds_on(on)]
    if not in_force:
        raise UserError(f"No retention rule '{id}' was in force on {on:%-d %B %Y}.")
    return in_force[0]
