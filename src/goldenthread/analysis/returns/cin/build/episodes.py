"""The periods of need of a census, and which of them a row of another table hangs on."""

import polars as pl

from goldenthread.analysis.returns.cin.build.census import CHILD, NEED, REFERRAL, Census, numbered

NO_PERIOD = "it hangs on no period of need of the census"


def periods_of_need(census: Census) -> pl.DataFrame:
    """Each by its child's identifier and its number, with the day of a conference that no enquiry led to."""
    nothing_followed = pl.col("cine_referral_nfa") == "Y"
    found = census.source("ssd_cin_episodes").filter(
        census.ran_in_year("cine_referral_date", "cine_close_date")
        & (~nothing_followed.fill_null(value=False) | _not_earlier(census))
    )
    census.lacks("CINdetails", CHILD, "the episode names no child", _nameless(found))
    ordered = found.drop_nulls("cine_person_id").sort("cine_person_id", "cine_referral_date", "cine_referral_id")
    return numbered(ordered.select(**_columns(census)), NEED)


def _not_earlier(census: Census) -> pl.Expr:
    return ~(pl.col("cine_referral_date") < census.year.start).fill_null(value=False)


def _nameless(found: pl.DataFrame) -> pl.Series:
    return found.filter(pl.col("cine_person_id").is_null())["cine_person_id"]


def _columns(census: Census) -> dict[str, pl.Expr]:
    closed = ~(pl.col("cine_close_date") > census.year.end).fill_null(value=False)
    return {
        REFERRAL: pl.col("cine_referral_id"),
        CHILD: pl.col("cine_person_id"),
        "CINreferralDate": pl.col("cine_referral_date"),
        "ReferralSource": pl.col("cine_referral_source_code"),
        "PrimaryNeedCode": pl.col("cine_cin_primary_need_code"),
        "CINclosureDate": census.by_the_end("cine_close_date"),
        "ReasonForClosure": pl.when(closed).then("cine_close_reason"),
        "ReferralNFA": true_or_false(pl.col("cine_referral_nfa")),
    }


def true_or_false(flag: pl.Expr) -> pl.Expr:
    """A flag as the census writes it."""
    return flag.replace_strict({"Y": "true", "N": "false"}, default=None, return_dtype=pl.String)


def within_need(census: Census, held: pl.DataFrame, name: str, rows: pl.DataFrame, referral: str) -> pl.DataFrame:
    """Rows of an activity with the child and period of need they hang on; those without are listed and left out.

    ``rows`` have ``person``, the child, and their referral in a column of that name.
    """
    keys = held.select(REFERRAL, CHILD, NEED, place=pl.int_range(pl.len()))
    placed = rows.join(keys, left_on=[referral, "person"], right_on=[REFERRAL, CHILD], how="left")
    census.lacks(name, NEED, NO_PERIOD, placed.filter(pl.col(NEED).is_null())["person"])
    return placed.drop_nulls(NEED).rename({"person": CHILD})
