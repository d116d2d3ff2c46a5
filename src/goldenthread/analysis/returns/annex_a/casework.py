"""Lists 4 to 6: assessments, enquiries with their conferences, children in need."""

import polars as pl

from goldenthread.analysis.returns.annex_a.inspection import PERSON, Inspection, earlier, yes
from goldenthread.analysis.returns.annex_a.words import CASE_STATUS

ENQUIRED, ENDED, MET = "s47e_s47_start_date", "s47e_s47_end_date", "icpc_icpc_date"
REFERRED, CLOSED = "cine_referral_date", "cine_close_date"


def assessments(asked: Inspection) -> pl.DataFrame:
    first, last = "cina_assessment_start_date", "cina_assessment_auth_date"
    rows = asked.source("ssd_cin_assessments").filter(asked.ran_in_six(first, last))
    over = (pl.col(last) <= asked.day).fill_null(value=False)
    in_need = pl.col("cina_assessment_outcome_nfa").replace_strict({"N": "a) Yes", "Y": "b) No"}, default=None)
    return asked.named(rows, "cina_assessment_team", "cina_assessment_worker_id").select(
        pl.col("cina_person_id").alias(PERSON),
        pl.col(first).alias("Continuous Assessment Start Date"),
        pl.col("cina_assessment_child_seen").alias("Child Seen During Continuous Assessment"),
        asked.known(last).alias("Continuous Assessment Date of Authorisation"),
        pl.when(over).then(in_need).alias("Was the child assessed as requiring LA children's social care support?"),
        "Allocated Team",
        "Allocated Worker",
    )


def enquiries(asked: Inspection) -> pl.DataFrame:
    every = asked.source("ssd_s47_enquiry").rename({"s47e_person_id": PERSON})
    met = asked.source("ssd_initial_cp_conference").filter(asked.begun(MET)).rename({"icpc_person_id": PERSON})
    listed = every.filter(asked.in_six(ENQUIRED) | asked.going_on(ENQUIRED, ENDED))
    first = met.sort(MET, maintain_order=True).unique("icpc_s47_enquiry_id", keep="first")
    led_to = first.select("icpc_s47_enquiry_id", MET, "icpc_icpc_outcome_cp_flag")
    both = listed.join(led_to, left_on="s47e_s47_enquiry_id", right_on="icpc_s47_enquiry_id", how="left")
    counted = earlier(
        both, every.select(PERSON, at=ENQUIRED), ENQUIRED, "Number of Section 47 Enquiries in the last 12 months"
    )
    counted = earlier(counted, met.select(PERSON, at=MET), ENQUIRED, "Number of ICPCs in the last 12 months")
    return counted.select(
        PERSON,
        pl.col(ENQUIRED).alias("Strategy discussion initiating Section 47 Enquiry Start Date"),
        _unnecessary(asked).alias("Was an Initial Child Protection Conference deemed unnecessary?"),
        pl.col(MET).alias("Date of Initial Child Protection Conference"),
        pl.col("icpc_icpc_outcome_cp_flag").alias(
            "Did the Initial Child Protection Conference Result in a Child Protection Plan"
        ),
        "Number of Section 47 Enquiries in the last 12 months",
        "Number of ICPCs in the last 12 months",
    )


def _unnecessary(asked: Inspection) -> pl.Expr:
    """Known once there was a conference, or the enquiry ended with none called for."""
    called = pl.col("s47e_s47_outcome_json").str.contains('"CP_CONFERENCE_FLAG": *"Y"').fill_null(value=False)
    over = (pl.col(ENDED) <= asked.day).fill_null(value=False)
    return pl.when(pl.col(MET).is_not_null() | called).then(pl.lit("b) No")).when(over).then(pl.lit("a) Yes"))


def children_in_need(asked: Inspection) -> pl.DataFrame:
    rows = asked.source("ssd_cin_episodes").rename({"cine_person_id": PERSON})
    looked_into = pl.col("cine_referral_nfa").ne_missing("Y")
    leavers = set(asked.source("ssd_care_leavers")["clea_person_id"]) - set(_looked_after(asked))
    listed = rows.filter(asked.ran_in_six(REFERRED, CLOSED) & looked_into & ~pl.col(PERSON).is_in(sorted(leavers)))
    over = (pl.col(CLOSED) <= asked.day).fill_null(value=False)
    return listed.join(_last_seen(asked), on=PERSON, how="left").select(
        PERSON,
        pl.col(REFERRED).alias("CIN Start Date"),
        pl.col("cine_cin_primary_need_code").alias("Primary Need Code"),
        pl.col("seen").alias("Date Child Was Last Seen"),
        asked.known(CLOSED).alias("CIN Closure Date"),
        pl.when(over).then("cine_close_reason").alias("Reason for Closure"),
        _status(asked, over).alias("Case Status"),
    )


