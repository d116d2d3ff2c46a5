"""Section 47 enquiries, conferences, child protection plans and the work under them."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import mix
from goldenthread.analysis.synthetic.casework import visited
from goldenthread.analysis.synthetic.day_numbers import after_working_days
from goldenthread.analysis.synthetic.draws import chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, json_flags, lay_out, yes
from goldenthread.analysis.synthetic.schedules import repeated

ENQUIRY_FLAGS = (
    "NFA_FLAG",
    "LEGAL_ACTION_FLAG",
    "PROV_OF_SERVICES_FLAG",
    "PROV_OF_SB_CARE_FLAG",
    "CP_CONFERENCE_FLAG",
    "NFA_CONTINUE_SINGLE_FLAG",
    "MONITOR_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
ENQUIRY_RAISED = {
    "enquiry": ("NFA_CONTINUE_SINGLE_FLAG",),
    "conference": ("CP_CONFERENCE_FLAG",),
    "protection": ("CP_CONFERENCE_FLAG",),
    "care": ("LEGAL_ACTION_FLAG",),
    "not_in_need": ("NFA_FLAG",),
}
CONFERENCE_FLAGS = (
    "NFA_FLAG",
    "REFERRAL_TO_OTHER_AGENCY_FLAG",
    "SINGLE_ASSESSMENT_FLAG",
    "PROV_OF_SERVICES_FLAG",
    "CP_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
CONFERENCE_RAISED = {"conference": ("PROV_OF_SERVICES_FLAG",), "protection": ("CP_FLAG",), "transfer_in": ("CP_FLAG",)}
TARGET_WORKING_DAYS = 15
FIRST_REVIEW_DAYS, NEXT_REVIEW_DAYS = 91, 182
VISIT_EVERY, CORE_GROUP_EVERY = 10, 35
CATEGORY_CHANGED = 0.08
PARTICIPATION = {"PN1": 30.0, "PN2": 4.0, "PN3": 1.0, "PN4": 3.0, "PN5": 9.0, "PN6": 33.0, "PN7": 20.0}


def protection_tables(known: Known) -> Tables:
    """Enquiries, conferences, plans, visits, reviews and core groups."""
    enquiries = _enquiries(known)
    conferences = _conferences(known, enquiries)
    plans = _plans(known, conferences)
    return {
        "ssd_s47_enquiry": lay_out("ssd_s47_enquiry", enquiries),
        "ssd_initial_cp_conference": lay_out("ssd_initial_cp_conference", _with_plan(conferences, plans)),
        "ssd_cp_plans": lay_out("ssd_cp_plans", plans),
        "ssd_cp_visits": _visits(known, plans),
        "ssd_cp_reviews": _reviews(known, plans),
        "core_groups": _core_groups(known, plans),
    }


def _enquiries(known: Known) -> pl.DataFrame:
    found = known.spells.filter(pl.col("enquiry_start") <= known.horizon.end)
    found = known.with_worker(found, "enquiry_start")
    ended = pl.col("enquiry_end") <= known.horizon.end
    nfa = pl.col("path").is_in(["enquiry", "not_in_need"])
    return found.with_columns(
        s47e_s47_enquiry_id=known.ids("Q", found),
        s47e_referral_id="referral",
        s47e_person_id="person_id",
        s47e_s47_start_date="enquiry_start",
        s47e_s47_end_date=known.until("enquiry_end"),
        s47e_s47_nfa=pl.when(ended).then(yes(nfa)),
        s47e_s47_outcome_json=pl.when(ended).then(json_flags("path", ENQUIRY_RAISED, ENQUIRY_FLAGS)),
        s47e_s47_completed_by_worker_id=pl.when(ended).then("worker_id"),
        s47e_s47_completed_by_team=pl.when(ended).then("team_id"),
    )


def _conferences(known: Known, enquiries: pl.DataFrame) -> pl.DataFrame:
    found = known.spells.filter(pl.col("conference") <= known.horizon.end).join(
        enquiries.select("spell", "s47e_s47_enquiry_id"), on="spell", how="left", maintain_order="left"
    )
    found = known.with_worker(found, "conference")
    clock = found.select(pl.coalesce("enquiry_start", "referred_on")).to_series()
    due = after_working_days(clock, np.full(found.height, TARGET_WORKING_DAYS, dtype=np.int32))
    transferred = pl.col("path") == "transfer_in"
    planned = pl.col("cp_start").is_not_null()
    return found.with_columns(
        icpc_icpc_id=known.ids("I", found),
        icpc_icpc_meeting_id=pl.format("IM{}-{}", "family", "conference"),
        icpc_s47_enquiry_id="s47e_s47_enquiry_id",
        icpc_person_id="person_id",
        icpc_referral_id="referral",
        icpc_icpc_transfer_in=yes(transferred),
        icpc_icpc_target_date=due,
        icpc_icpc_date="conference",
        icpc_icpc_outcome_cp_flag=yes(planned),
        icpc_icpc_outcome_json=json_flags("path", CONFERENCE_RAISED, CONFERENCE_FLAGS),
        icpc_icpc_team="team_id",
        icpc_icpc_worker_id="worker_id",
    )


def _plans(known: Known, conferences: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("child protection plans")
    found = conferences.filter(pl.col("cp_start").is_not_null() & (pl.col("cp_end") > pl.col("cp_start")))
    rows = found.height
    found = found.with_columns(
        cppl_cp_plan_id=known.ids("K", found),
        first=pick(rng, mix("category of child protection plan"), rows),
        other=pick(rng, mix("category of child protection plan"), rows),
        changed=chance(rng, CATEGORY_CHANGED, rows),
        stops=pl.min_horizontal("cp_end", pl.lit(known.horizon.end + 1)),
    )
    return found.with_columns(
        cppl_referral_id="referral",
        cppl_icpc_id="icpc_icpc_id",
        cppl_person_id="person_id",
        cppl_cp_plan_start_date="cp_start",
        cppl_cp_plan_end_date=known.until("cp_end"),
        cppl_cp_plan_initial_category="first",
        cppl_cp_plan_ola=pl.lit("N"),
        cppl_cp_plan_latest_category=pl.when("changed").then("other").otherwise("first"),
    )


def _with_plan(conferences: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    made = plans.select("spell", icpc_cp_plan_id="cppl_cp_plan_id")
    return conferences.join(made, on="spell", how="left", maintain_order="left")


def _visits(known: Known, plans: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("child protection visits")
    found = repeated(rng, plans, starts="cp_start", ends="stops", every=VISIT_EVERY, late=6, skipped=0.05)
    found = found.filter(pl.col("on") >= known.horizon.begin)
    seen = visited(rng, found, "cppv_cp_visit", 0.93)
    return lay_out(
        "ssd_cp_visits",
        found.with_columns(
            cppv_cp_visit_id=known.ids("Y", found),
            cppv_person_id="person_id",
            cppv_cp_plan_id="cppl_cp_plan_id",
            cppv_cp_visit_date="on",
            **seen,
        ),
    )


def _reviews(known: Known, plans: pl.DataFrame) -> pl.DataFrame:
    """First review three months after the conference, then every six; most on time, a few weeks late otherwise."""
    rng = known.streams.of("child protection reviews")
    first = plans.with_columns(due=pl.col("cp_start") + FIRST_REVIEW_DAYS, time=pl.lit(0, dtype=pl.Int32))
    later = repeated(rng, first, starts="due", ends="stops", every=NEXT_REVIEW_DAYS - 7)
    later = later.with_columns(time=pl.col("time") + 1, due="on").drop("on")
    found = pl.concat([first.filter(pl.col("due") < pl.col("stops")), later.select(first.columns)])
    late = chance(rng, 0.06, found.height)
    early = whole(rng, -14, -1, found.height)
    on = pl.col("due") + pl.when(pl.Series(late)).then(pl.Series(whole(rng, 3, 40, found.height))).otherwise(
        pl.Series(early)
    )
    found = found.with_columns(on=on).filter(pl.col("on") < pl.col("stops")).sort("child", "cp_start", "time")
    last = (pl.col("time") == pl.col("time").max().over("cppl_cp_plan_id")) & (pl.col("cp_end") <= known.horizon.end)
    ends = last & (pl.col("cp_end") - pl.col("on") < 60)
    return lay_out(
        "ssd_cp_reviews",
        found.with_columns(
            cppr_cp_review_id=known.ids("RV", found),
            cppr_person_id="person_id",
            cppr_cp_plan_id="cppl_cp_plan_id",
            cppr_cp_review_due="due",
            cppr_cp_review_date="on",
            cppr_cp_review_meeting_id=pl.format("RM{}-{}", "family", "due"),
            cppr_cp_review_outcome_continue_cp=pl.when(ends).then(pl.lit("N")).otherwise(pl.lit("Y")),
            cppr_cp_review_quorate=yes(pl.Series(chance(rng, 0.985, found.height))),
            cppr_cp_review_participation=participation(rng, found),
        ),
    )


def participation(rng: np.random.Generator, found: pl.DataFrame) -> pl.Expr:
    """How a child took part in a review held ``on``; under four the code says only that."""
    drawn = pick(rng, PARTICIPATION, found.height)
    return pl.when(pl.col("on") - pl.col("born") < 4 * 365.25).then(pl.lit("PN0")).otherwise(drawn)


def _core_groups(known: Known, plans: pl.DataFrame) -> pl.DataFrame:
    """The first within ten working days of the conference, mostly; then about every five weeks."""
    rng = known.streams.of("core groups")
    first = plans.with_columns(on=pl.col("cp_start") + pl.Series(whole(rng, 3, 17, plans.height)))
    later = repeated(
        rng, first.rename({"on": "met"}), starts="met", ends="stops", every=CORE_GROUP_EVERY, late=10, skipped=0.07
    )
    found = pl.concat([first.filter(pl.col("on") < pl.col("stops")), later.select(first.columns)])
    found = found.filter(pl.col("on") >= known.horizon.begin).sort("child", "on")
    return lay_out(
        "core_groups",
        found.with_columns(core_group_id=known.ids("G", found), cp_plan_id="cppl_cp_plan_id", held_on="on"),
    )
