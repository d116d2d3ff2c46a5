"""The returns that are prepared here, each with the room of ``analysis.returns`` that reads and checks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.analysis.returns.rule import RuleType

QUERY = RuleType.QUERY.value
SSDA903, CIN = "ssda903", "cin"


@dataclass(frozen=True)
class KindOfReturn:
    """``compares``: whether its rules ask for last year's return, for providers and for where places are."""

    slug: str
    words: str
    room: ModuleType
    compares: bool

    @property
    def years(self) -> tuple[str, ...]:
        years: tuple[str, ...] = self.room.YEARS
        return years


KINDS: Mapping[str, KindOfReturn] = {
    SSDA903: KindOfReturn(SSDA903, "Children looked after return (SSDA903)", ssda903, compares=True),
    CIN: KindOfReturn(CIN, "Children in need census", cin, compares=False),
}
CHOICES = [(kind.slug, kind.words) for kind in KINDS.values()]
