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
    """A row that names no review either asks nothing: 166 speaks of it."""
    return _named(evidence.text("Reviews")).filter(~one_of("REVIEW_CODE", *evidence.codes["REVIEW_CODE"]))


def _named(reviews: pl.DataFrame) -> pl.DataFrame:
    """In a file without the days of reviews, every row."""
    return reviews.filter(any_given(["REVIEW", "REVIEW_CODE"])) if "REVIEW" in reviews.columns else reviews


@rule(
    "399",
    "Episodes.LS Header.MOTHER Reviews.REVIEW Reviews.REVIEW_CODE",
    "The child is in a series of short breaks: nothing is returned on reviews or on whether she is a mother. Clear "
    "these fields, or correct the legal status.",
    judges_text=True,
)
def short_breaks_with_reviews(evidence: Evidence) -> pl.DataFrame:
    """Of children with no other legal status; what a child has in the three tables is one issue."""
    respite = one_of("LS", *RESPITE)
    never_else = evidence["Episodes"].filter(respite.all().over("CHILD")).select("Episodes", "CHILD")
    mothers = evidence.text("Header").filter(any_given(["MOTHER"])).select("CHILD")
    reviews = evidence.text("Reviews").filter(any_given(["REVIEW", "REVIEW_CODE"])).select("CHILD")
    found = never_else.join(pl.concat([mothers, reviews]).unique(), on="CHILD", how="semi")
    told = pl.concat([evidence[table].select(table, "CHILD") for table in ("Header", "Reviews")], how="diagonal")
    return pl.concat([found, told.join(found, on="CHILD", how="semi")], how="diagonal").rename({"CHILD": "issue"})


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
