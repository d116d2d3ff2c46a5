"""Referrals, assessments, child in need plans and visits."""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import mix
from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.draws import chance, pick, yes_no
from goldenthread.analysis.synthetic.front_door import SOURCES
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, coded, json_flags, lay_out, yes
from goldenthread.analysis.synthetic.schedules import repeated

ABUSE_CODES_SPLIT = day(date(2020, 4, 1))
BY_AN_ADULT = {'"18A"': '"18C"', '"19A"': '"19C"'}
"""Factors that went on that day, and what came in their place for most: abuse by a child or, far oftener, an adult."""

REFERRAL_FLAGS = (
    "SINGLE_ASSESSMENT_FLAG",
    "NFA_FLAG",
    "STRATEGY_DISCUSSION_FLAG",
    "CLA_REQUEST_FLAG",
    "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG",
    "CP_TRANSFER_IN_FLAG",
    "CP_CONFERENCE_FLAG",
    "CARE_LEAVER_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
ASSESSED = ("SINGLE_ASSESSMENT_FLAG",)
REFERRAL_RAISED = {
    "no_further_action": ("NFA_FLAG",),
    "not_in_need": ASSESSED,
    "child_in_need": ASSESSED,
    "short_breaks": ASSESSED,
    "enquiry": (*ASSESSED, "STRATEGY_DISCUSSION_FLAG"),
    "conference": (*ASSESSED, "STRATEGY_DISCUSSION_FLAG"),
    "protection": (*ASSESSED, "STRATEGY_DISCUSSION_FLAG"),
    "transfer_in": ("CP_TRANSFER_IN_FLAG", "CP_CONFERENCE_FLAG"),
    "care": (*ASSESSED, "CLA_REQUEST_FLAG"),
}
ASSESSMENT_FLAGS = (
    "NFA_FLAG",
    "NFA_S47_END_FLAG",
    "STRATEGY_DISCUSSION_FLAG",
    "CLA_REQUEST_FLAG",
    "PRIVATE_FOSTERING_FLAG",
    "LEGAL_ACTION_FLAG",
    "PROV_OF_SERVICES_FLAG",
    "PROV_OF_SB_CARE_FLAG",
    "SPECIALIST_ASSESSMENT_FLAG",
    "REFERRAL_TO_OTHER_AGENCY_FLAG",
    "OTHER_ACTIONS_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
ASSESSMENT_RAISED = {
    "not_in_need": ("NFA_FLAG",),
    "child_in_need": ("PROV_OF_SERVICES_FLAG",),
    "short_breaks": ("PROV_OF_SERVICES_FLAG", "PROV_OF_SB_CARE_FLAG"),
    "enquiry": ("STRATEGY_DISCUSSION_FLAG",),
    "conference": ("STRATEGY_DISCUSSION_FLAG", "PROV_OF_SERVICES_FLAG"),
    "protection": ("STRATEGY_DISCUSSION_FLAG", "PROV_OF_SERVICES_FLAG"),
    "care": ("CLA_REQUEST_FLAG",),
}
CLOSED_OTHERWISE = {"RC7": 91.0, "RC5": 7.0, "RC3": 2.0}
TURNED_18 = {"RC7": 88.0, "RC6": 12.0}
NEED_NOT_STATED = 0.015
VISIT_EVERY, VISIT_EVERY_DISABILITY = 19, 42


def casework_tables(known: Known) -> Tables:
    """Referrals, assessments with their factors and decisions, child in need plans and visits."""
    found = referred(known)
    assessed = assessments(known, found)
    plans = need_plans(known, found)
    return {
        "ssd_cin_episodes": lay_out("ssd_cin_episodes", episodes(known, found)),
        **assessment_tables(known, assessed),
        "ssd_cin_plans": lay_out("ssd_cin_plans", plans),
        "ssd_cin_visits": visits(known, plans),
    }


def referred(known: Known) -> pl.DataFrame:
    """Spells with a referral by the last day, with the worker and team that took it.

    A referral closed on the day it came was never allocated: the front door took it.
    """
    found = known.with_worker(known.spells.filter(pl.col("referred_on") <= known.horizon.end), "referred_on")
    return found.with_columns(team_id=pl.coalesce("team_id", pl.lit(known.teams["front_door"])))


def episodes(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """The columns of ``ssd_cin_episodes``, one row a referral."""
    rng = known.streams.of("referrals")
    rows = found.height
    need = pl.when(pl.col("disabled")).then(pl.lit("N2")).otherwise(pick(rng, mix("primary need"), rows))
    need = pl.when(pl.Series(chance(rng, NEED_NOT_STATED, rows))).then(pl.lit("N0")).otherwise(need)
    looked_into = pl.col("path") != "no_further_action"
    found = found.with_columns(need=pl.when(looked_into).then(need), why=_close_reason(rng, rows))
    closed = pl.col("closed") <= known.horizon.end
    return found.select(
        cine_referral_id="referral",
        cine_person_id="person_id",
        cine_referral_date="referred_on",
        cine_cin_primary_need_code="need",
        cine_referral_source_code="source",
        cine_referral_source_desc=coded(SOURCES, "source"),
        cine_referral_outcome_json=json_flags("path", REFERRAL_RAISED, REFERRAL_FLAGS),
        cine_referral_nfa=yes(pl.col("path") == "no_further_action"),
        cine_close_reason=pl.when(closed).then("why"),
        cine_close_date=pl.when(closed).then("closed"),
        cine_referral_team="team_id",
        cine_referral_worker_id="worker_id",
    )


def _close_reason(rng: np.random.Generator, rows: int) -> pl.Expr:
    return (
        pl.when(pl.col("died") == pl.col("closed"))
        .then(pl.lit("RC2"))
        .when(pl.col("care_outcome") == "adopted")
        .then(pl.lit("RC1"))
        .when(pl.col("care_outcome") == "special_guardianship")
        .then(pl.lit("RC4"))
        .when(pl.col("closed") >= pl.col("adult"))
        .then(pick(rng, TURNED_18, rows))
        .when(pl.col("path") == "not_in_need")
        .then(pl.lit("RC8"))
        .otherwise(pick(rng, CLOSED_OTHERWISE, rows))
    )


def assessments(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Spells assessed, with ``assessment_id`` and the worker on the first day of the assessment."""
    begun = found.drop("worker_id", "team_id").filter(pl.col("assessment_start") <= known.horizon.end)
    begun = known.with_worker(begun, "assessment_start")
    return begun.with_columns(assessment_id=known.ids("A", begun))


def assessment_tables(known: Known, begun: pl.DataFrame) -> Tables:
    """``ssd_cin_assessments``, ``ssd_assessment_factors`` and ``assessment_decisions``."""
    rng = known.streams.of("assessments")
    ended = begun.filter(pl.col("assessment_end") <= known.horizon.end)
    born = pl.col("born") <= pl.col("assessment_end")
    seen = yes(born & pl.Series(chance(rng, 0.955, begun.height)))
    ended_by_now = pl.col("assessment_end") <= known.horizon.end
    assessment = begun.select(
        cina_assessment_id="assessment_id",
        cina_person_id="person_id",
        cina_referral_id="referral",
        cina_assessment_start_date="assessment_start",
        cina_assessment_child_seen=pl.when(ended_by_now).then(seen),
        cina_assessment_auth_date=known.until("assessment_end"),
        cina_assessment_outcome_json=pl.when(ended_by_now).then(
            json_flags("path", ASSESSMENT_RAISED, ASSESSMENT_FLAGS)
        ),
        cina_assessment_outcome_nfa=pl.when(ended_by_now).then(yes(pl.col("path") == "not_in_need")),
        cina_assessment_team="team_id",
        cina_assessment_worker_id="worker_id",
    )
    factors = ended.select(
        cinf_table_id=known.ids("F", ended),
        cinf_assessment_id="assessment_id",
        cinf_assessment_factors_json=_factors(rng, ended),
    )
    return {
        "ssd_cin_assessments": lay_out("ssd_cin_assessments", assessment),
        "ssd_assessment_factors": lay_out("ssd_assessment_factors", factors),
        "assessment_decisions": lay_out("assessment_decisions", _decisions(known, rng, ended)),
    }


def _factors(rng: np.random.Generator, ended: pl.DataFrame) -> pl.Series:
    """A JSON list of one to four factors, written as the extracts write it."""
    weights = mix("factors at assessment, in percent of assessments")
    wanted = 1 + rng.binomial(3, 0.45, ended.height)
    drawn = pl.DataFrame({f"f{place}": pick(rng, weights, ended.height) for place in range(4)})
    kept = drawn.select(
        pl.when(pl.Series(wanted) > place).then(pl.lit('"') + pl.col(f"f{place}") + '"').alias(f"f{place}")
        for place in range(4)
    )
    listed = kept.select(pl.concat_list(pl.all()).list.drop_nulls().list.unique(maintain_order=True).list.join(", "))
    split = ended["assessment_end"] >= ABUSE_CODES_SPLIT
    text = "[" + listed.to_series() + "]"
    return text.zip_with(~split, text.str.replace_many(BY_AN_ADULT))


def _decisions(known: Known, rng: np.random.Generator, ended: pl.DataFrame) -> pl.DataFrame:
    rows = ended.height
    alone = (pl.col("assessment_end") - pl.col("born") >= 4 * 365) & pl.Series(chance(rng, 0.78, rows))
    decided = known.with_manager(ended.filter(pl.col("team_id").is_not_null()), "assessment_end")
    reasoned = pl.Series(chance(rng, 0.83, decided.height))
    return decided.with_columns(decided_on="assessment_end", decided_by="manager", rationale_recorded=reasoned).join(
        ended.select("assessment_id", child_seen_alone=alone), on="assessment_id", maintain_order="left"
    )


def need_plans(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Child in need plans, before other plans and after them, with ``plan_start`` and ``plan_end``."""
    spells = found.drop("worker_id", "team_id")
    both = pl.concat(
        [
            spells.with_columns(plan_start="need_start", plan_end="need_end"),
            spells.with_columns(plan_start="after_start", plan_end="after_end"),
        ]
    ).filter((pl.col("plan_start") <= known.horizon.end) & (pl.col("plan_end") > pl.col("plan_start")))
    plans = known.with_worker(both.sort("child", "plan_start"), "plan_start")
    return plans.with_columns(
        cinp_cin_plan_id=known.ids("B", plans),
        cinp_referral_id="referral",
        cinp_person_id="person_id",
        cinp_cin_plan_start_date="plan_start",
        cinp_cin_plan_end_date=known.until("plan_end"),
        cinp_cin_plan_team="team_id",
        cinp_cin_plan_worker_id="worker_id",
    )


def visits(known: Known, plans: pl.DataFrame) -> pl.DataFrame:
    """``ssd_cin_visits``: every three to four weeks while a plan runs, rarer for disabled children, some missed."""
    rng = known.streams.of("child in need visits")
    every = pl.when("disabled").then(VISIT_EVERY_DISABILITY).otherwise(VISIT_EVERY).cast(pl.Int64)
    spans = plans.with_columns(every=every, last=pl.min_horizontal("plan_end", pl.lit(known.horizon.end + 1)))
    found = repeated(rng, spans, starts="plan_start", ends="last", every="every", late=10, skipped=0.06)
    found = found.filter(pl.col("on") >= known.horizon.begin)
    seen = visited(rng, found, "cinv_cin_visit", 0.92)
    return lay_out(
        "ssd_cin_visits",
        found.with_columns(
            cinv_cin_visit_id=known.ids("X", found),
            cinv_person_id="person_id",
            cinv_cin_visit_date="on",
            **seen,
        ),
    )


def visited(rng: np.random.Generator, found: pl.DataFrame, prefix: str, seen: float) -> dict[str, pl.Expr | pl.Series]:
    """Whether a child was seen, seen alone, and the bedroom seen, on visits ``on``; an unborn child is not seen."""
    rows = found.height
    met = pl.Series(chance(rng, seen, rows)) & (pl.col("born") <= pl.col("on"))
    alone = met & (pl.col("on") - pl.col("born") > 3 * 365) & pl.Series(chance(rng, 0.7, rows))
    return {
        f"{prefix}_seen": yes(met),
        f"{prefix}_seen_alone": yes(alone),
        f"{prefix}_bedroom": yes_no(rng, 0.45, rows),
    }
