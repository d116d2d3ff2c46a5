"""Rules about what is written in an episode: dates that are dates, and codes that are in the year's lists."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule("141", "Episodes.DECOM", "The first day of the episode is not a date. Write it as 24/05/2026.", judges_text=True)
def first_day_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return _no_date(evidence, "DECOM")


@rule("147", "Episodes.DEC", "The last day of the episode is not a date. Write it as 24/05/2026.", judges_text=True)
def last_day_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return _no_date(evidence, "DEC")


@rule("143", "Episodes.RNE", "No such reason for a new episode. Use S, L, P, T, B or U.")
def unknown_reason_for_new_episode(evidence: Evidence) -> pl.DataFrame:
    return _not_in_list(evidence, "RNE")


@rule("144", "Episodes.LS", "No such legal status. Use a code from this year's list.")
def unknown_legal_status(evidence: Evidence) -> pl.DataFrame:
    return _not_in_list(evidence, "LS")


@rule("145", "Episodes.CIN", "No such category of need. Use N1 to N8.")
def unknown_category_of_need(evidence: Evidence) -> pl.DataFrame:
    return _not_in_list(evidence, "CIN")


@rule(
    "146",
    "Episodes.PLACE",
    "No such placement type this year. Use a code from this year's list.",
    version="2025-26",
)
def unknown_placement_type(evidence: Evidence) -> pl.DataFrame:
    return _not_in_list(evidence, "PLACE")


@rule("149", "Episodes.REC", "No such reason why an episode ceased. Use X1 or one of the E codes.")
def unknown_reason_ceased(evidence: Evidence) -> pl.DataFrame:
    return _not_in_list(evidence, "REC")


@rule("1009", "Episodes.REASON_PLACE_CHANGE", "No such reason for a change of placement. Use a code from the list.")
def unknown_reason_for_change(evidence: Evidence) -> pl.DataFrame:
    return _not_in_list(evidence, "REASON_PLACE_CHANGE")


def _no_date(evidence: Evidence, column: str) -> pl.DataFrame:
    written = evidence.text("Episodes").select("Episodes", pl.col(column).alias("written")).drop_nulls()
    return evidence["Episodes"].filter(pl.col(column).is_null()).join(written, on="Episodes", how="semi")


def _not_in_list(evidence: Evidence, column: str) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col(column).is_not_null() & ~one_of(column, *evidence.codes[column]))
