"""Rules about who a child's social worker was, and when: SWEpisodes, collected from 2023-24 on."""

from datetime import date, timedelta

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.ssda903.episodes import latest, without_short_breaks
from goldenthread.analysis.returns.ssda903.rules.book import rule

_SINCE = "2023-24"
_WITH_REASON = date(2023, 4, 1)  # the reason is asked for from the first day of the collection on
_PARTIAL = r"^((\d?\d|ZZ)/){2}(\d{4}|ZZZZ)$"
_LEAP_YEAR = "2024"  # it has every day that any year has
_SLACK = timedelta(days=7)


@rule(
    "SW01aSTG1",
    "SWEpisodes.SW_DECOM SWEpisodes.SW_ID",
    "Give the social worker's number and the day from which the child had this social worker.",
    since="2024-25",
)
def early_social_worker_is_incomplete(evidence: Evidence) -> pl.DataFrame:
    began = pl.col("SW_DECOM")
    return evidence["SWEpisodes"].filter(began.is_null() | ((began < _WITH_REASON) & pl.col("SW_ID").is_null()))


@rule(
    "SW01bSTG1",
    "SWEpisodes.SW_DECOM SWEpisodes.SW_ID SWEpisodes.SW_REASON",
    "Give the social worker's number, the day from which the child had this social worker, and the reason for the "
    "change.",
    since="2024-25",
)
def social_worker_is_incomplete(evidence: Evidence) -> pl.DataFrame:
    began = pl.col("SW_DECOM")
    lacking = pl.col("SW_ID").is_null() | pl.col("SW_REASON").is_null()
    return evidence["SWEpisodes"].filter(began.is_null() | ((began >= _WITH_REASON) & lacking))


@rule("SW02STG1", "SWEpisodes.SW_ID", "The social worker's number must begin with SW, or with XX.", since=_SINCE)
def number_of_social_worker_begins_otherwise(evidence: Evidence) -> pl.DataFrame:
    begins = pl.col("SW_ID").str.contains("^(SW|XX)").fill_null(value=False)
    return evidence["SWEpisodes"].filter(~begins)


@rule(
    "SW04STG1",
    "SWEpisodes.SW_DECOM",
    "Give the first day as dd/mm/yyyy, with ZZ for a part that is not known.",
    since=_SINCE,
    judges_text=True,
)
def start_with_social_worker_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return _no_partial_date(evidence, "SW_DECOM")


@rule(
    "SW05STG1",
    "SWEpisodes.SW_DEC",
    "Give the last day as dd/mm/yyyy, with ZZ for a part that is not known.",
    since=_SINCE,
    judges_text=True,
)
def end_with_social_worker_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return _no_partial_date(evidence, "SW_DEC")


def _no_partial_date(evidence: Evidence, column: str) -> pl.DataFrame:
    """Rows whose cell is neither a date nor one with Z for parts that are not known, and its others possible."""
    text, read = evidence.text("SWEpisodes"), evidence["SWEpisodes"][column]
    known = text[column].str.replace("ZZZZ$", _LEAP_YEAR).str.replace_all("ZZ/", "01/", literal=True)
    partial = known.str.to_date("%d/%m/%Y", strict=False).is_not_null() & text[column].str.contains(_PARTIAL)
    return text.filter(read.is_null() & text[column].is_not_null() & ~partial)


@rule(
    "SW06STG2",
    "SWEpisodes.SW_DECOM",
    "The child got this social worker after the end of the year. Check the date, or leave the row out.",
    since=_SINCE,
)
def social_worker_after_the_year(evidence: Evidence) -> pl.DataFrame:
    return evidence["SWEpisodes"].filter(pl.col("SW_DECOM") > evidence.end)


@rule(
    "SW07STG2",
    "SWEpisodes.SW_DEC",
    "The time with this social worker ended before last year began, or after this year ended. Check the date, or leave "
    "the row out.",
    since=_SINCE,
    version="2024-25",
)
def social_worker_ends_outside_the_time_reported(evidence: Evidence) -> pl.DataFrame:
    """Social workers are reported from the first day of the year before."""
    end, since = pl.col("SW_DEC"), pl.lit(evidence.start).dt.offset_by("-1y")
    return evidence["SWEpisodes"].filter((end < since) | (end > evidence.end))


