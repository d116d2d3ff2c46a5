"""The bank holidays of England, one-offs included, between the days for which they are known."""

from datetime import date
from functools import cache

# The first year that any dataset of the first annual review can reach back to for a look-back.
FIRST_DAY = date(2008, 1, 1)

# Bank holidays are announced about two years ahead. Later years would be answered by rule alone, without the one-off
# days that may yet be proclaimed: move this on with each release of the holiday library, and the tests beside it.
LAST_DAY = date(2028, 12, 31)


@cache
def bank_holidays() -> tuple[date, ...]:
    """Every bank holiday in England from ``FIRST_DAY`` to ``LAST_DAY``, in order, as taken and not as named.

    A holiday that falls on a weekend is there with the weekday given in its place.
    """
    from holidays import country_holidays  # noqa: PLC0415 - takes a while, and most commands need no bank holiday

    return tuple(sorted(country_holidays("GB", subdiv="ENG", years=range(FIRST_DAY.year, LAST_DAY.year + 1))))
