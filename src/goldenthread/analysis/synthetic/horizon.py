"""The span of time that a made-up authority covers."""

from dataclasses import dataclass
from datetime import date

from goldenthread.analysis.synthetic.day_numbers import day

WARM_UP_YEARS = 6

LOOK_BACK_DAYS = 366
"""Events up to this long before the first day are held too, for figures that look a year back."""


@dataclass(frozen=True)
class Horizon:
    """First and last day covered. Journeys start up to six years earlier, so that the first day finds open work."""

    first: date
    last: date

    @classmethod
    def ending(cls, last: date, years: int) -> "Horizon":
        """The ``years`` years up to and including ``last``."""
        following = date.fromordinal(last.toordinal() + 1)
        return cls(following.replace(year=following.year - years), last)

    @property
    def begin(self) -> int:
        """Day number of the first day."""
        return day(self.first)

    @property
    def end(self) -> int:
        """Day number of the last day."""
        return day(self.last)

    @property
    def warm(self) -> int:
        """Day number on which the first journeys start."""
        return day(self.first.replace(year=self.first.year - WARM_UP_YEARS))

    @property
    def held_from(self) -> int:
        """Day number of the first event held: a year before the first day covered."""
        return self.begin - LOOK_BACK_DAYS
