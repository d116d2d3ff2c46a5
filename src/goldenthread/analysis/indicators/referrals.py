"""What counts as a referral, and which earlier one it follows."""

import numpy as np
import polars as pl

from goldenthread.analysis.cohorts.lines import STRETCH, Places, key_numbers, on_line
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.weights import ONE, one_if
from goldenthread.analysis.periods import add_months_expr

LOOK_BACK_MONTHS = 12


def referral_rows(frames: Frames) -> pl.LazyFrame:
    """Every row of ``ssd_cin_episodes`` in the columns used here; ``nfa`` is true where nothing further was done."""
    return frames.table("ssd_cin_episodes").select(
        case_id="cine_referral_id",
        person_id="cine_person_id",
        team_id="cine_referral_team",
        worker_id="cine_referral_worker_id",
        start="cine_referral_date",
        closed="cine_close_date",
        nfa=(pl.col("cine_referral_nfa") == "Y").fill_null(False),
    )


def counted_referrals(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Referrals as the DfE counts them, each with ``follows``: whether it came within 12 months of the one before.

    Of several referrals of a child on one day the first is kept; a referral of a child who is in need on that day
    is not counted. A child is in need from an earlier referral that was taken further until that episode closed.
    """
    ordered, day, in_need_until = _by_child_and_day(rows.drop_nulls("start").collect().sort("case_id"))
    first_of_day = np.diff(day, prepend=-1) > 0
    in_need_before = np.append(-1, np.maximum.accumulate(in_need_until)[:-1])
    counted = np.flatnonzero(first_of_day & (in_need_before <= day))
    before = np.append(-1, day[counted])[: len(counted)]
    kept = ordered[counted]
    earliest = kept["start"].to_frame().select(add_months_expr(pl.col("start"), -LOOK_BACK_MONTHS)).to_series()
    children = day[counted] // STRETCH
    return kept.with_columns(follows=pl.Series(before >= on_line(children, earliest), dtype=pl.Boolean)).lazy()


def _by_child_and_day(rows: pl.DataFrame) -> tuple[pl.DataFrame, Places, Places]:
    """The rows by child and day, where each lies on the line, and until where it keeps its child in need."""
    (children,) = key_numbers([rows], ["person_id"])
    order = np.argsort(on_line(children, rows["start"]), kind="stable")
    rows, children = rows[order], children[order]
    day = on_line(children, rows["start"])
    return rows, day, np.where(rows["nfa"].to_numpy(), day, on_line(children, rows["closed"]))


def referrals(frames: Frames) -> pl.LazyFrame:
    """Counted referrals from the records as they were made."""
    return counted_referrals(referral_rows(frames))


def contacts_only(frames: Frames) -> pl.LazyFrame:
    """The ``case_id`` of every referral that a logged correction says was a contact only.

    The correction is of the contact's outcome (``contact_decisions.outcome``, from referral to anything else) or of
    the referral's own row (``ssd_cin_episodes.cine_referral_id``, to nothing).
    """
    corrections = frames.table("record_corrections")
    outcome = (pl.col("table_name") == "contact_decisions") & (pl.col("field") == "outcome")
    away = (pl.col("original_value") == "referral") & (pl.col("corrected_value").fill_null("") != "referral")
    contacts = corrections.filter(outcome & away).select(contact_id="record_id")
    by_contact = frames.table("contact_decisions").join(contacts, on="contact_id", how="semi")
    own = (pl.col("table_name") == "ssd_cin_episodes") & (pl.col("field") == "cine_referral_id")
    by_row = corrections.filter(own & pl.col("corrected_value").is_null()).select(case_id="record_id")
    return pl.concat([by_contact.select(case_id="referral_id").drop_nulls(), by_row]).unique()


def adjusted_referrals(frames: Frames) -> pl.LazyFrame:
    """Counted referrals once those that were contacts only are taken out, also as earlier referrals."""
    return counted_referrals(referral_rows(frames).join(contacts_only(frames), on="case_id", how="anti"))


def repeated(counted: pl.LazyFrame) -> pl.LazyFrame:
    """Cases of a re-referral rate: every counted referral, in the numerator where it follows another."""
    return counted.with_columns(numerator=one_if(pl.col("follows")), denominator=ONE)
