"""Rules about one adoption, on its own: the rows of AD1."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.adoptions import ADOPTION, ADOPTION_FIELDS
from goldenthread.analysis.returns.ssda903.episodes import one_of
from goldenthread.analysis.returns.ssda903.provided import all_given, any_given, no_code, no_date
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule("112", "AD1.DATE_INT", "Give the day of the decision for adoption as a date, or none.", judges_text=True)
def date_of_decision_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return no_date(evidence, "AD1", "DATE_INT")


@rule("113", "AD1.DATE_MATCH", "Give the day of the match with adopters as a date, or none.", judges_text=True)
def date_of_match_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return no_date(evidence, "AD1", "DATE_MATCH")


@rule("114", "AD1.FOSTER_CARE", "Say with 0 or 1 whether the adopters were the child's foster carers.")
def foster_care_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return no_code(evidence, "AD1", "FOSTER_CARE")


@rule(
    "151",
    ADOPTION_FIELDS,
    "Only part of the adoption is filled in. Fill in every field of it, or leave all of them blank.",
    judges_text=True,
)
def adoption_is_filled_in_partly(evidence: Evidence) -> pl.DataFrame:
    return evidence.text("AD1").filter(any_given(ADOPTION) & ~all_given(ADOPTION))


@rule("175", "AD1.NB_ADOPTR", "Give the number of adopters as 1 or 2.")
def number_of_adopters_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return no_code(evidence, "AD1", "NB_ADOPTR")


@rule("176", "AD1.SEX_ADOPTR", "Give the genders of the adopters as M1, F1, MM, FF or MF.")
def genders_of_adopters_are_no_code(evidence: Evidence) -> pl.DataFrame:
    return no_code(evidence, "AD1", "SEX_ADOPTR")


@rule("177", "AD1.LS_ADOPTR", "Give the legal status of the adopters as L0, L11, L12, L2, L3 or L4.")
def legal_status_of_adopters_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return no_code(evidence, "AD1", "LS_ADOPTR")


@rule(
    "333",
    "AD1.DATE_INT",
    "The child was matched with adopters before it was decided that adoption is best, or that decision has no date. "
    "Check both dates.",
    judges_text=True,
)
def matched_before_the_decision(evidence: Evidence) -> pl.DataFrame:
    decided_later = pl.col("DATE_INT") > pl.col("DATE_MATCH")
    undecided = pl.col("DATE_INT").is_null() & pl.col("DATE_MATCH").is_not_null()
    return evidence["AD1"].filter(decided_later | undecided)


@rule("511", "AD1.NB_ADOPTR AD1.SEX_ADOPTR", "There are two adopters: their genders must be MM, FF or MF.")
def two_adopters_with_one_gender(evidence: Evidence) -> pl.DataFrame:
    return evidence["AD1"].filter(one_of("NB_ADOPTR", "2") & ~pl.col("SEX_ADOPTR").is_in(["MM", "FF", "MF"]))


@rule(
    "514", "AD1.LS_ADOPTR AD1.SEX_ADOPTR", "The legal status is that of a single adopter: the gender must be M1 or F1."
)
def single_adopter_shown_as_a_couple(evidence: Evidence) -> pl.DataFrame:
    return _of_other_genders(evidence, "L0", "M1", "F1")


@rule("517", "AD1.LS_ADOPTR AD1.SEX_ADOPTR", "Legal status L3 is of a man and a woman: the genders are MF.")
def unmarried_couple_not_of_both_genders(evidence: Evidence) -> pl.DataFrame:
    return _of_other_genders(evidence, "L3", "MF")


@rule("518", "AD1.LS_ADOPTR AD1.SEX_ADOPTR", "Legal status L4 is of two men or two women: the genders are MM or FF.")
def unmarried_couple_not_of_one_gender(evidence: Evidence) -> pl.DataFrame:
    return _of_other_genders(evidence, "L4", "MM", "FF")


@rule("519", "AD1.LS_ADOPTR AD1.SEX_ADOPTR", "Civil partners are a couple: the genders must be MM, FF or MF.")
def civil_partners_not_shown_as_a_couple(evidence: Evidence) -> pl.DataFrame:
    return _of_other_genders(evidence, "L2", "MM", "FF", "MF")


@rule("520", "AD1.LS_ADOPTR AD1.SEX_ADOPTR", "Legal status L11 is of a married man and woman: the genders must be MF.")
def married_couple_not_of_both_genders(evidence: Evidence) -> pl.DataFrame:
    return _of_other_genders(evidence, "L11", "MF")


@rule(
    "524",
    "AD1.LS_ADOPTR AD1.SEX_ADOPTR",
    "Legal status L12 is of two married men or two married women: the genders must be MM or FF.",
)
def married_couple_not_of_one_gender(evidence: Evidence) -> pl.DataFrame:
    return _of_other_genders(evidence, "L12", "MM", "FF")


def _of_other_genders(evidence: Evidence, status: str, *genders: str) -> pl.DataFrame:
    """Adopters of this legal status whose genders are others than these, or blank."""
    return evidence["AD1"].filter(one_of("LS_ADOPTR", status) & ~one_of("SEX_ADOPTR", *genders))
