"""Rules about the times when a child was missing, or away from a placement without leave."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.episodes import following, in_order, one_of
from goldenthread.analysis.returns.ssda903.provided import no_code, no_date
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule("1004", "Missing.MIS_START", "Give the day on which the child went missing as a date.", judges_text=True)
def start_of_missing_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return evidence["Missing"].filter(pl.col("MIS_START").is_null())


@rule(
    "1005",
    "Missing.MIS_END",
    "Give the day on which the child was back as a date, or none.",
    judges_text=True,
)
def end_of_missing_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return no_date(evidence, "Missing", "MIS_END")


@rule("1006", "Missing.MISSING", "Give M for missing, or A for away from the placement without leave.")
def kind_of_missing_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return no_code(evidence, "Missing", "MISSING")


@rule("564", "Missing.MISSING Missing.MIS_START", "Say on which day the child went missing.")
def missing_without_start(evidence: Evidence) -> pl.DataFrame:
    return evidence["Missing"].filter(one_of("MISSING", "M", "A"), pl.col("MIS_START").is_null())


@rule("565", "Missing.MISSING Missing.MIS_START", "Say whether the child was missing (M) or away without leave (A).")
def start_without_kind_of_missing(evidence: Evidence) -> pl.DataFrame:
    return evidence["Missing"].filter(pl.col("MISSING").is_null() & pl.col("MIS_START").is_not_null())


@rule("566", "Missing.MISSING Missing.MIS_END", "Say whether the child was missing (M) or away without leave (A).")
def end_without_kind_of_missing(evidence: Evidence) -> pl.DataFrame:
    return evidence["Missing"].filter(pl.col("MISSING").is_null() & pl.col("MIS_END").is_not_null())


@rule("567", "Missing.MIS_START Missing.MIS_END", "The child was back before going missing. Check both dates.")
def missing_ends_before_it_starts(evidence: Evidence) -> pl.DataFrame:
    return evidence["Missing"].filter(pl.col("MIS_END") < pl.col("MIS_START"))


@rule("570", "Missing.MIS_START", "The child went missing after the end of the year. Check the date.")
def missing_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["Missing"].filter(pl.col("MIS_START") > evidence.end)


@rule("571", "Missing.MIS_END", "The child was back before the year began or after it ended. Check the date.")
def missing_ends_outside_the_year(evidence: Evidence) -> pl.DataFrame:
    end = pl.col("MIS_END")
    return evidence["Missing"].filter((end < evidence.start) | (end > evidence.end))


@rule(
    "574",
    "Missing.MIS_START Missing.MIS_END",
    "The child went missing again before being back from the time before. End the earlier time, or check the dates.",
)
def missing_again_while_missing(evidence: Evidence) -> pl.DataFrame:
    """Of the times in the order in which they ended, a time that began before the one before it was over."""
    began, ended = pl.col("MIS_START"), pl.coalesce("MIS_END", "MIS_START")
    rows = evidence["Missing"].drop_nulls("CHILD").filter(ended.is_not_null())
    rows = rows.sort(pl.col("CHILD"), ended, began, maintain_order=True)
    again, back = pl.col("CHILD") == pl.col("CHILD").shift(1), pl.col("MIS_END").shift(1)
    return rows.filter(again, back.is_null() | (began < back))


@rule(
    "575",
    "Missing.MIS_END",
    "The placement that the child went missing from has ended, but the time missing has not. Say when it ended.",
    reads="Episodes",
)
def still_missing_from_an_ended_placement(evidence: Evidence) -> pl.DataFrame:
    open_ = evidence["Missing"].filter(pl.col("MIS_END").is_null() & pl.col("MIS_START").is_not_null())
    placed = in_order(evidence).select("CHILD", "DECOM", "DEC", NEXT=following("DECOM")).drop_nulls("DEC")
    within = pl.col("MIS_START").is_between(pl.col("DECOM"), pl.col("DEC"), closed="left")
    on_the_last_day = (pl.col("MIS_START") == pl.col("DEC")) & pl.col("NEXT").ne_missing(pl.col("DEC"))
    return open_.join(placed, on="CHILD").filter(within | on_the_last_day)


@rule(
    "576",
    "Missing.CHILD Missing_last.CHILD",
    "The child was still missing at the end of last year, but no time missing from the same day is returned this year. "
    "Add it with the day on which it began.",
)
def missing_last_year_not_carried_on(evidence: Evidence) -> pl.DataFrame:
    last = evidence["Missing_last"].filter(pl.col("MIS_START").is_not_null() & pl.col("MIS_END").is_null())
    this = evidence["Missing"].sort("MIS_START", nulls_last=True, maintain_order=True)
    lost = last.join(this, on=["CHILD", "MIS_START"], how="anti").select("Missing_last", "CHILD")
    shown = this.unique("CHILD", keep="first", maintain_order=True).select("Missing", "CHILD")
    found = lost.join(shown, on="CHILD", how="left")
    return found.with_columns(pl.when(pl.col("Missing").is_null()).then("Missing_last"))


@rule(
    "577",
    "Missing.MIS_END",
    "The child is no longer looked after, but a time missing has no end. Say when it ended.",
    reads="Episodes",
)
def still_missing_after_care(evidence: Evidence) -> pl.DataFrame:
    """Care ended later, or had ended and not begun again when the child went missing."""
    episodes = in_order(evidence).select("CHILD", "DEC", NEXT=following("DECOM")).drop_nulls("DEC")
    left = episodes.filter(pl.col("NEXT").is_null() | (pl.col("NEXT") > pl.col("DEC")))
    open_ = evidence["Missing"].filter(pl.col("MIS_END").is_null()).join(left, on="CHILD")
    return open_.filter(pl.col("NEXT").is_null() | (pl.col("MIS_START") < pl.col("NEXT")))


@rule(
    "578",
    "Missing.MIS_START",
    "The child went missing when no longer looked after. Correct the date, or leave this time out.",
    reads="Episodes",
)
def missing_after_care(evidence: Evidence) -> pl.DataFrame:
    beside, after = _beside_episodes(evidence), pl.col("MIS_START") >= pl.col("DEC")
    within = (pl.col("MIS_START") >= pl.col("DECOM")) & (pl.col("DEC").is_null() | ~after)
    looked_after = beside.filter(within).select("Missing").unique()
    return beside.filter(after).join(looked_after, on="Missing", how="anti")


@shared
def _beside_episodes(evidence: Evidence) -> pl.DataFrame:
    """Each time missing beside each of the child's episodes."""
    times = evidence["Missing"].drop_nulls("MIS_START").select("Missing", "CHILD", "MIS_START")
    return times.join(evidence["Episodes"].select("CHILD", "DECOM", "DEC"), on="CHILD")


