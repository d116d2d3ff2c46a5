"""What was done within the periods of need of a census."""

import polars as pl

from goldenthread.analysis.returns.cin.build.census import CHILD, NEED, Census, numbered
from goldenthread.analysis.returns.cin.build.enquiries import conferences_alone, enquiries
from goldenthread.analysis.returns.cin.build.episodes import within_need
from goldenthread.analysis.returns.cin.build.pre_proceedings import pre_proceedings
from goldenthread.analysis.returns.cin.build.protection import plans_and_reviews
from goldenthread.analysis.returns.lacking import Lacking


def activity(census: Census, held: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The periods of need themselves, and every table of what was done in them."""
    details = held.join(conferences_alone(census, held), on=NEED, how="left", maintain_order="left")
    found = {
        "CINdetails": census.text("CINdetails", details),
        **_assessments(census, held),
        "CINplanDates": _need_plans(census, held),
        "Section47": enquiries(census, held),
        **plans_and_reviews(census, held),
    }
    return found | ({"PreProceedings": pre_proceedings(census, held)} if _asks(census) else {})


def _asks(census: Census) -> bool:
    return "PreProceedings" in census.layout.tables


def _assessments(census: Census, held: pl.DataFrame) -> dict[str, pl.DataFrame]:
    ended = "cina_assessment_auth_date"
    rows = census.source("ssd_cin_assessments").rename({"cina_person_id": "person"})
    rows = rows.filter(census.ran_in_year("cina_assessment_start_date", ended))
    placed = within_need(census, held, "Assessments", rows, "cina_referral_id")
    placed = placed.sort("place", "cina_assessment_start_date", "cina_assessment_id")
    placed = _with_factors(census, numbered(placed, "AssessmentID"))
    why = "the dataset does not hold the day of the internal review"
    census.lacking.append(Lacking("Assessments", "AssessmentInternalReviewDate", why, len(placed)))
    named = placed.with_columns(
        pl.col("cina_assessment_start_date").alias("AssessmentActualStartDate"),
        census.by_the_end(ended).alias("AssessmentAuthorisationDate"),
        pl.col("factors").list.join("|").alias("AssessmentFactors"),
    )
    listed = named.drop_nulls("factors").explode("factors").rename({"factors": "AssessmentFactor"})
    return {
        "Assessments": census.text("Assessments", named),
        "AssessmentFactorsList": census.text("AssessmentFactorsList", listed),
    }


def _with_factors(census: Census, placed: pl.DataFrame) -> pl.DataFrame:
    """With ``factors``, a list, null where there is none; what was found after the reference date is not yet known."""
    codes = pl.col("cinf_assessment_factors_json").str.extract_all(r"\w+")
    rows = census.source("ssd_assessment_factors").sort("cinf_table_id").select("cinf_assessment_id", factors=codes)
    one = rows.explode("factors").drop_nulls().group_by("cinf_assessment_id", maintain_order=True).agg("factors")
    both = placed.join(one, left_on="cina_assessment_id", right_on="cinf_assessment_id", how="left")
    later = (pl.col("cina_assessment_auth_date") > census.year.end).fill_null(value=False)
    return both.sort("place", "AssessmentID").with_columns(factors=pl.when(~later).then("factors"))


def _need_plans(census: Census, held: pl.DataFrame) -> pl.DataFrame:
    first, last = "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"
    rows = census.source("ssd_cin_plans").rename({"cinp_person_id": "person"}).filter(census.ran_in_year(first, last))
    placed = within_need(census, held, "CINplanDates", rows, "cinp_referral_id")
    named = placed.sort("place", first, "cinp_cin_plan_id").select(
        CHILD, NEED, pl.col(first).alias("CINPlanStartDate"), census.by_the_end(last).alias("CINPlanEndDate")
    )
    return census.text("CINplanDates", named)
