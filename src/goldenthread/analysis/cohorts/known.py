"""What was known on a day: which rows had been written, and which of their values had not come about yet.

A figure as at a past day must come out the same whenever it is asked for. So a row that began later is left out, and
a date that came later, an end above all, is still empty: what ended afterwards is still open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl


@dataclass(frozen=True)
class Known:
    """How knowledge of one table's rows grew.

    ``row`` is the column that says when a row began; a row without that date is kept. ``later`` maps each date that
    may come after the row began to the other columns that were settled with it.
    """

    row: str | None = None
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


KNOWN: Mapping[str, Known] = {
    "ssd_contacts": Known("cont_contact_date"),
    "contact_decisions": Known("received_at", {"decided_at": ("decided_by", "outcome", "referral_id")}),
    "hub_considerations": Known("meeting_on"),
    "ssd_early_help_episodes": Known(
        "earl_episode_start_date", {"earl_episode_end_date": ("earl_episode_end_reason",)}
    ),
    "early_help_assessments": Known("started_on", {"completed_on": ()}),
    "step_ups": Known("decided_on"),
    "step_downs": Known("decided_on", {"accepted_on": (), "agencies_notified_on": (), "reviewed_on": ()}),
    "ssd_cin_episodes": Known("cine_referral_date", {"cine_close_date": ("cine_close_reason",)}),
    "ssd_cin_assessments": Known(
        "cina_assessment_start_date",
        {"cina_assessment_auth_date": ("cina_assessment_outcome_json", "cina_assessment_outcome_nfa")},
    ),
    "assessment_decisions": Known("decided_on"),
    "ssd_cin_plans": Known("cinp_cin_plan_start_date", {"cinp_cin_plan_end_date": ()}),
    "ssd_cin_visits": Known("cinv_cin_visit_date"),
    "ssd_s47_enquiry": Known("s47e_s47_start_date", {"s47e_s47_end_date": ("s47e_s47_nfa", "s47e_s47_outcome_json")}),
    "ssd_initial_cp_conference": Known("icpc_icpc_date"),
    "ssd_cp_plans": Known("cppl_cp_plan_start_date", {"cppl_cp_plan_end_date": ()}),
    "ssd_cp_visits": Known("cppv_cp_visit_date"),
    "ssd_cp_reviews": Known(
        None, {"cppr_cp_review_date": ("cppr_cp_review_outcome_continue_cp", "cppr_cp_review_participation")}
    ),
    "core_groups": Known("held_on"),
    "ssd_cla_episodes": Known(
        "clae_cla_episode_start_date", {"clae_cla_episode_ceased_date": ("clae_cla_episode_ceased_reason",)}
    ),
    "ssd_cla_placement": Known(
        "clap_cla_placement_start_date", {"clap_cla_placement_end_date": ("clap_cla_placement_change_reason",)}
    ),
    "ssd_legal_status": Known("lega_legal_status_start_date", {"lega_legal_status_end_date": ()}),
    "ssd_cla_reviews": Known(None, {"clar_cla_review_date": ("clar_cla_review_participation",)}),
    "ssd_cla_visits": Known("clav_cla_visit_date"),
    "ssd_involvements": Known("invo_involvement_start_date", {"invo_involvement_end_date": ()}),
    "posts": Known("established_from", {"established_to": ()}),
    "post_holders": Known("started_on", {"ended_on": ("leaving_reason",)}),
    "training_attendances": Known(None, {"attended_on": ()}),
    "supervisions": Known("held_on"),
    "case_supervisions": Known("held_on"),
    "group_supervisions": Known("held_on"),
    "complaints": Known("received_on", {"closed_on": ()}),
    "complaint_stage_events": Known("started_on", {"responded_on": ("outcome",)}),
    "compliments": Known("received_on"),
    "audits": Known(None, {"completed_on": ("grade", "moderated_grade")}),
    "inspections": Known("ended_on"),
    "recommendation_statuses": Known("decided_on"),
    "foster_households": Known("approved_on", {"ended_on": ()}),
    "engagement_sessions": Known("held_on"),
    "recording_incidents": Known("found_on"),
    "record_corrections": Known("decided_on"),
}


def as_known(table: str, frame: pl.LazyFrame, as_at: date) -> pl.LazyFrame:
    """The rows of ``table`` as they stood at the end of ``as_at``. A table with nothing dated comes back as it is."""
    known = KNOWN.get(table, Known())
    if known.row is not None:
        frame = frame.filter((_came(known.row) <= as_at) | pl.col(known.row).is_null())
    blanked = [
        pl.when(_came(when) <= as_at).then(pl.col(name)).alias(name)
        for when, settled in known.later.items()
        for name in (when, *settled)
    ]
    return frame.with_columns(blanked)


def _came(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Date)


def day_after(column: str) -> pl.Expr:
    """The first day on which something whose last day is in ``column`` no longer counts."""
    return pl.col(column) + timedelta(days=1)
