"""Section 47 enquiries and initial child protection conferences."""

import polars as pl

from goldenthread.analysis.returns.cin.build.census import CHILD, NEED, Census
from goldenthread.analysis.returns.cin.build.episodes import within_need

STARTED, ENDED, HELD = "s47e_s47_start_date", "s47e_s47_end_date", "icpc_icpc_date"
_CALLED = '"CP_CONFERENCE_FLAG": *"Y"'


def enquiries(census: Census, held: pl.DataFrame) -> pl.DataFrame:
    """``Section47``: each enquiry with its conference, if it came to one by the reference date."""
    rows = _with_conferences(census, census.source("ssd_s47_enquiry")).rename({"s47e_person_id": "person"})
    placed = within_need(census, held, "Section47", rows.filter(_belongs(census)), "s47e_referral_id")
    named = placed.sort("place", STARTED, "s47e_s47_enquiry_id").select(
        CHILD,
        NEED,
        S47ActualStartDate=STARTED,
        InitialCPCtarget="icpc_icpc_target_date",
        DateOfInitialCPC=census.by_the_end(HELD),
        ICPCnotRequired=_not_required(census),
    )
    return census.text("Section47", named)


def _with_conferences(census: Census, rows: pl.DataFrame) -> pl.DataFrame:
    """Each enquiry with the first conference it led to. Later ones are listed: the census has room for one."""
    led_to = _conferences(census).drop_nulls("icpc_s47_enquiry_id")
    first = pl.col("icpc_s47_enquiry_id").is_first_distinct()
    more = led_to.filter(~first & census.in_year(HELD))
    census.lacks("Section47", "DateOfInitialCPC", "the enquiry has a conference already", more["icpc_person_id"])
    one = led_to.filter(first).select("icpc_s47_enquiry_id", "icpc_icpc_target_date", HELD)
    return rows.join(one, left_on="s47e_s47_enquiry_id", right_on="icpc_s47_enquiry_id", how="left")


def _conferences(census: Census) -> pl.DataFrame:
    return census.source("ssd_initial_cp_conference").sort(HELD, "icpc_icpc_id", nulls_last=True)


def _belongs(census: Census) -> pl.Expr:
    """Started in the year, came to its conference in it, or had neither ended nor come to one when it began."""
    before = (pl.col(STARTED) < census.year.start).fill_null(value=False)
    over = (pl.coalesce(HELD, ENDED) < census.year.start).fill_null(value=False)
    after = (pl.col(STARTED) > census.year.end).fill_null(value=False)
    return ~after & ~(before & over)


def _not_required(census: Census) -> pl.Expr:
    """Whether the enquiry ended by the reference date without calling for a conference."""
    called = pl.col("s47e_s47_outcome_json").str.contains(_CALLED).fill_null(value=False)
    ended = (pl.col(ENDED) <= census.year.end).fill_null(value=False)
    settled = ended & pl.col(HELD).is_null() & ~called
    return pl.when(settled).then(pl.lit("true")).otherwise(pl.lit("false"))


def conferences_alone(census: Census, held: pl.DataFrame) -> pl.DataFrame:
    """The conferences in the year that no enquiry led to, such as of a child who moved in: one a period of need."""
    rows = _conferences(census).filter(pl.col("icpc_s47_enquiry_id").is_null() & census.in_year(HELD))
    placed = within_need(
        census, held, "CINdetails", rows.rename({"icpc_person_id": "person"}), "icpc_referral_id"
    ).sort("place", HELD, "icpc_icpc_id")
    first = pl.col(NEED).is_first_distinct()
    why = "the period of need has a conference already"
    census.lacks("CINdetails", "DateOfInitialCPC", why, placed.filter(~first)[CHILD])
    return placed.filter(first).select(NEED, DateOfInitialCPC=HELD)
