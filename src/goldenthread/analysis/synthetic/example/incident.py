"""The recording incident of April to June 2014, in the records as they were made.

For three months the contact form had two boxes, "contact" and "contact and referral", and both could be ticked. Contacts
that were nothing more became referrals, closed within days with nothing done. The error was found in September 2014 and
each record corrected beside the original.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from goldenthread.analysis.synthetic.casework import REFERRAL_FLAGS, REFERRAL_RAISED
from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.draws import whole
from goldenthread.analysis.synthetic.example import teams as town
from goldenthread.analysis.synthetic.front_door import SOURCES
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, coded, identifiers, json_flags, lay_out

FROM, TO, FOUND = date(2014, 4, 1), date(2014, 6, 30), date(2014, 9, 10)
INCIDENT = "RI1"
FORMS = ("1", "2", "3")
"""Versions of the contact form: before the incident, with the two boxes, and since."""

WRONGLY_TICKED = 150
TRUE_OUTCOME = "information_and_advice"
YEAR = 365


@dataclass(frozen=True)
class Recorded:
    """Contacts as recorded, and what else the incident left: false referrals, the incident and its corrections."""

    contacts: pl.DataFrame
    referrals: pl.DataFrame
    tables: Tables


def record(known: Known, contacts: pl.DataFrame) -> Recorded:
    """Fill in the boxes of the form, some of them wrongly."""
    wrong = _wrongly_ticked(known, contacts)
    false = _false_referrals(known, wrong)
    return Recorded(_ticked(contacts, false), _referral_rows(known, false), _corrections(known, false))


def _during() -> pl.Expr:
    return pl.col("at").is_between(day(FROM), day(TO)) & (pl.col("decided_on") <= day(TO))


def _wrongly_ticked(known: Known, contacts: pl.DataFrame) -> pl.DataFrame:
    """Contacts about children the team knew from another referral of the last or the next twelve months.

    It was their open history on the screen that made "contact and referral" look right.
    """
    referred = known.spells.filter(pl.col("referred_on").is_not_null()).select("child", "referred_on", "closed")
    near = contacts.filter(_during() & (pl.col("outcome") == TRUE_OUTCOME) & (pl.col("noted") != "open_case")).join(
        referred, on="child", how="inner", maintain_order="left"
    )
    before = (pl.col("referred_on") < pl.col("decided_on")) & (pl.col("referred_on") >= pl.col("decided_on") - YEAR)
    after = (pl.col("referred_on") > pl.col("decided_on")) & (pl.col("referred_on") <= pl.col("decided_on") + YEAR)
    open_then = (pl.col("referred_on") <= pl.col("decided_on")) & (pl.col("closed") > pl.col("decided_on"))
    marked = near.group_by("contact_id").agg(before.any().alias("before"), after.any().alias("after"), open_then.any().alias("open"))
    rng = known.streams.of("recording incident")
    ranked = marked.filter(~pl.col("open")).sort("contact_id")
    ranked = ranked.with_columns(order=pl.Series(rng.random(ranked.height)) - pl.col("before") * 2 - pl.col("after"))
    chosen = ranked.sort("order").head(WRONGLY_TICKED).select("contact_id")
    return contacts.join(chosen, on="contact_id", how="semi", maintain_order="left")


def _false_referrals(known: Known, wrong: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("false referrals")
    rows = wrong.height
    first = known.spells["spell"].max() + 1
    return wrong.with_columns(
        referral=identifiers("R", known.chunk, first + rows).slice(first),
        referred_on="decided_on",
        closed=pl.col("decided_on") + pl.Series(whole(rng, 0, 4, rows)),
        corrected_on=pl.lit(day(FOUND)) + pl.Series(whole(rng, 3, 30, rows)),
        team_id=pl.lit(town.FRONT_DOOR),
        path=pl.lit("no_further_action"),
    )


def _ticked(contacts: pl.DataFrame, false: pl.DataFrame) -> pl.DataFrame:
    joined = contacts.join(false.select("contact_id", wrong="referral"), on="contact_id", how="left", maintain_order="left")
    wrong = pl.col("wrong").is_not_null()
    referral = pl.col("outcome") == "referral"
    version = pl.when(pl.col("at") < day(FROM)).then(pl.lit(FORMS[0])).when(pl.col("at") <= day(TO)).then(pl.lit(FORMS[1])).otherwise(pl.lit(FORMS[2]))
    two_boxes = pl.col("at").is_between(day(FROM), day(TO))
    return joined.with_columns(
        form_version=version,
        contact_only_ticked=pl.when(two_boxes).then(~referral),
        contact_and_referral_ticked=pl.when(two_boxes).then(referral | wrong),
        outcome=pl.when(wrong).then(pl.lit("referral")).otherwise("outcome"),
        noted=pl.when(wrong).then(pl.lit("referral")).otherwise("noted"),
        referral=pl.coalesce("wrong", "referral"),
    ).drop("wrong")


def _referral_rows(known: Known, false: pl.DataFrame) -> pl.DataFrame:
    """The false referrals as rows of ``ssd_cin_episodes``."""
    by = known.with_manager(false, "referred_on")
    return lay_out("ssd_cin_episodes", by.select(
        cine_referral_id="referral", cine_person_id="person_id", cine_referral_date="referred_on",
        cine_referral_source_code="source", cine_referral_source_desc=coded(SOURCES, "source"),
        cine_referral_outcome_json=json_flags("path", REFERRAL_RAISED, REFERRAL_FLAGS), cine_referral_nfa=pl.lit("Y"),
        cine_close_reason=pl.lit("RC7"), cine_close_date="closed", cine_referral_team="team_id", cine_referral_worker_id="manager",
    ))  # fmt: skip


def _corrections(known: Known, false: pl.DataFrame) -> Tables:
    incident = pl.DataFrame({
        "incident_id": [INCIDENT], "title": ["Contacts saved as referrals"], "table_name": ["contact_decisions"],
        "form_version": [FORMS[1]], "from_date": [FROM], "to_date": [TO], "found_on": [FOUND],
        "reason": ["The form had a box for a contact and one for a contact and referral, and let both be ticked."],
    })  # fmt: skip
    by = known.with_manager(false, "corrected_on")
    common = {"incident_id": pl.lit(INCIDENT), "decided_by": pl.col("manager"), "decided_on": pl.col("corrected_on")}
    contacts = by.select(
        table_name=pl.lit("contact_decisions"), record_id="contact_id", field=pl.lit("outcome"), original_value=pl.lit("referral"),
        corrected_value=pl.lit(TRUE_OUTCOME), reason=pl.lit("Both boxes were ticked; the contact was answered with information and advice."), **common,
    )  # fmt: skip
    referrals = by.select(
        table_name=pl.lit("ssd_cin_episodes"), record_id="referral", field=pl.lit("cine_referral_id"), original_value="referral",
        corrected_value=pl.lit(None, dtype=pl.String), reason=pl.lit("No manager decided to refer: the referral came from the form alone."), **common,
    )  # fmt: skip
    both = pl.concat([contacts, referrals]).with_columns(correction_id=pl.format("RC{}", pl.int_range(10_001, 10_001 + pl.len())))
    return {
        "recording_incidents": lay_out("recording_incidents", incident),
        "record_corrections": lay_out("record_corrections", both),
    }
