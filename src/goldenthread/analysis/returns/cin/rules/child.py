"""Rules about who the child is."""

import polars as pl

from goldenthread.analysis.periods import add_months
from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.words import CHILD, is_false, is_true
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

LONGEST_IDENTIFIER = 20
WEEKS_40 = 280
GROWN_UP_MONTHS = 25 * 12
SCHOOL_AGE = 5
WITHOUT_SEX_AT_MOST = 0.02
OF_CHILD_AND_REFERRAL = "ChildIdentifiers.PersonDeathDate CINdetails.CINreferralDate"


@rule(
    "1570",
    "ChildIdentifiers.LAchildID",
    "The child's identifier has more than 20 characters. Shorten it.",
    type=RuleType.ERROR,
    since="2024-25",
)
def identifier_too_long(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(pl.col(CHILD).str.len_chars() > LONGEST_IDENTIFIER)


@rule(
    "1580",
    "ChildIdentifiers.LAchildID",
    "The child's identifier holds something other than letters and digits. Leave only those.",
    type=RuleType.ERROR,
    since="2024-25",
)
def identifier_with_marks(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(~pl.col(CHILD).str.contains("^[A-Za-z0-9]+$"))


@rule("8500", "ChildIdentifiers.LAchildID", "The child has no identifier. Give one.", type=RuleType.ERROR)
def no_identifier(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(pl.col(CHILD).is_null())


@rule(
    "8510",
    "ChildIdentifiers.LAchildID",
    "Two children have the same identifier. Give each their own, or join the records of one child.",
    type=RuleType.ERROR,
)
def identifier_twice(evidence: Evidence) -> pl.DataFrame:
    children = evidence["ChildIdentifiers"].filter(pl.col(CHILD).is_not_null())
    return children.filter(pl.col(CHILD).is_duplicated())


@rule(
    "8520",
    "ChildIdentifiers.PersonBirthDate",
    "The date of birth is after the end of the census year. Correct it, or give it as the expected date of birth.",
    reads="Header",
    type=RuleType.ERROR,
)
def born_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(pl.col("PersonBirthDate") > evidence.end)


@rule(
    "8525Q",
    "ChildIdentifiers.PersonBirthDate ChildIdentifiers.ExpectedPersonBirthDate",
    "Give either the date of birth or, of a child not yet born, the expected one: one of them, and not both.",
    type=RuleType.QUERY,
)
def birth_neither_or_both(evidence: Evidence) -> pl.DataFrame:
    born, expected = pl.col("PersonBirthDate").is_null(), pl.col("ExpectedPersonBirthDate").is_null()
    return evidence["ChildIdentifiers"].filter(born == expected)


@rule(
    "8530Q",
    "ChildIdentifiers.ExpectedPersonBirthDate",
    "The expected birth is not between 30 days before and nine months after the end of the census year. Check it.",
    reads="Header",
    type=RuleType.QUERY,
)
def expected_birth_out_of_range(evidence: Evidence) -> pl.DataFrame:
    expected, latest = pl.col("ExpectedPersonBirthDate"), add_months(evidence.end, 9)
    inside = expected.is_between(pl.lit(evidence.end).dt.offset_by("-30d"), pl.lit(latest), closed="none")
    return evidence["ChildIdentifiers"].filter(~inside)


@rule(
    "8535Q",
    "ChildIdentifiers.PersonDeathDate ChildIdentifiers.PersonBirthDate",
    "The date of death is before the date of birth, or that is not known. Correct whichever is wrong.",
    type=RuleType.QUERY,
)
def died_before_birth(evidence: Evidence) -> pl.DataFrame:
    born_before = (pl.col("PersonDeathDate") >= pl.col("PersonBirthDate")).fill_null(value=False)
    return evidence["ChildIdentifiers"].filter(pl.col("PersonDeathDate").is_not_null() & ~born_before)


@rule(
    "8545Q",
    "ChildIdentifiers.PersonDeathDate",
    "The date of death is not in the census year. Check it.",
    reads="Header",
    type=RuleType.QUERY,
)
def died_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].filter(~pl.col("PersonDeathDate").is_between(evidence.start, evidence.end))


@rule(
    "8555Q",
    OF_CHILD_AND_REFERRAL,
    "The child was referred after the date of death. Correct whichever date is wrong.",
    type=RuleType.QUERY,
)
def referred_after_death(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINdetails"].join(evidence["ChildIdentifiers"], on=CHILD)
    return both.filter(pl.col("CINreferralDate") > pl.col("PersonDeathDate"))


@rule(
    "8590",
    "ChildIdentifiers.LAchildID",
    "The child has no period of need in the census. Add the referral, or leave the child out.",
    reads="CINdetails",
    type=RuleType.ERROR,
)
def no_period_of_need(evidence: Evidence) -> pl.DataFrame:
    return evidence["ChildIdentifiers"].join(evidence["CINdetails"], on=CHILD, how="anti", nulls_equal=True)


@rule(
    "8606",
    "CINdetails.CINreferralDate ChildIdentifiers.PersonBirthDate ChildIdentifiers.ExpectedPersonBirthDate",
    "The referral is more than 40 weeks before the child's birth or expected birth. Correct whichever date is wrong.",
    type=RuleType.ERROR,
)
def referred_before_conception(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINdetails"].join(evidence["ChildIdentifiers"], on=CHILD)
    births = (pl.col(each) for each in ("PersonBirthDate", "ExpectedPersonBirthDate"))
    early = ((birth - pl.col("CINreferralDate")).dt.total_days() > WEEKS_40 for birth in births)
    return both.filter(pl.any_horizontal(*early))


@rule(
    "8775Q",
    "ChildIdentifiers.PersonBirthDate CINdetails.CINclosureDate",
    "The person is over 25. Check the date of birth, or close the case.",
    reads="Header",
    type=RuleType.QUERY,
)
def over_25(evidence: Evidence) -> pl.DataFrame:
    both = evidence["CINdetails"].join(evidence["ChildIdentifiers"], on=CHILD)
    turned_25 = pl.col("PersonBirthDate").dt.offset_by("25y")
    lasted = (pl.col("CINclosureDate") > turned_25) | pl.col("CINclosureDate").is_null()
    return both.filter((pl.col("PersonBirthDate") < add_months(evidence.end, -GROWN_UP_MONTHS)) & lasted)


def _sex(evidence: Evidence) -> pl.Expr:
    """The child's sex; until 2023-24, when the census asked for gender instead, that."""
    return pl.col("Sex" if evidence.codes["Sex"] else "GenderCurrent")


def _not_known(evidence: Evidence) -> str:
    return "U" if evidence.codes["Sex"] else "0"


@rule(
    "4180",
    "ChildIdentifiers.Sex",
    "Give the child's sex as M, F or, not yet known, U.",
    type=RuleType.ERROR,
    version="2024-25",
)
def sex_missing_or_invalid(evidence: Evidence) -> pl.DataFrame:
    known = _sex(evidence).is_in(evidence.codes["Sex"] or evidence.codes["GenderCurrent"])
    return evidence["ChildIdentifiers"].filter(~known.fill_null(value=False))


@rule(
    "8750",
    "ChildIdentifiers.Sex ChildIdentifiers.PersonBirthDate ChildIdentifiers.ExpectedPersonBirthDate",
    "The sex of a child not yet born must be U.",
    type=RuleType.ERROR,
    version="2024-25",
)
def unborn_with_a_sex(evidence: Evidence) -> pl.DataFrame:
    unborn = pl.col("ExpectedPersonBirthDate").is_not_null() & pl.col("PersonBirthDate").is_null()
    return evidence["ChildIdentifiers"].filter(unborn & _sex(evidence).ne_missing(pl.lit(_not_known(evidence))))


@rule(
    "2886Q",
    "",
    "More than 2% of the children are already born and have no sex recorded. Record it.",
    reads="ChildIdentifiers",
    type=RuleType.QUERY,
    version="2024-25",
)
def sex_often_missing(evidence: Evidence) -> bool:
    every = evidence["ChildIdentifiers"]
    born = every.filter(pl.col("ExpectedPersonBirthDate").is_null())
    without = born.filter(_sex(evidence).is_null() | _sex(evidence).is_in(["0", _not_known(evidence)]))
    return len(without) > WITHOUT_SEX_AT_MOST * len(every)


@rule(
    "4220",
    "ChildCharacteristics.Ethnicity",
    "Give the child's ethnicity by one of the codes of the census.",
    type=RuleType.ERROR,
)
def ethnicity_missing_or_invalid(evidence: Evidence) -> pl.DataFrame:
    known = pl.col("Ethnicity").is_in(evidence.codes["Ethnicity"])
    return evidence["ChildCharacteristics"].filter(~known.fill_null(value=False))


@rule(
    "8770Q",
    "ChildIdentifiers.UPN ChildIdentifiers.UPNunknown",
    "The child is of school age and has neither a unique pupil number nor a good reason why it is unknown. Give one.",
    reads="CINdetails Header",
    type=RuleType.QUERY,
    version="2024-25",
)
def pupil_without_number(evidence: Evidence) -> pl.DataFrame:
    known = (
        pl.col("UPNunknown").str.to_uppercase().is_in([each for each in evidence.codes["UPNunknown"] if each != "UN1"])
    )
    summer = evidence.end.replace(year=evidence.end.year - 1 - SCHOOL_AGE, month=8, day=31)
    pupils = evidence["ChildIdentifiers"].filter(pl.col("PersonBirthDate") <= summer)
    without = pupils.filter(pl.col("UPN").is_null() & ~known.fill_null(value=False))
    return without.join(evidence["CINdetails"].filter(is_false("ReferralNFA")), on=CHILD, how="semi")


@rule(
    "8772",
    "ChildIdentifiers.UPNunknown CINdetails.ReferralNFA",
    "The pupil number is unknown since the referral led to nothing (UN7), but a referral of the child went on. Give the"
    " number or another reason.",
    type=RuleType.ERROR,
)
def number_unknown_though_referral_went_on(evidence: Evidence) -> pl.DataFrame:
    children = evidence["ChildIdentifiers"].filter(pl.col("UPNunknown").str.to_uppercase() == "UN7")
    return children.join(evidence["CINdetails"].filter(~is_true("ReferralNFA").fill_null(value=False)), on=CHILD)
