"""The bank holidays of England, one-offs included, between the days for which they are known."""

from datetime import date
from functools import cache
from pathlib import Path

# The first year that any dataset of the first annual review can reach back to for a look-back.
FIRST_DAY = date(2008, 1, 1)

# Bank holidays are announced about two years ahead. Later years would be answered by rule alone, without the one-off
# days that may yet be proclaimed: move this on, with the file, for each release of the holiday library.
LAST_DAY = date(2028, 12, 31)


@cache
def bank_holidays() -> tuple[date, ...]:
    """Every bank holiday in England from ``FIRST_DAY`` to ``LAST_DAY``, in order, as taken and not as named.

    A holiday that falls on a weekend is there with the weekday given in its place. The file holds what the library
    `holidays` says, as a test makes sure: asking the library takes longer than checking a whole census.
    """
    listed = Path(__file__).with_name("bank_holidays.txt").read_text(encoding="ascii")
    return tuple(map(date.fromisoformat, listed.split()))
