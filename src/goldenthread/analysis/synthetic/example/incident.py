"""The recording incident of April to June 2014, in the records as they were made.

For three months the contact form had two boxes, "contact" and "contact and referral", and both could be ticked.
Contacts that were nothing more became referrals, closed within days with nothing done. The error was found in
September 2014 and each record corrected beside the original.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.casework import REFERRAL_FLAGS, REFERRAL_RAISED
from goldenthread.analysis.synthetic.day_numbers import day, on_working_day
from goldenthread.analysis.synthetic.draws import whole
from goldenthread.analysis.synthetic.example import teams as town
from goldenthread.analysis.synthetic.front_door import SOURCES
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, coded, identifiers, json_flags, lay_out

FROM, TO, FOUND = date(2014, 4, 1), date(2014, 6, 30), date(2014, 9, 10)
INCIDENT = "RI1"
FORMS = ("1", "2", "3")
"""Versions of the contact form: before the incident, with the two boxes, and since."""

WRONGLY_TICKED = 130
REPEATED_NOTICES = 56
POLICE = "6"
NOT_REFERRED = ("information_and_advice", "no_further_action")
YEAR = 365
DAYS_APART = 7
"""No false referral comes this soon before another referral of the child: it is closed by then."""


@dataclass(frozen=True)
class Recorded:
    """Contacts as recorded, and what else the incident left: false referrals, the incident and its corrections."""

    contacts: pl.DataFrame
    referrals: pl.DataFrame
    tables: Tables


def record(known: Known, found: pl.DataFrame) -> Recorded:
    """Fill in the boxes of the form, some of them wrongly, on contacts and on the notices that came on top of them."""
    contacts = pl.concat([found, _repeated_notices(known, found)]).sort("at", "child")
    wrong = _wrongly_ticked(known, contacts)
    false = _false_referrals(known, wrong)
    return Recorded(_ticked(contacts, false), _referral_rows(known, false), _corrections(known, false))


def _repeated_notices(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Police notices of that spring about children whose referral of the last twelve months had already closed."""
    rng = known.streams.of("repeated notices")
    spells = known.spells.filter(pl.col("referred_on").is_not_null()).with_columns(
        at=pl.lit(day(FROM)) + pl.Series(whole(rng, 0, (TO - FROM).days - 4, known.spells["referred_on"].count()))
    )
    at = pl.col("at")
    closed = (
        (pl.col("closed") < at)
        & (pl.col("referred_on") > at - YEAR)
        & (pl.col("adult") > at + YEAR)
        & pl.col("died").is_null()
    )
    following = pl.col("referred_on").shift(-1).over("child")
    free = following.is_null() | (following > at + 7)
    could = spells.sort("child", "round").filter(closed & free).unique("child", keep="last", maintain_order=True)
    chosen = could[np.sort(rng.permutation(could.height)[:REPEATED_NOTICES])]
    notices = chosen.with_columns(
        decided_on=on_working_day(chosen["at"]),
        source=pl.lit(POLICE),
        outcome=pl.lit(NOT_REFERRED[0]),
        noted=pl.lit(NOT_REFERRED[0]),
        referral=pl.lit(None, dtype=pl.String),
        contact_id=identifiers("N", known.chunk, found.height + chosen.height).slice(found.height),
        form_version=pl.lit(FORMS[1]),
        contact_only_ticked=pl.lit(None, dtype=pl.Boolean),
        contact_and_referral_ticked=pl.lit(None, dtype=pl.Boolean),
    )
    return notices.select(found.columns).cast(found.schema)


def _during() -> pl.Expr:
    return pl.col("at").is_between(day(FROM), day(TO)) & (pl.col("decided_on") <= day(TO))


