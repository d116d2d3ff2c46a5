"""Rules about unaccompanied asylum-seeking children: their status (UASC) and the day on which it ceases (DUC)."""

import polars as pl

from goldenthread.analysis.periods import age_expr
from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.layout import PRIOR
from goldenthread.analysis.returns.ssda903 import care_leavers, uasc
from goldenthread.analysis.returns.ssda903.episodes import birthday
from goldenthread.analysis.returns.ssda903.rules.book import rule

_EXPECTED_AGE = 11
"""From which age unaccompanied children are expected to come."""
_ADULT = 18
"""At which age the status ceases at the latest: until it has ceased, its date is that birthday."""


@rule(
    "104",
    "UASC.DUC",
    "Give the day on which the status ceased as a date, such as 24/05/2026, in this year or later, or leave it blank.",
    judges_text=True,
)
def end_of_status_is_no_date(evidence: Evidence) -> pl.DataFrame:
    given = evidence.text("UASC").drop_nulls("DUC")
    valid = evidence["UASC"].filter(pl.col("DUC") >= evidence.start)
    return given.join(valid, on="UASC", how="anti")


@rule("105", "Header.UASC", "Say whether the child is an unaccompanied asylum seeker: 1 for yes, 0 for no.")
def status_is_missing(evidence: Evidence) -> pl.DataFrame:
    header = evidence["Header"]
    if evidence.form != "xml":  # the files do not ask for it
        return header.clear()
    return header.filter(~pl.col("UASC").is_in(evidence.codes["UASC"]).fill_null(value=False))


@shared
def _compared(evidence: Evidence) -> pl.DataFrame:
    """A row a child in this return: whether identified ``now`` and ``before``, the days, and where to look.

    ``Header`` is null where the Header does not say who is one, ``UASC`` for a child without a row in that table;
    ``in_header`` is the row in the Header all the same.
    """
    return (
        _places(evidence)
        .join(_flag(uasc.this_year(evidence), "now"), on="CHILD", how="left")
        .join(_flag(uasc.last_year(evidence), "before"), on="CHILD", how="left")
        .join(_dates_before(evidence), on="CHILD", how="left")
        .with_columns(pl.col("now", "before").fill_null(value=False))
    )


def _places(evidence: Evidence) -> pl.DataFrame:
    now = evidence["UASC"].select("CHILD", "UASC", "DUC")
    header = evidence["Header"].select("CHILD", "Header") if "Header" in evidence else _NO_HEADER
    stated = pl.col("Header") if uasc.is_stated(evidence) else pl.lit(None, pl.UInt32)
    places = header.join(now, on="CHILD", how="full", coalesce=True)
    return places.with_columns(stated.alias("Header"), in_header=pl.col("Header")).drop_nulls("CHILD")


_NO_HEADER = pl.DataFrame(schema={"CHILD": pl.String, "Header": pl.UInt32})


def _flag(children: pl.DataFrame, name: str) -> pl.DataFrame:
    return children.with_columns(pl.lit(value=True).alias(name))


def _dates_before(evidence: Evidence) -> pl.DataFrame:
    before = evidence[f"UASC{PRIOR}"].select("CHILD", pl.col("DUC").alias("DUC_before"))
    return before.unique("CHILD", keep="first", maintain_order=True)


@rule(
    "205A",
    "Header.UASC UASC.CHILD",
    "The child was an unaccompanied asylum seeker last year and is not now, but the dates do not say that the status"
    " ceased last year. Correct the status or a date.",
)
def status_lost_without_a_date(evidence: Evidence) -> pl.DataFrame:
    """Ceased last year: by last year's date, and with none in this year's return."""
    lost = _compared(evidence).filter(pl.col("before"), ~pl.col("now"))
    last_year = pl.lit(evidence.start).dt.offset_by("-1y")
    ceased = pl.col("DUC_before").is_between(last_year, evidence.start, closed="left").fill_null(value=False)
    return lost.filter(~ceased | pl.col("DUC").is_not_null()).with_columns(Header=pl.col("in_header"))


