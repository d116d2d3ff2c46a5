"""Rules about who the child is: the Header, but for what it says of mothers and of asylum seekers."""

from datetime import date

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import birthday, one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule

_UPN = r"^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$"
"""A pupil number: a check letter and twelve figures; the last is a letter in a temporary one. Never I, O or S."""
_NOT_OF_SCHOOL_AGE = "UN1"
_OLD_SEXES = {"1": "M", "2": "F"}
"""How the sexes were coded until 2023-24."""


@rule("101", "Header.SEX", "Give the sex as one of the year's codes.", version="2024-25")
def sex_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(~one_of("SEX", *evidence.codes["SEX"]))


@rule("102", "Header.DOB", "Give the date of birth as a date, such as 24/05/2019.", judges_text=True)
def date_of_birth_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(pl.col("DOB").is_null())


@rule("103", "Header.ETHNIC", "Give the ethnic origin as one of the department's codes, in capitals.")
def ethnic_origin_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(~one_of("ETHNIC", *evidence.codes["ETHNIC"]))


@rule(
    "168",
    "Header.UPN",
    "Give the unique pupil number: a letter and twelve figures. If there is none, say why with a code UN1 to UN5.",
)
def pupil_number_is_no_number(evidence: Evidence) -> pl.DataFrame:
    number = pl.col("UPN").str.contains(_UPN)  # that there is none is for 442 to say
    return evidence["Header"].filter(~number, ~one_of("UPN", *evidence.codes["UPN"]))


def _beside_last_year(evidence: Evidence, column: str) -> pl.DataFrame:
    """The Header's rows of children who were in last year's, with what that had ``before``."""
    last = evidence["Header_last"].select("CHILD", pl.col(column).alias("before"))
    return evidence["Header"].join(last.unique("CHILD", keep="first", maintain_order=True), on="CHILD")


@rule(
    "202",
    "Header.SEX",
    "The sex is another than in last year's return. Correct whichever is wrong.",
    reads="Header_last",
)
def sex_has_changed(evidence: Evidence) -> pl.DataFrame:
    before, now = (pl.col(column).str.to_uppercase().replace(_OLD_SEXES) for column in ("before", "SEX"))
    return _beside_last_year(evidence, "SEX").filter(now.ne_missing(before))


@rule(
    "203",
    "Header.DOB",
    "The date of birth is another than in last year's return. Correct whichever is wrong.",
    reads="Header_last",
    judges_text=True,
)
def date_of_birth_has_changed(evidence: Evidence) -> pl.DataFrame:
    return _beside_last_year(evidence, "DOB").filter(pl.col("DOB").ne_missing(pl.col("before")))


@rule(
    "204",
    "Header.ETHNIC",
    "The ethnic origin is another than in last year's return. Correct whichever is wrong.",
    reads="Header_last",
)
def ethnic_origin_has_changed(evidence: Evidence) -> pl.DataFrame:
    before, now = (pl.col(column).str.to_uppercase() for column in ("before", "ETHNIC"))
    return _beside_last_year(evidence, "ETHNIC").filter(now.ne_missing(before))


@rule(
    "208",
    "Header.UPN",
    "The pupil number is another than in last year's return, or has been lost. Correct whichever is wrong.",
    reads="Header_last",
)
def pupil_number_has_changed(evidence: Evidence) -> pl.DataFrame:
    """A number may become known; and a child of no school age, or of whom nothing was said, may get another reason."""
    both = _beside_last_year(evidence, "UPN").with_columns(pl.col("UPN", "before").str.to_uppercase())
    unknown = set(evidence.codes["UPN"])
    now_known = pl.col("UPN").is_not_null() & ~one_of("UPN", *unknown)
    became_known = now_known & (one_of("before", *unknown) | pl.col("before").is_null())
    other_reason = one_of("UPN", *(unknown - {_NOT_OF_SCHOOL_AGE})) & pl.col("before").fill_null(_NOT_OF_SCHOOL_AGE).eq(
        _NOT_OF_SCHOOL_AGE
    )
    return both.filter(pl.col("UPN").ne_missing(pl.col("before")), ~became_known, ~other_reason)


@rule(
    "209",
    "Header.UPN Header.DOB",
    "The child is of school age, so UN1 cannot be why there is no pupil number. Give the number or the true reason.",
)
def school_child_without_pupil_number(evidence: Evidence) -> pl.DataFrame:
    """Of school age: four years old on 31 August of the year before that in which the return's year began."""
    day = date(evidence.start.year - 1, 8, 31)
    return evidence["Header"].filter(birthday(4) <= day, pl.col("UPN") == _NOT_OF_SCHOOL_AGE)


@rule("232", "Header.SEX", "The sex is given as unknown. Check whether it is known.", since="2024-25")
def sex_is_unknown(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(pl.col("SEX").str.to_uppercase() == "U")


@rule("301", "Header.DOB", "The date of birth is after the end of the year. Correct it, or leave the child out.")
def born_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(pl.col("DOB") > evidence.end)


@rule("351", "Header.DOB", "This person was past 25 when the year began. Correct the date of birth, or leave them out.")
def past_25(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(birthday(25) < evidence.start)


@rule("444", "Header.UPN", "Several children have this pupil number. Correct whichever is wrong.", since="2025-26")
def pupil_number_of_several(evidence: Evidence) -> pl.DataFrame:
    numbers = evidence["Header"].drop_nulls("UPN").filter(~one_of("UPN", *evidence.codes["UPN"]))
    return numbers.filter(pl.len().over("UPN") > 1).with_columns(issue=pl.col("Header").min().over("UPN"))
