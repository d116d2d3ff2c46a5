"""Rules about the unique pupil number.

Source: the department's "Unique pupil numbers: a guide for schools and local authorities". A number is a check letter,
three digits of an authority, two of a year and six of a serial; of a temporary number the last is a letter.
"""

import polars as pl

from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.reference import AUTHORITIES
from goldenthread.analysis.returns.rule import RuleType

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letters by remainder; a temporary number's last letter counts as its place among them."""

FULL_LENGTH = 13

WALES = {str(number) for number in range(660, 682)}
FORMER_AUTHORITIES = {"820", "875"}
ISLANDS_AND_SERVICE_CHILDREN = {str(number) for number in range(701, 709)}
WITHOUT_AUTHORITY = {f"{number:03}" for number in range(1, 6)}
OTHER_NUMBERS = WALES | FORMER_AUTHORITIES | ISLANDS_AND_SERVICE_CHILDREN | WITHOUT_AUTHORITY
"""Numbers that pupils have from other than an English authority of today or of the last years: a number is for life."""
_DIGITS = r"^.[0-9]{11}"
_WHOLE = rf"^[A-Za-z][0-9]{{11}}[0-9{LETTERS}]$"


def _digit(place: int) -> pl.Expr:
    """What the character at a place, from 1, counts in the check; only the last may be a letter."""
    character = pl.col("UPN").str.slice(place - 1, 1).str.to_uppercase()
    letters = {letter: rank for rank, letter in enumerate(LETTERS)}
    return character.replace_strict({**{str(n): n for n in range(10)}, **letters}, default=None, return_dtype=pl.Int64)


@rule(
    "1510",
    "ChildIdentifiers.UPN",
    "The first letter of the unique pupil number does not fit the rest. Check the number with the school.",
    type=RuleType.ERROR,
)
def wrong_check_letter(evidence: Evidence) -> pl.DataFrame:
    children = evidence["ChildIdentifiers"].filter(
        (pl.col("UPN").str.len_chars() == FULL_LENGTH) & pl.col("UPN").str.contains(_DIGITS)
    )
    remainder = pl.sum_horizontal(_digit(place) * place for place in range(2, FULL_LENGTH + 1)) % len(LETTERS)
    expected = remainder.replace_strict(dict(enumerate(LETTERS)), return_dtype=pl.String)
    readable = _digit(FULL_LENGTH).is_not_null()
    return children.filter(readable & (pl.col("UPN").str.slice(0, 1) != expected))


@rule(
    "1520",
    "ChildIdentifiers.UPN",
    "Two children have the same unique pupil number. Correct it, or join the records of one child.",
    type=RuleType.ERROR,
)
def number_twice(evidence: Evidence) -> pl.DataFrame:
    children = evidence["ChildIdentifiers"].filter(pl.col("UPN").is_not_null())
    return children.filter(pl.col("UPN").is_duplicated())


@rule(
    "1540",
    "ChildIdentifiers.UPN",
    "Characters 5 to 12 of the unique pupil number must be digits. Check the number with the school.",
    type=RuleType.ERROR,
)
def serial_not_digits(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(~pl.col("UPN").str.slice(4, 8).str.contains(r"^[0-9]+$"))


@rule(
    "1550",
    "ChildIdentifiers.UPN",
    "The last character of the unique pupil number must be a digit or a letter other than I, O and S.",
    type=RuleType.ERROR,
)
def wrong_last_character(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(~pl.col("UPN").str.slice(12, 1).str.contains(rf"^[0-9{LETTERS}]$"))


@rule(
    "1560Q",
    "ChildIdentifiers.FormerUPN",
    "The former unique pupil number is not written as one: a letter, 11 digits, then a digit or a letter. Check it.",
    type=RuleType.QUERY,
)
def former_number_misspelt(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(~pl.col("FormerUPN").str.contains(_WHOLE))


@rule(
    "1530",
    "ChildIdentifiers.UPN",
    "Characters 2 to 4 of the unique pupil number are the number of no authority. Check the number with the school.",
    type=RuleType.ERROR,
    version="2023-24",
)
def authority_unknown(evidence: Evidence) -> pl.DataFrame:
    numbers = {each.number for each in AUTHORITIES} | OTHER_NUMBERS
    whole = evidence["ChildIdentifiers"].filter(pl.col("UPN").str.len_chars() == FULL_LENGTH)
    return whole.filter(~pl.col("UPN").str.slice(1, 3).is_in(numbers))
