"""The tables Reviews, Missing and SWEpisodes: what happened in the year."""

import polars as pl

from goldenthread.analysis.returns.ssda903.build.source import Source, is_break

SOCIAL_WORKER = "CW"
"""The role of the worker who leads, in ``ssd_involvements``."""


def reviews(source: Source, episodes: pl.DataFrame) -> pl.DataFrame:
    """Reviews held in the year while the child was looked after, short breaks apart."""
    lasting = episodes.filter(~is_break()).select("CHILD", "period").drop_nulls().unique(maintain_order=True)
    held = source.table("ssd_cla_reviews").filter(
        source.happened("clar_cla_review_date"), pl.col("clar_cla_review_cancelled").ne_missing("Y")
    )
    rows = held.join(lasting, left_on="clar_cla_id", right_on="period")
    whose = pl.col("clar_cla_person_id").fill_null(pl.col("CHILD")) == pl.col("CHILD")
    return rows.filter(whose).select(
        "CHILD", REVIEW="clar_cla_review_date", REVIEW_CODE="clar_cla_review_participation"
    )


def missing(source: Source, episodes: pl.DataFrame) -> pl.DataFrame:
    """Times missing with a day in the year, of children looked after in it; an end after the year is left out."""
    over = (pl.col("miss_missing_episode_end_date") < source.start).fill_null(value=False)
    later = (pl.col("miss_missing_episode_start_date") > source.end).fill_null(value=False)
    rows = (
        source.table("ssd_missing")
        .filter(~over, ~later)
        .with_columns(source.until_end("miss_missing_episode_end_date"))
    )
    return rows.join(episodes, left_on="miss_person_id", right_on="CHILD", how="semi").select(
        CHILD="miss_person_id",
        MISSING="miss_missing_episode_type",
        MIS_START="miss_missing_episode_start_date",
        MIS_END="miss_missing_episode_end_date",
    )


def social_workers(source: Source, episodes: pl.DataFrame) -> pl.DataFrame:
    """Of children looked after at 31 March, every lead worker of the year, also of times out of care.

    The number is the one in the register of social workers.
    """
    over = (pl.col("invo_involvement_end_date") < source.start).fill_null(value=False)
    later = (pl.col("invo_involvement_start_date") > source.end).fill_null(value=False)
    leads = source.table("ssd_involvements").filter(pl.col("invo_professional_role_id") == SOCIAL_WORKER, ~over, ~later)
    numbers = source.table("ssd_professionals").select(
        invo_professional_id="prof_professional_id", SW_ID="prof_social_worker_registration_no"
    )
    rows = leads.join(episodes.filter(pl.col("DEC").is_null()), left_on="invo_person_id", right_on="CHILD", how="semi")
    return rows.join(numbers, on="invo_professional_id", how="left").select(
        "SW_ID",
        source.until_end("invo_involvement_end_date").alias("SW_DEC"),
        CHILD="invo_person_id",
        SW_DECOM="invo_involvement_start_date",
        SW_REASON="invo_worker_change_reason",
    )
