"""Who the children of a census are."""

import polars as pl

from goldenthread.analysis.returns.cin.build.census import CHILD, Census

FORMER = "Former Unique Pupil Number"
SEX_SINCE = "2024-25"
GENDER = {"01": "1", "02": "2", "00": "0", "09": "9"}
GENDER_OF_SEX = {"M": "1", "F": "2", "U": "0"}
"""Until 2023-24 the census asked for gender in numbers."""


def children(census: Census, held: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Identifiers, characteristics and disabilities of the children with these periods of need."""
    known = held.select(pl.col(CHILD).unique()).sort(CHILD)
    people = census.source("ssd_person").rename({"pers_person_id": CHILD})
    both = known.join(people, on=CHILD, how="left", maintain_order="left")
    census.lacks("ChildIdentifiers", "", "ssd_person does not have the child", _strangers(known, people))
    identifiers = _identified(census, both).select(CHILD, **_identifiers(census))
    return {
        "ChildIdentifiers": census.text("ChildIdentifiers", identifiers),
        "ChildCharacteristics": census.text("ChildCharacteristics", both.select(CHILD, Ethnicity="pers_ethnicity")),
        "Disabilities": census.text("Disabilities", _disabilities(census, known)),
    }


def _strangers(known: pl.DataFrame, people: pl.DataFrame) -> pl.Series:
    return known.join(people, on=CHILD, how="anti")[CHILD]


def _identified(census: Census, both: pl.DataFrame) -> pl.DataFrame:
    """With ``former``, the pupil number before the present one, and ``unborn`` on the reference date."""
    numbers = census.source("ssd_linked_identifiers").filter(pl.col("link_identifier_type") == FORMER)
    latest = numbers.sort("link_valid_from_date", "link_identifier_value").unique("link_person_id", keep="last")
    former = latest.select(pl.col("link_person_id").alias(CHILD), former="link_identifier_value")
    later = (pl.col("pers_dob") > census.year.end).fill_null(value=False)
    unborn = later | (pl.col("pers_dob").is_null() & pl.col("pers_expected_dob").is_not_null())
    return both.join(former, on=CHILD, how="left", maintain_order="left").with_columns(unborn=unborn)


def _identifiers(census: Census) -> dict[str, pl.Expr]:
    return {
        "UPN": pl.col("pers_upn"),
        "FormerUPN": pl.col("former"),
        "UPNunknown": pl.col("pers_upn_unknown"),
        "PersonBirthDate": census.by_the_end("pers_dob"),
        "ExpectedPersonBirthDate": pl.when("unborn").then("pers_expected_dob"),
        **_sex(census),
        "PersonDeathDate": census.by_the_end("pers_death_date"),
    }


def _sex(census: Census) -> dict[str, pl.Expr]:
    """As the census of the year asks for it; of a child not born by the reference date it is not known."""
    if census.year.label >= SEX_SINCE:
        return {"Sex": pl.when("unborn").then(pl.lit("U")).otherwise("pers_sex")}
    gender = pl.col("pers_gender").replace_strict(GENDER, default=None, return_dtype=pl.String)
    by_sex = pl.col("pers_sex").replace_strict(GENDER_OF_SEX, default=None, return_dtype=pl.String)
    return {"GenderCurrent": pl.when("unborn").then(pl.lit("0")).otherwise(pl.coalesce(gender, by_sex))}


def _disabilities(census: Census, known: pl.DataFrame) -> pl.DataFrame:
    rows = census.source("ssd_disability").select(
        "disa_table_id", pl.col("disa_person_id").alias(CHILD), Disability="disa_disability_code"
    )
    return known.join(rows, on=CHILD).sort(CHILD, "disa_table_id")
