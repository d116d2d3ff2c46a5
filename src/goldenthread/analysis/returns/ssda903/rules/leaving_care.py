"""Rules about who is a care leaver: OC3 beside the episodes of this year and last."""

from datetime import timedelta

import polars as pl
from polars.selectors import by_name

from goldenthread.analysis.periods import age_expr
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.layout import PRIOR
from goldenthread.analysis.returns.ssda903.care_leavers import INFORMATION, with_information
from goldenthread.analysis.returns.ssda903.episodes import (
    birthday,
    latest,
    latest_of_last_year,
    without_short_breaks,
)
from goldenthread.analysis.returns.ssda903.rules.book import rule

_ALL = " ".join(f"OC3.{column}" for column in INFORMATION)
_DIED = "E2"
_TAKEN_OVER = "E3"
"""Reasons for which care ends: death, and another authority that took over."""
_AGES = (17, 18)
_RELEVANT_DAYS = 13 * 7


@rule(
    "1000",
    _ALL,
    "The episodes say that the child died in care. Leave out the care leaver's record, or correct the episodes.",
    reads="Episodes",
)
def care_leaver_who_died_in_care(evidence: Evidence) -> pl.DataFrame:
    """Last year's episodes are looked at where there are any."""
    tables = [table for table in ("Episodes", f"Episodes{PRIOR}") if table in evidence]
    died = pl.concat([evidence[table].filter(pl.col("REC") == _DIED).select("CHILD") for table in tables])
    return with_information(evidence).join(died, on="CHILD", how="semi")


@rule(
    "1001",
    _ALL,
    "The episodes of this year and last do not show thirteen weeks in care since the 14th birthday, some of it since"
    " the 16th. Check that the young person is a care leaver; earlier care is not looked at.",
    reads="Episodes Episodes_last Header",
)
def not_a_relevant_child(evidence: Evidence) -> pl.DataFrame:
    days = _days_in_care(evidence).group_by("CHILD").sum()
    relevant = days.filter(pl.col("since_14") >= _RELEVANT_DAYS, pl.col("since_16") > 0)
    return with_information(evidence).join(relevant, on="CHILD", how="anti")


def _days_in_care(evidence: Evidence) -> pl.DataFrame:
    """Of each episode, the days since the 14th and since the 16th birthday."""
    born = evidence["Header"].select("CHILD", "DOB").unique("CHILD", keep="first", maintain_order=True)
    episodes = _episodes_of_both_years(evidence).join(born, on="CHILD")
    since = {f"since_{age}": pl.col("until") - pl.max_horizontal("DECOM", birthday(age)) for age in (14, 16)}
    return episodes.select("CHILD", *(days.dt.total_days().clip(0).alias(name) for name, days in since.items()))


def _episodes_of_both_years(evidence: Evidence) -> pl.DataFrame:
    """Each episode once, as this year's return has it if it does; ``until`` is the day on which it was over."""
    lasted = {"Episodes": evidence.end + timedelta(days=1), f"Episodes{PRIOR}": evidence.start}
    parts = [
        without_short_breaks(evidence[table]).select("CHILD", "DECOM", pl.col("DEC").fill_null(end).alias("until"))
        for table, end in lasted.items()
    ]
    return pl.concat(parts).drop_nulls().unique(["CHILD", "DECOM"], keep="first", maintain_order=True)


@rule(
    "1002",
    _ALL,
    "Neither this year's return nor last year's has an episode of this care leaver. Check that there was one before.",
    reads="Episodes Episodes_last",
)
def care_leaver_never_looked_after(evidence: Evidence) -> pl.DataFrame:
    known = pl.concat([evidence[table].select("CHILD") for table in ("Episodes", f"Episodes{PRIOR}")]).unique()
    return with_information(evidence).join(known, on="CHILD", how="anti")


def _aged_17_or_18(evidence: Evidence) -> pl.DataFrame:
    """The care leavers of whom anything is said and who were 17 or 18 at the end of the year, with their ``age``."""
    age = age_expr(pl.col("DOB"), pl.lit(evidence.end)).alias("age")
    return with_information(evidence).with_columns(age).filter(pl.col("age").is_in(_AGES))


@rule(
    "1007",
    _ALL,
    "The young person is 17 or 18 and still looked after, or was on the birthday: leave out the care leaver's record.",
    reads="Episodes",
)
def care_leaver_who_has_not_left(evidence: Evidence) -> pl.DataFrame:
    given = by_name("DECOM", "DEC", "REC", require_all=False)
    beside = _aged_17_or_18(evidence).join(evidence["Episodes"].select("CHILD", given), on="CHILD")
    going_on = pl.any_horizontal((given - by_name("DECOM", require_all=False)).is_null())
    return beside.filter(going_on | _on_the_birthday(beside))


def _on_the_birthday(beside: pl.DataFrame) -> pl.Expr:
    """Whether the episode was going on; unknown in a file without days on which episodes began."""
    if "DECOM" not in beside.columns:
        return pl.lit(value=False)
    return (pl.col("DECOM") <= _REACHED) & (pl.col("DEC") > _REACHED)


_REACHED = pl.when(pl.col("age") == _AGES[0]).then(birthday(_AGES[0])).otherwise(birthday(_AGES[1]))
"""The birthday on which the young person reached the age at the end of the year: for rows with their ``age``."""


@rule(
    "1010",
    _ALL,
    "The child was looked after at the end of last year, but this year's return has no episode. Load the episodes.",
    reads="Episodes",
)
def care_leaver_whose_care_was_not_ended(evidence: Evidence) -> pl.DataFrame:
    going_on = latest_of_last_year(evidence).filter(pl.col("DEC").is_null())
    lost = going_on.join(evidence["Episodes"].select("CHILD").unique(), on="CHILD", how="anti")
    return with_information(evidence).join(lost, on="CHILD", how="semi")


@rule(
    "1011",
    _ALL,
    "Another authority took over the child's care: leave out the care leaver's record.",
    reads="Episodes",
)
def care_leaver_of_another_authority(evidence: Evidence) -> pl.DataFrame:
    gone = latest(evidence).filter(pl.col("REC") == _TAKEN_OVER)
    return with_information(evidence).join(gone, on="CHILD", how="semi")


@rule(
    "1016",
    _ALL,
    "The young person was looked after until the 17th or 18th birthday this year or longer: leave out the care leaver's"
    " record.",
    reads="Episodes",
    since="2023-24",
)
def care_leaver_who_left_after_the_birthday(evidence: Evidence) -> pl.DataFrame:
    last = evidence["Episodes"].group_by("CHILD").agg(pl.col("DEC").max(), going_on=pl.col("DEC").has_nulls())
    ended = last.filter(~pl.col("going_on"))
    return _aged_17_or_18(evidence).join(ended, on="CHILD").filter(pl.col("DEC") >= _REACHED)
