"""Rules about the reviews of the plans of children."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import RESPITE, birthday, one_of
from goldenthread.analysis.returns.ssda903.provided import any_given
from goldenthread.analysis.returns.ssda903.rules.book import rule

_OLD_ENOUGH = 4  # from this birthday on a child may take part in a review


@rule("166", "Reviews.REVIEW", "Give the day of the review as a date.", judges_text=True)
def date_of_review_is_no_date(evidence: Evidence) -> pl.DataFrame:
    return evidence["Reviews"].filter(pl.col("REVIEW").is_null())


@rule("167", "Reviews.REVIEW_CODE", "Say how the child took part in the review: PN0 to PN7.")
def participation_is_no_code(evidence: Evidence) -> pl.DataFrame:
    """A code in a row without a review is none; a row that has neither is for 166. Files may lack the days."""
    reviews = evidence.text("Reviews")
    wrong = ~one_of("REVIEW_CODE", *evidence.codes["REVIEW_CODE"])
    if "REVIEW" not in reviews.columns:
        return reviews.filter(wrong)
    return reviews.filter(any_given(["REVIEW", "REVIEW_CODE"]), wrong | pl.col("REVIEW").is_null())


@rule(
    "399",
    "Episodes.LS Header.MOTHER Reviews.REVIEW Reviews.REVIEW_CODE",
    "The child is in a series of short breaks: nothing is returned on reviews or on whether she is a mother. Clear "
    "these fields, or correct the legal status.",
    judges_text=True,
)
def short_breaks_with_reviews(evidence: Evidence) -> pl.DataFrame:
    """Of children with no other legal status; what is shown of a child in the three tables is one issue."""
    never_else = evidence["Episodes"].filter(one_of("LS", *RESPITE).all().over("CHILD")).select("Episodes", "CHILD")
    mothers = evidence.text("Header").select("Header", "CHILD", told=any_given(["MOTHER"]))
    reviews = evidence.text("Reviews").select("Reviews", "CHILD", told=any_given(["REVIEW", "REVIEW_CODE"]))
    told = pl.concat([_told_with(mothers, reviews), _told_with(reviews, mothers)], how="diagonal")
    parts = [told.join(never_else, on="CHILD", how="semi"), never_else.join(told, on="CHILD", how="semi")]
    return pl.concat(parts, how="diagonal").drop("told").rename({"CHILD": "issue"})


def _told_with(rows: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """The rows that tell something, or whose child the other table tells something of."""
    children = others.filter("told")["CHILD"]
    return rows.filter(pl.col("told") | pl.col("CHILD").is_in(children.implode()))


@rule(
    "440",
    "Reviews.DOB Reviews.REVIEW Reviews.REVIEW_CODE",
    "PN0 is for children under 4, but the child was 4 or older on the day of the review. Correct the code or a date.",
)
def too_old_for_the_participation(evidence: Evidence) -> pl.DataFrame:
    return evidence["Reviews"].filter(one_of("REVIEW_CODE", "PN0") & (pl.col("REVIEW") >= birthday(_OLD_ENOUGH)))


@rule(
    "441",
    "Reviews.DOB Reviews.REVIEW Reviews.REVIEW_CODE",
    "PN1 to PN7 are for children of 4 and older, but the child was under 4 on the day of the review. Use PN0, or "
    "correct a date.",
)
def too_young_for_the_participation(evidence: Evidence) -> pl.DataFrame:
    takes_part = one_of("REVIEW_CODE", *(code for code in evidence.codes["REVIEW_CODE"] if code != "PN0"))
    return evidence["Reviews"].filter(takes_part & (pl.col("REVIEW") < birthday(_OLD_ENOUGH)))
