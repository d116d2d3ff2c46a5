"""Contacts, what was decided on them, and the meetings that considered families."""

import polars as pl

from goldenthread.analysis.synthetic.calibration import mix
from goldenthread.analysis.synthetic.draws import chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, coded, json_flags, lay_out
from goldenthread.analysis.synthetic.paths import decision_days
from goldenthread.codes import CODE_SETS

CONTACT_FLAGS = (
    "NEW_REFERRAL_FLAG",
    "EXISTING_REFERRAL_FLAG",
    "CP_ENQUIRY_FLAG",
    "NFA_FLAG",
    "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG",
    "ADVICE_FLAG",
    "MISSING_FLAG",
    "OLA_CP_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
RAISED = {
    "referral": ("NEW_REFERRAL_FLAG",),
    "no_further_action": ("NFA_FLAG",),
    "information_and_advice": ("ADVICE_FLAG",),
    "early_help_hub": ("OTHER_OUTCOMES_EXIST_FLAG",),
    "domestic_abuse_triage": ("OTHER_OUTCOMES_EXIST_FLAG",),
    "passed_to_other_authority": ("OTHER_OUTCOMES_EXIST_FLAG",),
    "open_case": ("EXISTING_REFERRAL_FLAG",),
}
SOURCES = {code.value: code.label for code in CODE_SETS["referral_source"].codes}

FORM_VERSION = "1"
EXTRA_WHILE_OPEN = 0.95
"""Share of open referrals that bring another contact while they are open."""

UNDECIDED = 0.004
LEVELS = {"Level 1": 8.0, "Level 2": 68.0, "Level 3": 20.0, "Level 4": 4.0}
HUB_WITHOUT_HELP = {"universal": 70.0, "closed": 30.0}


def contacts(known: Known) -> pl.DataFrame:
    """Every contact: the one that begins a spell and those that come while it is open.

    ``contact_id, child, person_id, at, decided_on, source, outcome, noted, referral``, the family and the form's boxes.
    """
    first = known.spells.filter(pl.col("outcome") != "early_help_by_partner").with_columns(noted="outcome")
    columns = [
        "child",
        "person_id",
        "family",
        "family_id",
        "round",
        "at",
        "decided_on",
        "source",
        "outcome",
        "noted",
        "referral",
    ]
    found = pl.concat([first.select(columns), _while_open(known).select(columns)])
    found = found.filter(pl.col("at").is_between(known.horizon.held_from, known.horizon.end)).sort("at", "child")
    return found.with_columns(
        contact_id=known.ids("N", found),
        form_version=pl.lit(FORM_VERSION),
        contact_only_ticked=pl.lit(None, dtype=pl.Boolean),
        contact_and_referral_ticked=pl.lit(None, dtype=pl.Boolean),
    )


def _while_open(known: Known) -> pl.DataFrame:
    rng = known.streams.of("contacts while open")
    long_enough = known.spells.filter(pl.col("closed") - pl.col("referred_on") > 28)
    rows = long_enough.height
    days = (pl.col("closed") - pl.col("referred_on") - 14) * pl.Series(rng.random(rows))
    more = long_enough.with_columns(
        at=(pl.col("referred_on") + 7 + days).cast(pl.Int32),
        source=pick(rng, mix("referral source"), rows),
        outcome=pl.lit("information_and_advice"),
        noted=pl.lit("open_case"),
        referral=pl.lit(None, dtype=pl.String),
        decided_in=whole(rng, 0, 1, rows),
    )
    more = more.filter(pl.Series(chance(rng, EXTRA_WHILE_OPEN, rows)))
    return more.with_columns(decided_on=decision_days(more))


def contact_tables(known: Known, found: pl.DataFrame) -> Tables:
    """``ssd_contacts`` and ``contact_decisions``."""
    contact = found.select(
        cont_contact_id="contact_id",
        cont_person_id="person_id",
        cont_contact_date="at",
        cont_contact_source_code="source",
        cont_contact_source_desc=coded(SOURCES, "source"),
        cont_contact_outcome_json=json_flags("noted", RAISED, CONTACT_FLAGS),
    )
    return {
        "ssd_contacts": lay_out("ssd_contacts", contact),
        "contact_decisions": lay_out("contact_decisions", _decisions(known, found)),
    }


def _decisions(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """When each contact was decided and by whom; one that the last day finds undecided waits."""
    rng = known.streams.of("contact decisions")
    rows = found.height
    timed = found.with_columns(
        team_id=pl.lit(known.teams["front_door"]),
        minute=whole(rng, 8 * 60, 17 * 60, rows),
        taken=whole(rng, 15, 420, rows),
        forgotten=pl.Series(chance(rng, UNDECIDED, rows)) & (pl.col("outcome") == "no_further_action"),
    )
    decided = known.with_manager(timed, "decided_on")
    waits = pl.col("forgotten") | (pl.col("decided_on") > known.horizon.end)
    return decided.with_columns(
        received_at=_moment("at", pl.col("minute")),
        decided_at=pl.when(~waits).then(_moment("decided_on", _minute_decided())),
        decided_by=pl.when(~waits).then("manager"),
        outcome=pl.when(~waits).then("outcome"),
        referral_id=pl.when(~waits).then("referral"),
    )


def _moment(day: str, minute: pl.Expr) -> pl.Expr:
    return pl.col(day).cast(pl.Date).cast(pl.Datetime("us")) + pl.duration(minutes=minute)


def _minute_decided() -> pl.Expr:
    same_day = pl.min_horizontal(pl.col("minute") + pl.col("taken"), pl.lit(23 * 60))
    return pl.when(pl.col("decided_on") == pl.col("at")).then(same_day).otherwise(9 * 60 + pl.col("taken"))


def meeting_tables(known: Known, found: pl.DataFrame) -> Tables:
    """``hub_considerations`` and ``hub_consideration_children``: each family once a meeting, with its children there.

    ``found`` holds the spells of the children considered, with ``considered`` (day) and ``outcome`` (the meeting).
    """
    rng = known.streams.of("meetings")
    seen = found.filter(pl.col("considered") <= known.horizon.end).sort("considered", "family", "child")
    families = seen.unique(["considered", "family"], keep="first", maintain_order=True)
    rows = families.height
    helped = pl.col("help_start").is_not_null()
    families = families.with_columns(
        consideration_id=known.ids("M", families),
        meeting_on="considered",
        meeting="outcome",
        level_agreed=pl.when(pl.Series(chance(rng, 0.94, rows))).then(pick(rng, LEVELS, rows)),
        decision=pl.when(helped).then(pl.lit("early_help")).otherwise(pick(rng, HUB_WITHOUT_HELP, rows)),
        lead_team_id=pl.when(helped).then(pl.lit(known.teams["early_help"])),
    )
    there = seen.join(
        families.select("considered", "family", "consideration_id"), on=["considered", "family"], maintain_order="left"
    )
    return {
        "hub_considerations": lay_out("hub_considerations", families),
        "hub_consideration_children": lay_out("hub_consideration_children", there),
    }