@rule(
    "SW08STG2",
    "SWEpisodes.SW_DEC",
    "The child has a later social worker, but the time with this one has no end. Say when it ended.",
    since=_SINCE,
)
def social_worker_followed_without_end(evidence: Evidence) -> pl.DataFrame:
    followed = pl.col("CHILD") == pl.col("CHILD").shift(-1)
    return _in_order(evidence).filter(followed & pl.col("SW_DECOM").is_not_null() & pl.col("SW_DEC").is_null())


@rule(
    "SW09STG2",
    "SWEpisodes.SW_DECOM SWEpisodes.SW_DEC",
    "The time with this social worker lasted less than a day. Check both dates.",
    since=_SINCE,
)
def social_worker_of_less_than_a_day(evidence: Evidence) -> pl.DataFrame:
    return evidence["SWEpisodes"].filter(pl.col("SW_DEC") <= pl.col("SW_DECOM"))


@rule(
    "SW10STG2",
    "SWEpisodes.SW_DECOM",
    "The child got this social worker more than a week before or after the time with the one before ended, or while it "
    "has no end. Check the dates.",
    since=_SINCE,
    version="2024-25",
)
def social_worker_does_not_follow_the_one_before(evidence: Evidence) -> pl.DataFrame:
    follows = pl.col("CHILD") == pl.col("CHILD").shift(1)
    ended = pl.col("SW_DEC").shift(1)
    in_time = pl.col("SW_DECOM").is_between(ended - _SLACK, ended + _SLACK).fill_null(value=False)
    return _in_order(evidence).filter(follows & ~in_time & pl.col("SW_REASON").ne_missing("FCONTA"))


@rule(
    "SW11bSTG2",
    "SWEpisodes.SW_DEC",
    "The time with the last social worker ended before 31 March. Add the social worker who followed, or clear the end.",
    since=_SINCE,
)
def last_social_worker_ends_before_the_year_does(evidence: Evidence) -> pl.DataFrame:
    return _last(evidence).filter(pl.col("SW_DEC") < evidence.end)


@rule(
    "SW12STG2",
    "SWEpisodes.SW_DECOM Episodes.DEC",
    "The child is looked after at 31 March, so every social worker of the whole year is returned, even of times when "
    "the child was not looked after. Add those from the first day of the year on.",
    since=_SINCE,
    version="2024-25",
)
def social_workers_of_the_year_are_missing(evidence: Evidence) -> pl.DataFrame:
    """The first one begins after the year does; of a child without any, the latest episode is the place."""
    open_ = pl.col("DEC").is_null() | (pl.col("DEC") > evidence.end)
    looked_after = without_short_breaks(latest(evidence).filter(open_))
    firsts = _in_order(evidence).unique("CHILD", keep="first", maintain_order=True)
    late = firsts.filter(pl.col("SW_DECOM") > evidence.start).join(looked_after, on="CHILD", how="semi")
    without = looked_after.join(firsts, on="CHILD", how="anti")
    return pl.concat([late.select("SWEpisodes"), without.select("Episodes")], how="diagonal")


@rule(
    "SW13STG1",
    "SWEpisodes.SW_REASON",
    "Give the reason for the change of social worker as one of the codes of the year.",
    since=_SINCE,
    version="2024-25",
)
def reason_for_social_worker_is_no_code(evidence: Evidence) -> pl.DataFrame:
    wrong = ~pl.col("SW_REASON").is_in(evidence.codes["SW_REASON"])
    lacking = pl.col("SW_REASON").is_null() & (pl.col("SW_DECOM") >= _WITH_REASON)
    return evidence["SWEpisodes"].filter(wrong | lacking)


@rule(
    "SW17STG2",
    "SWEpisodes.SW_DEC SWEpisodes.SW_DECOM",
    "No time with a social worker is open at 31 March. Clear the end of the last, or add the one who followed.",
    since="2025-26",
)
def no_social_worker_at_the_end_of_the_year(evidence: Evidence) -> pl.DataFrame:
    return _last(evidence).filter(pl.col("SW_DEC").is_not_null())


@shared
def _in_order(evidence: Evidence) -> pl.DataFrame:
    """Each child's social workers in the order in which they began; those of whom that is not said come last."""
    rows = evidence["SWEpisodes"].drop_nulls("CHILD")
    by = [column for column in ("CHILD", "SW_DECOM", "SW_DEC") if column in rows.columns]
    return rows.sort(by, nulls_last=True, maintain_order=True)


def _last(evidence: Evidence) -> pl.DataFrame:
    """Each child's last social worker; of a child with no day on which any began, one of them."""
    rows = _in_order(evidence).sort("CHILD", "SW_DECOM", maintain_order=True)
    return rows.unique("CHILD", keep="last", maintain_order=True)
