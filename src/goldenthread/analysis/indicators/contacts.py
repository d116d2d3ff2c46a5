"""Contacts with what was decided on them, and those that look wrongly recorded as referrals."""

from collections.abc import Mapping

import polars as pl

from goldenthread.analysis.indicators.clocks import working_days
from goldenthread.analysis.indicators.frames import Frames

LOOK_FORWARD = 10
"""Working days within which work follows a true referral."""


def contacts(frames: Frames) -> pl.LazyFrame:
    """Contacts: case_id, person_id, team_id, worker_id, start, decided, outcome, both_ticked, referral_id, on_form.

    ``on_form`` is true where the form with the decision is there, made or awaited.
    """
    forms = frames.table("contact_decisions").select(
        "team_id",
        "outcome",
        "referral_id",
        case_id="contact_id",
        worker_id="decided_by",
        decided=pl.col("decided_at").cast(pl.Date),
        both_ticked=(pl.col("contact_only_ticked") & pl.col("contact_and_referral_ticked")).fill_null(False),
        on_form=pl.lit(True),
    )
    received = frames.table("ssd_contacts").select(
        case_id="cont_contact_id", person_id="cont_person_id", start="cont_contact_date"
    )
    return received.join(forms, on="case_id", how="left")


def ambiguous(referred: pl.LazyFrame, frames: Frames) -> pl.LazyFrame:
    """Contacts that became referrals, with ``ambiguous``: both boxes ticked, or nothing followed the referral."""
    nothing_followed = pl.col("nfa") & ~pl.col("followed").fill_null(False)
    return referred.join(_outcomes(frames), on="referral_id", how="left").with_columns(
        ambiguous=pl.col("both_ticked") | nothing_followed.fill_null(False)
    )


FOLLOWING_WORK: Mapping[str, tuple[str, str]] = {
    "ssd_cin_assessments": ("cina_referral_id", "cina_assessment_start_date"),
    "ssd_s47_enquiry": ("s47e_referral_id", "s47e_s47_start_date"),
    "ssd_cin_plans": ("cinp_referral_id", "cinp_cin_plan_start_date"),
    "ssd_cp_plans": ("cppl_referral_id", "cppl_cp_plan_start_date"),
}
"""The tables of what a referral leads to, each with its link to the referral and its first day."""


def _outcomes(frames: Frames) -> pl.LazyFrame:
    """Referrals closed with no further action, and whether work of any kind ``followed`` in time.

    Only these are looked at: the referral of a child long in care can be older than the working days that are known.
    """
    referrals = frames.table("ssd_cin_episodes").select(
        referral_id="cine_referral_id", referred="cine_referral_date", nfa=pl.col("cine_referral_nfa") == "Y"
    ).filter("nfa")  # fmt: skip
    begun = _work(frames).group_by("referral_id").agg(pl.col("begun").min())
    soon = working_days(pl.col("referred"), pl.col("begun")) <= LOOK_FORWARD
    return referrals.join(begun, on="referral_id", how="left").select("referral_id", "nfa", followed=soon)


def _work(frames: Frames) -> pl.LazyFrame:
    """Everything that can follow a referral: referral_id, begun."""
    begun = [frames.table(table).select(referral_id=link, begun=day) for table, (link, day) in FOLLOWING_WORK.items()]
    return pl.concat(begun).drop_nulls("referral_id")
