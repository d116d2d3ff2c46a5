"""Child protection plans and their reviews."""

import polars as pl

from goldenthread.analysis.returns.cin.build.census import CHILD, NEED, Census, numbered
from goldenthread.analysis.returns.cin.build.episodes import within_need
from goldenthread.analysis.returns.lacking import Lacking

FIRST, LAST = "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"


def plans_and_reviews(census: Census, held: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """``ChildProtectionPlans`` and ``Reviews``."""
    own = census.source("ssd_cp_plans").filter(pl.col("cppl_cp_plan_ola").ne_missing("Y"))
    rows = _with_earlier(own).rename({"cppl_person_id": "person"}).filter(census.ran_in_year(FIRST, LAST))
    placed = within_need(census, held, "ChildProtectionPlans", rows, "cppl_referral_id")
    placed = numbered(placed.sort("place", FIRST, "cppl_cp_plan_id"), "CPPID")
    _note_earlier(census, len(placed))
    named = placed.with_columns(
        pl.col(FIRST).alias("CPPstartDate"),
        census.by_the_end(LAST).alias("CPPendDate"),
        InitialCategoryOfAbuse="cppl_cp_plan_initial_category",
        LatestCategoryOfAbuse="cppl_cp_plan_latest_category",
        NumberOfPreviousCPP="earlier",
    )
    return {
        "ChildProtectionPlans": census.text("ChildProtectionPlans", named),
        "Reviews": census.text("Reviews", _reviews(census, placed)),
    }


def _with_earlier(plans: pl.DataFrame) -> pl.DataFrame:
    """With ``earlier``, how many plans of the child began before; those without a start count for none."""
    order = pl.col(FIRST).rank("min").over("cppl_person_id")
    return plans.with_columns(earlier=(order - 1).cast(pl.Int64))


def _note_earlier(census: Census, count: int) -> None:
    start = f"{census.dataset.manifest.covers_from:%-d %B %Y}"
    why = f"counted among the plans that the dataset holds, which begins on {start}; plans before are not known"
    census.lacking.append(Lacking("ChildProtectionPlans", "NumberOfPreviousCPP", why, count))


def _reviews(census: Census, placed: pl.DataFrame) -> pl.DataFrame:
    on = "cppr_cp_review_date"
    held = census.source("ssd_cp_reviews").filter(census.in_year(on))
    plans = placed.select("place", CHILD, NEED, "CPPID", "cppl_cp_plan_id")
    rows = plans.join(held, left_on="cppl_cp_plan_id", right_on="cppr_cp_plan_id", how="inner")
    return rows.sort(pl.col("CPPID").cast(pl.Int64), on, "cppr_cp_review_id").with_columns(CPPreviewDate=on)
