"""Rules about disability."""

import polars as pl

from goldenthread.analysis.returns.cin.rules.book import rule
from goldenthread.analysis.returns.cin.words import CHILD, is_false
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import RuleType

NONE = "NONE"
FEWEST_CODES = 8


@rule(
    "8540",
    "ChildIdentifiers.PersonBirthDate Disabilities.Disability CINdetails.ReferralNFA",
    "Say whether the child has a disability, by the codes of the census: NONE where there is none.",
    reads="",
    type=RuleType.ERROR,
)
def disability_missing_or_unknown(evidence: Evidence) -> pl.DataFrame:
    born = evidence["ChildIdentifiers"].filter(pl.col("PersonBirthDate").is_not_null())
    went_on = evidence["CINdetails"].filter(is_false("ReferralNFA"))
    recorded = born.join(evidence["Disabilities"], on=CHILD, how="left").join(went_on, on=CHILD)
    known = pl.col("Disability").is_in(evidence.codes["Disability"]).fill_null(value=False)
    return recorded.filter(~known)


@rule(
    "8790",
    "Disabilities.Disability",
    "The child has NONE beside a disability. Take NONE out, or the other.",
    type=RuleType.ERROR,
)
def none_beside_others(evidence: Evidence) -> pl.DataFrame:
    recorded, none = evidence["Disabilities"], pl.col("Disability").str.to_uppercase() == NONE
    return recorded.filter(~none).join(recorded.filter(none), on=CHILD, how="semi")


@rule(
    "8794",
    "Disabilities.Disability",
    "The child has the same disability twice. Take one out.",
    type=RuleType.ERROR,
)
def disability_twice(evidence: Evidence) -> pl.DataFrame:
    recorded = evidence["Disabilities"].drop_nulls([CHILD, "Disability"])
    return recorded.filter(pl.struct(CHILD, "Disability").is_duplicated())


def _disabilities(evidence: Evidence) -> pl.DataFrame:
    return evidence["Disabilities"].filter(pl.col("Disability") != NONE)


@rule(
    "2887Q",
    "",
    "Fewer than eight disability codes are used in the whole return. Check that disability is recorded in full.",
    reads="Disabilities",
    type=RuleType.QUERY,
)
def few_disability_codes(evidence: Evidence) -> bool:
    return _disabilities(evidence)["Disability"].n_unique() < FEWEST_CODES


@rule(
    "2888Q",
    "",
    "No child has more than one disability. Check that every disability of a child is recorded.",
    reads="Disabilities",
    type=RuleType.QUERY,
)
def one_disability_each(evidence: Evidence) -> bool:
    each = _disabilities(evidence).group_by(CHILD).agg(pl.col("Disability").n_unique())
    return len(each) > 0 and not (each["Disability"] > 1).any()