def _looked_after(asked: Inspection) -> pl.Series:
    return _who(asked, "ssd_cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date")


def _who(asked: Inspection, table: str, first: str, last: str) -> pl.Series:
    """Whose episode, plan or assessment goes on at the day."""
    rows = asked.source(table).filter(asked.going_on(first, last))
    return rows[next(column for column in rows.columns if column.endswith("_person_id"))]


def _status(asked: Inspection, over: pl.Expr) -> pl.Expr:
    """The highest that goes on at the day; nothing where a case is open with none of them."""
    looked_after, protected, planned, assessed, closed = CASE_STATUS
    plans = _who(asked, "ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date")
    need = _who(asked, "ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date")
    begun = _who(asked, "ssd_cin_assessments", "cina_assessment_start_date", "cina_assessment_auth_date")
    going_on = ((begun, assessed), (need, planned), (plans, protected), (_looked_after(asked), looked_after))
    said = pl.lit(None, dtype=pl.String)
    for people, status in going_on:
        said = pl.when(pl.col(PERSON).is_in(people.implode())).then(pl.lit(status)).otherwise(said)
    return pl.when(over).then(pl.lit(closed)).otherwise(said)


SEEN_AT = {
    "ssd_cin_visits": ("cinv_person_id", "cinv_cin_visit_date", "cinv_cin_visit_seen"),
    "ssd_cp_visits": ("cppv_person_id", "cppv_cp_visit_date", "cppv_cp_visit_seen"),
    "ssd_cla_visits": ("clav_person_id", "clav_cla_visit_date", "clav_cla_visit_seen"),
}


def _last_seen(asked: Inspection) -> pl.DataFrame:
    """The last visit of any kind at which the child was seen."""
    visits = pl.concat(
        asked.source(table)
        .filter((pl.col(seen) == "Y") & asked.begun(on))
        .select(pl.col(person).alias(PERSON), seen=on)
        for table, (person, on, seen) in SEEN_AT.items()
    )
    return visits.group_by(PERSON).agg(pl.col("seen").max())


def protection(asked: Inspection) -> pl.DataFrame:
    """List 7."""
    first, last = "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"
    plans = (
        asked.source("ssd_cp_plans")
        .filter(pl.col("cppl_cp_plan_ola").ne_missing("Y"))
        .rename({"cppl_person_id": PERSON})
    )
    plans = plans.with_columns(before=(pl.col(first).rank("min").over(PERSON) - 1).cast(pl.Int64))
    listed = plans.filter(asked.ran_in_six(first, last))
    visits = asked.latest(asked.source("ssd_cp_visits"), "cppv_cp_plan_id", "cppv_cp_visit_date")
    reviews = asked.latest(asked.source("ssd_cp_reviews"), "cppr_cp_plan_id", "cppr_cp_review_date")
    both = listed.join(visits, left_on="cppl_cp_plan_id", right_on="cppv_cp_plan_id", how="left").join(
        reviews, left_on="cppl_cp_plan_id", right_on="cppr_cp_plan_id", how="left"
    )
    return both.select(
        PERSON,
        pl.col(first).alias("Child Protection Plan Start Date"),
        pl.col("cppl_cp_plan_initial_category").alias("Initial Category of Abuse"),
        pl.col("cppl_cp_plan_latest_category").alias("Latest Category of Abuse"),
        pl.col("cppv_cp_visit_date").alias("Date of the Last Statutory Visit"),
        pl.col("cppv_cp_visit_seen_alone").alias("Was the Child Seen Alone?"),
        pl.col("cppr_cp_review_date").alias("Date of latest review conference"),
        asked.known(last).alias("Child Protection Plan End Date"),
        yes(pl.col(PERSON).is_in(_taken_into_protection(asked).implode())).alias(
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)"
        ),
        pl.col("before").alias("Number of Previous Child Protection Plans"),
    )


def _taken_into_protection(asked: Inspection) -> pl.Series:
    orders = asked.source("ssd_legal_status").filter(pl.col("lega_legal_status").is_in(["L1", "L2"]))
    return orders.filter(asked.ran_in_six("lega_legal_status_start_date", "lega_legal_status_end_date"))[
        "lega_person_id"
    ]