@rule(
    "580",
    "Episodes.REC",
    "The child was missing on the day when care ended: the reason must be E8. Correct it, or a date.",
    reads="Missing",
)
def missing_when_care_ended_for_another_reason(evidence: Evidence) -> pl.DataFrame:
    other = pl.col("REC").is_not_null() & ~pl.col("REC").is_in(["X1", "E8"])
    ends = evidence["Missing"].select("CHILD", DEC="MIS_END").drop_nulls().unique()
    return evidence["Episodes"].filter(other).join(ends, on=["CHILD", "DEC"], how="semi")


@rule(
    "581",
    "Missing.MIS_START",
    "The child went missing before starting to be looked after. Check the date, or leave this time out.",
    reads="Episodes",
)
def missing_before_care(evidence: Evidence) -> pl.DataFrame:
    """Before care began, or before it began again."""
    beside, start = _beside_episodes(evidence), pl.col("MIS_START")
    within = (start >= pl.col("DECOM")) & (pl.col("DEC").is_null() | (start <= pl.col("DEC")))
    looked_after = beside.filter(within).select("Missing").unique()
    return beside.filter(start < pl.col("DECOM")).join(looked_after, on="Missing", how="anti")


@rule("586", "Missing.MIS_START", "The child went missing before being born. Check the date, and the date of birth.")
def missing_before_birth(evidence: Evidence) -> pl.DataFrame:
    return evidence["Missing"].filter(pl.col("MIS_START") < pl.col("DOB"))
