"""Numbers of people, and how to tell a mistyped one: each has a check digit or letter.

Sources: NHS Data Dictionary, "NHS NUMBER" (modulus 11); Department for Education, "Unique pupil numbers: guide", and
rule 1510 of the children in need census for the check letter (modulus 23).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.models import Identifier

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O or S
UPN = re.compile(rf"[{LETTERS}]\d{{11}}[\d{LETTERS}]")
NHS = re.compile(r"\d{10}")
LONGEST = 80


def checked(kind: str, text: str) -> str:
    """The number as it is kept: without spaces, in capitals. Raises ``MistakeError`` for one that cannot be right."""
    number = re.sub(r"[\s-]", "", text).upper()
    rule = RULES.get(kind)
    if rule is None:
        return text.strip()
    return rule(number)


def nhs_number(number: str) -> str:
    """Ten digits, the last a check of the others. Raises ``MistakeError``."""
    if not NHS.fullmatch(number):
        raise MistakeError("Enter an NHS number of 10 digits, such as 943 476 5919", "value")
    total = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False))
    if (11 - total % 11) % 11 != int(number[-1]):  # a check of 10 fits no digit, and is never given out
        raise MistakeError("Check the NHS number: one of its digits must be wrong", "value")
    return number


def unique_pupil_number(number: str) -> str:
    """A check letter and twelve digits; the last of a temporary number is a letter. Raises ``MistakeError``."""
    if not UPN.fullmatch(number):
        raise MistakeError("Enter a unique pupil number of 1 letter and 12 digits, such as B801200005001", "value")
    values = (LETTERS.index(each) if each in LETTERS else int(each) for each in number[1:])
    if LETTERS[sum(value * weight for weight, value in enumerate(values, 2)) % 23] != number[0]:
        raise MistakeError("Check the unique pupil number: its first letter does not fit the digits", "value")
    return number


RULES: Mapping[str, Callable[[str], str]] = {Identifier.NHS: nhs_number, Identifier.UPN: unique_pupil_number}
