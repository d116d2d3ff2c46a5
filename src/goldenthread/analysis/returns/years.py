"""The years of a return. A return of a year covers 1 April to 31 March and is named after both: 2026-27."""

from dataclasses import dataclass
from datetime import date

from goldenthread.analysis.returns.errors import ReturnError


@dataclass(frozen=True)
class CollectionYear:
    """The time that a return covers; both days are part of it."""

    start: date
    end: date

    @property
    def label(self) -> str:
        return f"{self.end.year - 1}-{self.end.year % 100:02d}"


def collection_year(label: str, known: tuple[str, ...], title: str) -> CollectionYear:
    """The year of a label. Raises ``ReturnError`` for one that is not in ``known``."""
    if label not in known:
        raise ReturnError(f"{title} of {label} is not known here; known years are {known[0]} to {known[-1]}.")
    first = int(label[:4])
    return CollectionYear(date(first, 4, 1), date(first + 1, 3, 31))
