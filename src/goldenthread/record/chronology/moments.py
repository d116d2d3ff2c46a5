"""When something happened as people type it: a day, or no more than a month or a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.kit.forms import DayField
from goldenthread.record.chronology import dates


@dataclass(frozen=True)
class Moment:
    """``precision``: "exact", "month" or "year"; whether it is "about" is asked apart."""

    on: date
    precision: str = "exact"

    def __str__(self) -> str:
        return dates.when(self.on, self.precision)


class MomentField(DayField):
    """Three boxes of which the first, or the first two, may stay empty. The value: a ``Moment``."""

    def to_python(self, value: Sequence[str] | Moment | None) -> Moment | None:  # type: ignore[override]
        if value is None or isinstance(value, Moment):
            return value
        day, month, year = (part.strip() for part in value)
        if day or not year:
            found = super().to_python((day, month, year))
            return Moment(found) if found else None
        found = super().to_python(("1", month or "1", year))
        return Moment(found, "month" if month else "year") if found else None

    def validate(self, value: Moment | None) -> None:  # type: ignore[override]
        super().validate(value.on if value else None)

    def boxes(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, Moment):
            return super().boxes(value)
        day, month, year = super().boxes(value.on)
        return "" if value.precision != "exact" else day, "" if value.precision == "year" else month, year