@rule(
    "205B",
    "Header.UASC UASC.DUC",
    "The child is an unaccompanied asylum seeker this year and was last year, but the dates say otherwise: last year's"
    " should be the 18th birthday, and this year's too, or a day of the year. Correct the status or a date.",
)
def status_kept_after_its_end(evidence: Evidence) -> pl.DataFrame:
    at_18 = pl.col("DUC") == birthday(_ADULT)
    this_year = pl.col("DUC").is_between(evidence.start, evidence.end)
    now = evidence["UASC"].filter(at_18 | this_year).select("UASC", supported=True)
    before = evidence[f"UASC{PRIOR}"].filter(at_18).select("CHILD").unique()
    kept = _compared(evidence).filter(pl.col("before"), pl.col("now")).join(now, on="UASC", how="left")
    supported = kept.filter("supported").join(before, on="CHILD", how="semi")
    return kept.join(supported, on=["CHILD", "UASC"], how="anti").with_columns(Header=pl.col("in_header"))


@rule(
    "205C",
    "Header.UASC UASC.DUC",
    "The child was no unaccompanied asylum seeker this year or last, but a date says when the status ceased. Remove the"
    " date or correct the status.",
)
def end_of_a_status_never_held(evidence: Evidence) -> pl.DataFrame:
    never = _compared(evidence).filter(~pl.col("before"), ~pl.col("now"))
    dated = never.filter(pl.col("DUC").is_not_null() | pl.col("DUC_before").is_not_null())
    return dated.with_columns(Header=pl.col("in_header"))


@rule(
    "205D",
    "Header.UASC UASC.CHILD",
    "The child is an unaccompanied asylum seeker this year, but last year's return did not say so. Check both.",
)
def status_new_for_a_known_child(evidence: Evidence) -> pl.DataFrame:
    new = _compared(evidence).filter(pl.col("now"), ~pl.col("before"))
    known = new.join(evidence[_known_before(evidence)], on="CHILD", how="semi")
    return known.with_columns(Header=pl.col("in_header"), UASC=pl.when(pl.col("in_header").is_null()).then("UASC"))


def _known_before(evidence: Evidence) -> str:
    return f"Header{PRIOR}" if f"Header{PRIOR}" in evidence else f"UASC{PRIOR}"


@rule(
    "231",
    "Header.DOB",
    "The child is recorded as an unaccompanied asylum seeker of 10 or younger. Check the date of birth; if it is right,"
    " explain it.",
    since="2024-25",
)
def asylum_seeker_is_very_young(evidence: Evidence) -> pl.DataFrame:
    identified = evidence["Header"].join(uasc.this_year(evidence), on="CHILD", how="semi")
    return identified.filter(age_expr(pl.col("DOB"), pl.lit(evidence.end)) < _EXPECTED_AGE)


@rule(
    "303",
    "UASC.DUC Header.UASC",
    "There is a day on which the status ceased, so the child must be recorded as an unaccompanied asylum seeker: 1.",
    judges_text=True,
)
def end_of_a_status_not_held(evidence: Evidence) -> pl.DataFrame:
    ended = evidence.text("UASC").drop_nulls("DUC").select("CHILD", "UASC")
    not_held = ended.join(uasc.this_year(evidence), on="CHILD", how="anti")
    return not_held.join(evidence["Header"].select("CHILD", "Header"), on="CHILD")


@rule("304", "UASC.DUC", "The status can cease on the 18th birthday at the latest. Correct the date.")
def status_ceased_in_adulthood(evidence: Evidence) -> pl.DataFrame:
    return evidence["UASC"].filter(pl.col("DUC") > birthday(_ADULT))


@rule(
    "1014",
    "OC3.IN_TOUCH OC3.ACTIV OC3.ACCOM UASC.DUC",
    "The young person is a care leaver who was not looked after this year: leave out the row on the status as an"
    " unaccompanied asylum seeker.",
    reads="Episodes",
)
def care_leaver_with_asylum_status(evidence: Evidence) -> pl.DataFrame:
    left = care_leavers.not_looked_after_this_year(evidence).select("CHILD", "OC3")
    return evidence["UASC"].select("CHILD", "UASC").join(left, on="CHILD")
