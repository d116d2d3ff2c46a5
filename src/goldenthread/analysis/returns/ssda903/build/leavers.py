"""The table OC3: what became of care leavers."""

import polars as pl

from goldenthread.analysis.returns.ssda903.build.source import Source, is_break
from goldenthread.analysis.returns.ssda903.episodes import birthday

AGES = (17, 18, 19, 20, 21)
RELEVANT_DAYS = 13 * 7
ENTITLED = ("Relevant", "Former Relevant")
DIED_IN_CARE, TAKEN_OVER = "E2", "E3"
SAYS_ALL = ("DIED", "RHOM")
"""Of those who died or returned home for good, activity and accommodation are 0."""


def entitled(source: Source) -> pl.DataFrame:
    """The young people on whom the return asks: ``CHILD, DOB, by_episodes``.

    Their 17th to 21st birthday is in the year; they had left care before it; and they were looked after for 13 weeks
    since the 14th birthday, some of it at 16 or 17 (``by_episodes``), or are entitled by what the dataset says of them.
    """
    birthdays = [birthday(age) for age in AGES]
    reached = pl.coalesce(pl.when(each.is_between(source.start, source.end)).then(each) for each in birthdays)
    rows = source.people.with_columns(reached=reached).drop_nulls("reached").select("CHILD", "DOB", "reached")
    rows = rows.join(_care(source, rows), on="CHILD", how="left").join(_stated(source), on="CHILD", how="left")
    relevant = (pl.col("since_14") >= RELEVANT_DAYS) & (pl.col("since_16") > 0)
    rows = rows.with_columns(by_episodes=relevant.fill_null(value=False))
    left = ((pl.col("until") < pl.col("reached")) & ~pl.col("gone")).fill_null(value=True)
    return rows.filter(pl.col("by_episodes") | pl.col("stated").is_in(ENTITLED), left)


def _stated(source: Source) -> pl.DataFrame:
    rows = source.table("ssd_care_leavers").sort("clea_table_id")
    told = rows.select(CHILD="clea_person_id", stated="clea_care_leaver_eligibility")
    return told.unique("CHILD", keep="last", maintain_order=True)


def _care(source: Source, rows: pl.DataFrame) -> pl.DataFrame:
    """Days in care since the 14th and the 16th birthday until the 18th, when it last ended, and whether for good."""
    lasting = source.care.filter(~is_break()).join(rows.select("CHILD", "DOB"), on="CHILD")
    last = pl.col("DEC").fill_null(source.end + pl.duration(days=1))
    until = pl.min_horizontal(last, birthday(18))
    days = {f"since_{age}": until - pl.max_horizontal("DECOM", birthday(age)) for age in (14, 16)}
    return (
        lasting.with_columns(last=last, **days)
        .group_by("CHILD")
        .agg(
            pl.col("last").max().alias("until"),
            pl.col("REC").is_in([DIED_IN_CARE, TAKEN_OVER]).last().fill_null(value=False).alias("gone"),
            *(pl.col(name).dt.total_days().clip(0).sum() for name in days),
        )
    )


def care_leavers(source: Source, who: pl.DataFrame) -> pl.DataFrame:
    """What the dataset says of those; one who is not in it has no row."""
    rows = source.table("ssd_care_leavers").sort("clea_table_id").unique("clea_person_id", keep="last")
    told = rows.join(who, left_on="clea_person_id", right_on="CHILD", how="semi").with_columns(
        IN_TOUCH="clea_care_leaver_in_touch",
        home=pl.col("clea_care_leaver_accommodation") + pl.col("clea_care_leaver_accom_suitable"),
    )
    ended = pl.col("IN_TOUCH").is_in(SAYS_ALL).fill_null(value=False)
    return told.select(
        "IN_TOUCH",
        CHILD="clea_person_id",
        ACTIV=pl.when(ended).then(pl.lit("0")).otherwise("clea_care_leaver_activity"),
        ACCOM=pl.when(ended).then(pl.lit("0")).otherwise("home"),
    )
