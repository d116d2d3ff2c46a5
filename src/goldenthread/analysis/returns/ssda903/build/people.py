"""The tables Header and UASC: who the children are."""

import polars as pl

from goldenthread.analysis.returns.ssda903.build.source import Source, in_year, is_break
from goldenthread.analysis.returns.ssda903.episodes import birthday

UNACCOMPANIED = "Unaccompanied Asylum Seeking Child"
SEX_UNTIL_2023 = {"M": "1", "F": "2"}
LETTERS_FROM = "2024-25"
"""The year from which sex is returned as a letter. There was no code for an unknown one before."""


def asylum_seekers(source: Source) -> pl.DataFrame:
    """Looked after in the year as unaccompanied asylum seekers: ``CHILD SEX DOB DUC``.

    The status ceases on the day on which it was ended, on the 18th birthday at the latest.
    """
    looked_after = in_year(source.care, source.year)["CHILD"].unique()
    status = source.table("ssd_immigration_status").filter(
        pl.col("immi_immigration_status") == UNACCOMPANIED,
        (pl.col("immi_immigration_status_start_date") <= source.end).fill_null(value=True),
        pl.col("immi_person_id").is_in(looked_after.implode()),
    )
    ended = pl.col("immi_immigration_status_end_date")
    held = status.filter((ended >= source.start).fill_null(value=True)).sort(
        "immi_person_id", "immi_immigration_status_end_date", nulls_last=True
    )
    held = held.unique("immi_person_id", keep="last", maintain_order=True)
    found = held.join(_known(source), left_on="immi_person_id", right_on="CHILD", maintain_order="left")
    return found.select("SEX", "DOB", CHILD="immi_person_id", DUC=pl.min_horizontal(ended, birthday(18)))


def header(source: Source, episodes: pl.DataFrame, leavers: pl.DataFrame) -> pl.DataFrame:
    """Everybody who has an episode in the year, or care leaver information: the columns of the layout."""
    children = pl.concat([episodes.select("CHILD"), leavers.select("CHILD")]).unique()
    rows = children.join(_known(source), on="CHILD", how="left").join(_longer(episodes), on="CHILD", how="left")
    rows = rows.join(_first_child(source), on="CHILD", how="left", maintain_order="left")
    asked = (pl.col("pers_sex") != "M").fill_null(value=True) & pl.col("until").is_not_null()
    by_then = (pl.col("first_child") <= pl.col("until")).fill_null(value=False)
    unseen = (pl.col("pers_is_mother") == "Y").fill_null(value=False) & pl.col("first_child").is_null()
    said = pl.when(by_then | unseen).then(pl.lit("1")).when(pl.col("pers_is_mother").is_not_null()).then(pl.lit("0"))
    told = pl.when(asked).then(said)
    return rows.with_columns(asked=asked, MOTHER=told, MC_DOB=pl.when(told == "1").then("first_child"))


def _known(source: Source) -> pl.DataFrame:
    sex = pl.col("pers_sex")
    if source.year.label < LETTERS_FROM:
        sex = sex.replace_strict(SEX_UNTIL_2023, default=None, return_dtype=pl.String)
    return source.people.select(
        "CHILD",
        "DOB",
        "pers_sex",
        "pers_is_mother",
        SEX=sex,
        ETHNIC="pers_ethnicity",
        UPN=pl.coalesce("pers_upn", "pers_upn_unknown"),
    )


def _longer(episodes: pl.DataFrame) -> pl.DataFrame:
    """Of children with more than short breaks: the last day in care, or of the year (``until``)."""
    lasting = episodes.filter(~is_break())
    return lasting.group_by("CHILD").agg(until=pl.col("last_day").max())


def _first_child(source: Source) -> pl.DataFrame:
    links = source.table("ssd_mother").drop_nulls("moth_childs_dob")
    return links.group_by(CHILD="moth_person_id").agg(first_child=pl.col("moth_childs_dob").min())
