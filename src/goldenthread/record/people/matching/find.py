"""From what is wanted to who it may be."""

from __future__ import annotations

from goldenthread.access.models import User
from goldenthread.record.people.matching.candidates import candidates
from goldenthread.record.people.matching.near import words_near
from goldenthread.record.people.matching.scores import Match, ranked
from goldenthread.record.people.matching.wanted import Wanted
from goldenthread.record.people.models import SearchKey


def find(wanted: Wanted, *, by: User) -> list[Match]:
    """Those whom ``by`` may find, best first, at most ``candidates.MOST``. Three queries, whatever the data."""
    near = words_near(wanted.terms)
    return ranked(wanted, near, candidates(wanted, near, SearchKey.objects.findable_by(by)))
