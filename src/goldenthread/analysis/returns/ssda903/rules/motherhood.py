"""Rules about children who are mothers: the Header's MOTHER and the date of birth of their first child, MC_DOB."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903 import care_leavers, looked_after
from goldenthread.analysis.returns.ssda903.episodes import RESPITE, birthday, one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule

_MALE = one_of("SEX", "M", "1")  # 1 until 2023-24
_FEMALE = one_of("SEX", "F", "2")
_IS_MOTHER = pl.col("MOTHER") == "1"
_YOUNGEST = 11


@rule(
    "165",
    "Header.MOTHER Header.SEX OC3.IN_TOUCH OC3.ACTIV OC3.ACCOM",
    "Say whether she is a mother, 1 or 0. Leave it blank only for boys, and for care leavers who were not looked after"
    " this year.",
    reads="Episodes",
)
def motherhood_is_wrong_or_missing(evidence: Evidence) -> pl.DataFrame:
    rows = evidence["Header"].join(_records_of_care_leavers(evidence), on="CHILD", how="left")
    given = pl.col("MOTHER").is_not_null()
    invalid = given & (_MALE | ~one_of("MOTHER", *evidence.codes["MOTHER"]))
    return rows.filter(invalid | (~given & ~_MALE & ~_need_not_say(evidence)))


def _records_of_care_leavers(evidence: Evidence) -> pl.DataFrame:
    informed = care_leavers.with_information(evidence).select("OC3", informed=True)
    return evidence["OC3"].select("CHILD", "OC3").join(informed, on="OC3", how="left")


def _need_not_say(evidence: Evidence) -> pl.Expr:
    """Nothing is asked of those with nothing but short breaks this year, or no episode but a care leaver's record."""
    in_year = evidence["Episodes"].filter(looked_after.in_the_year(evidence))
    breaks = one_of("LS", *RESPITE)
    short, longer = (
        pl.col("CHILD").is_in(in_year.filter(each)["CHILD"].implode()).fill_null(value=False)
        for each in (breaks, ~breaks)
    )
    return ~longer & (short | pl.col("informed").fill_null(value=False))


@rule(
    "171",
    "Header.MC_DOB",
    "Give the date of birth of the mother's child as a date, such as 24/05/2026, or leave it blank.",
    judges_text=True,
)
def child_s_date_of_birth_is_no_date(evidence: Evidence) -> pl.DataFrame:
    read = evidence["Header"].drop_nulls("MC_DOB")
    return evidence.text("Header").drop_nulls("MC_DOB").join(read, on="Header", how="anti")


@rule(
    "174",
    "Header.SEX Header.MC_DOB",
    "There is a date of birth of a mother's child, but the sex is male. Correct whichever is wrong.",
    version="2024-25",
    judges_text=True,
)
def male_with_mother_s_child(evidence: Evidence) -> pl.DataFrame:
    return evidence.text("Header").drop_nulls("MC_DOB").filter(_MALE)


@rule(
    "611",
    "Header.MOTHER Header.MC_DOB",
    "She is recorded as a mother: give the date of birth of her first child.",
    judges_text=True,
)
def mother_without_child_s_date_of_birth(evidence: Evidence) -> pl.DataFrame:
    return evidence.text("Header").filter(_IS_MOTHER, pl.col("MC_DOB").is_null())


@rule(
    "612",
    "Header.SEX Header.MOTHER Header.MC_DOB",
    "There is a date of birth of her first child: record her as a mother, or remove it.",
    version="2024-25",
    judges_text=True,
)
def child_s_date_of_birth_without_mother(evidence: Evidence) -> pl.DataFrame:
    given = evidence.text("Header").drop_nulls("MC_DOB")
    return given.filter(_FEMALE, pl.col("MOTHER").is_null() | (pl.col("MOTHER") == "0"))


@rule(
    "620",
    "Header.DOB Header.MOTHER",
    "She is recorded as a mother but was under 11 when the year began. Check her date of birth.",
)
def mother_is_very_young(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(_IS_MOTHER, birthday(_YOUNGEST) > evidence.start)


@rule(
    "621",
    "Header.DOB Header.MC_DOB",
    "The mother is no older than her child. Correct whichever date of birth is wrong.",
)
def mother_is_younger_than_her_child(evidence: Evidence) -> pl.DataFrame:
    return evidence["Header"].filter(pl.col("MC_DOB") <= pl.col("DOB"))


def _beside_last_year(evidence: Evidence, column: str) -> pl.DataFrame:
    """The Header's rows of children for whom last year's has the column, with what it had ``before``."""
    last = evidence["Header_last"].select("CHILD", pl.col(column).alias("before")).drop_nulls("before")
    return evidence["Header"].join(last.unique("CHILD", keep="first", maintain_order=True), on="CHILD")


@rule(
    "624",
    "Header.MC_DOB",
    "The date of birth of the first child is another than in last year's return. Correct whichever is wrong.",
    reads="Header_last",
    judges_text=True,
)
def child_s_date_of_birth_has_changed(evidence: Evidence) -> pl.DataFrame:
    return _beside_last_year(evidence, "MC_DOB").filter(pl.col("MC_DOB").ne_missing(pl.col("before")))


@rule(
    "626",
    "Header.MOTHER Header.MC_DOB",
    "Her first child was born before this year, but last year's return says that she was no mother. Check both.",
    reads="Header_last",
)
def mother_already_last_year(evidence: Evidence) -> pl.DataFrame:
    was_none = _beside_last_year(evidence, "MOTHER").filter(pl.col("before") == "0")
    return was_none.filter(_IS_MOTHER, pl.col("MC_DOB") < evidence.start)


@rule(
    "628",
    "Header.MOTHER",
    "The young person is a care leaver who was not looked after this year: leave blank whether she is a mother.",
    reads="Episodes OC3",
)
def motherhood_of_care_leaver(evidence: Evidence) -> pl.DataFrame:
    left = care_leavers.not_looked_after_this_year(evidence)
    return evidence["Header"].drop_nulls("MOTHER").join(left, on="CHILD", how="semi")
