"""Who may be the same person as one about to be added."""

from __future__ import annotations

from datetime import date

from goldenthread.access.models import User
from goldenthread.record.people.matching import wanted
from goldenthread.record.people.matching.find import find
from goldenthread.record.people.matching.scores import Match

LIKELY = 0.78
MOST = 10


def likely_duplicates(
    *, given: str, family: str, born_on: date | None = None, address: str = "", by: User
) -> list[Match]:
    """Those so like that adding another must be answered for: of those whom ``by`` may find, the best ten."""
    asked = wanted.of(given=given, family=family, born_on=born_on, address=address)
    return [match for match in find(asked, by=by) if match.score >= LIKELY][:MOST]
