"""What is printed in a cell: a number, nothing, or a mark that stands for a number withheld."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks.number_words import number_in_words

WITHHELD_MARKS = frozenset({"*", "c", "[c]", "x", "[x]", "z", "[z]", "suppressed", "not supplied"})
_DASHES = frozenset({"", "-", "–", "—"})
_NUMBER = re.compile(r"[-−(]?\s*£?\s*(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,9})?\s*\)?\s*%?")


@dataclass(frozen=True)
class Cell:
    """`printed` is the text on paper; `value` its number, None where blank or withheld. Percentages in points.

    `absent` is true where the table has no such cell, as in a table without row totals: that is no blank.
    """

    printed: str = ""
    value: Decimal | None = None
    absent: bool = False

    @property
    def blank(self) -> bool:
        return self.value is None and self.printed in _DASHES and not self.absent

    @property
    def withheld(self) -> bool:
        return self.value is None and not self.blank and not self.absent

    @property
    def places(self) -> int:
        """Decimal places as printed: 12 has none, 13.0 has one."""
        exponent = self.value.as_tuple().exponent if self.value is not None else 0
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0


BLANK = Cell()
ABSENT = Cell(absent=True)


def number(value: int | str | Decimal | None) -> Cell:
    """A cell with this number printed plainly; None is a blank cell."""
    return BLANK if value is None else Cell(str(value), Decimal(str(value)))


def read_cell(printed: str) -> Cell | None:
    """The cell that a printed text is: figures (1,234 · 20% · £5 · (3)), words (two), a dash, a mark of
    suppression. None when it is none of these."""
    text = printed.strip()
    if text in _DASHES or text.lower() in WITHHELD_MARKS:
        return Cell(text)
    if _NUMBER.fullmatch(text):
        return Cell(text, _value(text))
    words = number_in_words(text)
    return None if words is None else Cell(text, Decimal(words))


def _value(text: str) -> Decimal:
    digits = re.sub(r"[^\d.]", "", text)
    return -Decimal(digits) if text[0] in "-−(" else Decimal(digits)


def added(cells: Iterable[Cell]) -> Decimal:
    """The sum of the numbers among the cells; blank and withheld cells add nothing."""
    return sum((cell.value for cell in cells if cell.value is not None), Decimal(0))


def plain(value: Decimal) -> str:
    """A number as the paper would print it: 31, 1,234, 12.5; never 31.0 or 3E+1."""
    whole = value == value.to_integral_value()
    return f"{value.quantize(Decimal(1)):,}" if whole else f"{value.normalize():,f}"