def _wrongly_ticked(known: Known, contacts: pl.DataFrame) -> pl.DataFrame:
    """Contacts wrongly saved as referrals: mostly about children with more than one contact or referral around then.

    It was the history on the screen that made "contact and referral" look right.
    """
    could = contacts.filter(_during() & pl.col("outcome").is_in(NOT_REFERRED) & (pl.col("noted") != "open_case"))
    before = pl.col("decided_on").shift(1).over("child")
    could = could.sort("child", "decided_on", "contact_id").filter(
        before.is_null() | (pl.col("decided_on") - before >= DAYS_APART)
    )
    referred = known.spells.filter(pl.col("referred_on").is_not_null()).select("child", "referred_on", "closed")
    apart = (pl.col("referred_on") - pl.col("decided_on")).abs().is_between(1, YEAR)
    soon = pl.col("decided_on") + DAYS_APART
    open_then = (pl.col("referred_on") <= soon) & (pl.col("closed") > pl.col("decided_on"))
    near = could.join(referred, on="child", how="left", maintain_order="left").group_by(
        "contact_id", maintain_order=True
    )
    marked = near.agg(history=apart.any(), open=open_then.any(), again=pl.col("child").first())
    marked = marked.filter(~pl.col("open").fill_null(False)).with_columns(again=pl.col("again").is_duplicated())
    rng = known.streams.of("recording incident")
    order = pl.Series(rng.random(marked.height)) - (pl.col("history").fill_null(False) | pl.col("again"))
    chosen = marked.with_columns(order=order).sort("order").head(WRONGLY_TICKED).select("contact_id")
    return contacts.join(chosen, on="contact_id", how="semi", maintain_order="left")


def _false_referrals(known: Known, wrong: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("false referrals")
    rows = wrong.height
    first = int(known.spells["spell"].to_numpy().max()) + 1
    return wrong.with_columns(
        referral=identifiers("R", known.chunk, first + rows).slice(first),
        referred_on="decided_on",
        closed=pl.col("decided_on") + pl.Series(whole(rng, 0, 4, rows)),
        corrected_on=pl.lit(day(FOUND)) + pl.Series(whole(rng, 3, 30, rows)),
        team_id=pl.lit(town.FRONT_DOOR),
        path=pl.lit("no_further_action"),
    )


def _ticked(contacts: pl.DataFrame, false: pl.DataFrame) -> pl.DataFrame:
    joined = contacts.join(
        false.select("contact_id", wrong="referral"), on="contact_id", how="left", maintain_order="left"
    )
    wrong = pl.col("wrong").is_not_null()
    referral = pl.col("outcome") == "referral"
    version = (
        pl.when(pl.col("at") < day(FROM))
        .then(pl.lit(FORMS[0]))
        .when(pl.col("at") <= day(TO))
        .then(pl.lit(FORMS[1]))
        .otherwise(pl.lit(FORMS[2]))
    )
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
    return lay_out(
        "ssd_cin_episodes",
        by.select(
            cine_referral_id="referral",
            cine_person_id="person_id",
            cine_referral_date="referred_on",
            cine_referral_source_code="source",
            cine_referral_source_desc=coded(SOURCES, "source"),
            cine_referral_outcome_json=json_flags("path", REFERRAL_RAISED, REFERRAL_FLAGS),
            cine_referral_nfa=pl.lit("Y"),
            cine_close_reason=pl.lit("RC7"),
            cine_close_date="closed",
            cine_referral_team="team_id",
            cine_referral_worker_id="manager",
        ),
    )


def _corrections(known: Known, false: pl.DataFrame) -> Tables:
    incident = pl.DataFrame(
        {
            "incident_id": [INCIDENT],
            "title": ["Contacts saved as referrals"],
            "table_name": ["contact_decisions"],
            "form_version": [FORMS[1]],
            "from_date": [FROM],
            "to_date": [TO],
            "found_on": [FOUND],
            "reason": ["The form had a box for a contact and one for a contact and referral, and let both be ticked."],
        }
    )
    by = known.with_manager(false, "corrected_on")
    common = {"incident_id": pl.lit(INCIDENT), "decided_by": pl.col("manager"), "decided_on": pl.col("corrected_on")}
    contacts = by.select(
        table_name=pl.lit("contact_decisions"),
        record_id="contact_id",
        field=pl.lit("outcome"),
        original_value=pl.lit("referral"),
        corrected_value="outcome",
        reason=pl.lit("Both boxes were ticked; the manager had not decided to refer."),
        **common,
    )
    referrals = by.select(
        table_name=pl.lit("ssd_cin_episodes"),
        record_id="referral",
        field=pl.lit("cine_referral_id"),
        original_value="referral",
        corrected_value=pl.lit(None, dtype=pl.String),
        reason=pl.lit("No manager decided to refer: the referral came from the form alone."),
        **common,
    )
    both = pl.concat([contacts, referrals]).with_columns(
        correction_id=pl.format("RC{}", pl.int_range(10_001, 10_001 + pl.len()))
    )
    return {
        "recording_incidents": lay_out("recording_incidents", incident),
        "record_corrections": lay_out("record_corrections", both),
    }
