"""Lists 1 to 3: contacts, early help, referrals."""

import polars as pl

from goldenthread.analysis.returns.annex_a.inspection import PERSON, Inspection, earlier


def contacts(asked: Inspection) -> pl.DataFrame:
    return (
        asked.source("ssd_contacts")
        .filter(asked.in_six("cont_contact_date"))
        .select(
            pl.col("cont_person_id").alias(PERSON),
            pl.col("cont_contact_date").alias("Date of Contact"),
            pl.col("cont_contact_source_code").alias("Contact Source"),
        )
    )


def early_help(asked: Inspection) -> pl.DataFrame:
    first, last = "earl_episode_start_date", "earl_episode_end_date"
    episodes = asked.source("ssd_early_help_episodes")
    if not asked.dataset.supplies("early_help_assessments"):
        listed = episodes.filter(asked.in_six(first) | asked.going_on(first, last))
        return _early_help(asked, listed, "earl_person_id", first, last, "earl_episode_organisation")
    going_on = episodes.filter(asked.going_on(first, last))["earl_episode_id"].implode()
    made = asked.source("early_help_assessments").filter(asked.begun("started_on"))
    listed = made.filter(asked.in_six("started_on") | pl.col("episode_id").is_in(going_on))
    return _early_help(asked, listed, "person_id", "started_on", "completed_on", "organisation")


def _early_help(asked: Inspection, rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
    person, first, last, organisation = columns
    return rows.select(
        pl.col(person).alias(PERSON),
        pl.col(first).alias("Assessment start date"),
        asked.known(last).alias("Assessment completion date"),
        pl.col(organisation).alias("Organisation completing assessment"),
    )


def referrals(asked: Inspection) -> pl.DataFrame:
    every = asked.source("ssd_cin_episodes").rename({"cine_person_id": PERSON})
    events = every.select(PERSON, at="cine_referral_date")
    listed = every.filter(asked.in_six("cine_referral_date"))
    counted = earlier(listed, events, "cine_referral_date", "Number of Referrals in Last 12 Months")
    return asked.named(counted, "cine_referral_team", "cine_referral_worker_id").rename(
        {
            "cine_referral_date": "Date of referral",
            "cine_referral_source_code": "Referral Source",
            "cine_referral_nfa": "Referral NFA?",
        }
    )
