"""Contacts, the Early Help Hub and referrals."""

from dataclasses import replace

import polars as pl

from goldenthread.analysis.indicators.clocks import working_days
from goldenthread.analysis.indicators.contacts import FOLLOWING_WORK, ambiguous, contacts
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.limits import limit
from goldenthread.analysis.indicators.referrals import adjusted_referrals, referrals, repeated
from goldenthread.analysis.indicators.weights import ONE, one_if

HUB = "early_help_hub"


def _decided(frames: Frames) -> pl.LazyFrame:
    """Contacts decided, or waiting longer than they may."""
    within = limit("contact_decision")
    waited = working_days(pl.col("start"), pl.lit(frames.as_at))
    due = frames.shared(contacts).filter(pl.col("decided").is_not_null() | (waited > within))
    took = working_days(pl.col("start"), pl.col("decided"))
    return due.filter(pl.col("on_form")).with_columns(numerator=one_if(took <= within), denominator=ONE)


def _converted(frames: Frames) -> pl.LazyFrame:
    return frames.shared(contacts).with_columns(numerator=one_if(pl.col("outcome") == "referral"), denominator=ONE)


def _ambiguous(frames: Frames) -> pl.LazyFrame:
    coded = frames.shared(contacts).filter(pl.col("outcome") == "referral")
    return ambiguous(coded, frames).with_columns(numerator=one_if(pl.col("ambiguous")), denominator=ONE)


def _families(frames: Frames) -> pl.LazyFrame:
    considered = frames.table("hub_considerations").filter(pl.col("meeting") == HUB)
    return considered.select(
        "family_id", case_id="consideration_id", team_id="lead_team_id", start="meeting_on", numerator=ONE
    )


def _children(frames: Frames) -> pl.LazyFrame:
    children = frames.table("hub_consideration_children").select("person_id", case_id="consideration_id")
    return _families(frames).join(children, on="case_id")


CONTACTS_RECEIVED = Indicator(
    id="contacts_received",
    title="Contacts received",
    service_area="front door",
    question="How many contacts does the front door receive?",
    counts="Contacts dated in the period, one for each child the contact is about.",
    numerator="Contacts received",
    basis="during",
    source="Ofsted Annex A list 1; ChAT",
    caveats="A call about three children is three contacts. The team is the one that took the contact.",
    needs=("ssd_contacts",),
    thing="contact",
    counted_set="contacts",
    frame=lambda frames: frames.shared(contacts).with_columns(numerator=ONE),
)

CONTACTS_DECIDED = Indicator(
    id="contacts_decided_1wd",
    title="Contacts/referrals decided within 1 working day",
    service_area="front door",
    question="Are contacts decided in time?",
    counts="Contacts dated in the period that have been decided or are past due; in the numerator those decided on the "
    "day they arrived or the working day after.",
    numerator="Contacts decided within 1 working day",
    denominator="Contacts decided, or not decided and past due",
    basis="during",
    timing="1 working day, the day of the contact is day 0",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Working Together (for referrals); local scorecards",
    caveats="A contact that arrives late in the day has as long as one that arrives early.",
    needs=("ssd_contacts", "contact_decisions"),
    thing="contact",
    denominator_sets=("contacts due",),
    frame=_decided,
)

CONVERSION = Indicator(
    id="contact_to_referral_conversion",
    title="Contacts progressing to referral",
    service_area="front door",
    question="How many contacts become a referral?",
    counts="Contacts dated in the period; in the numerator those whose one coded outcome is a referral.",
    numerator="Contacts with the outcome referral",
    denominator="Contacts received",
    basis="during",
    unit="%",
    decimals=1,
    source="Local; ChAT",
    caveats="Watch for sudden change: a change of form moves it. Neither high nor low is good.",
    needs=("ssd_contacts", "contact_decisions"),
    thing="contact",
    counted_set="contacts referred",
    denominator_sets=("contacts",),
    frame=_converted,
)

AMBIGUOUS = Indicator(
    id="contact_outcome_ambiguous_rate",
    title="Contact outcome data-quality flag rate",
    service_area="front door",
    question="How many referrals look as if they were only contacts?",
    counts="Contacts dated in the period whose outcome is a referral; in the numerator those with both boxes of the "
    "form ticked, and those whose referral was closed with no further action and without an assessment, enquiry or "
    "plan begun within 10 working days of it.",
    numerator="Contacts coded as referral that are ambiguous",
    denominator="Contacts coded as referral",
    basis="during",
    timing="10 working days after the referral, whose day is day 0",
    unit="%",
    decimals=1,
    good_direction="low",
    source="Local data quality rule, after the recording incident of April to June 2014",
    caveats="A flag asks for a look at the record; only a logged correction changes a figure.",
    needs=("ssd_contacts", "contact_decisions", "ssd_cin_episodes", *FOLLOWING_WORK),
    thing="contact",
    denominator_sets=("contacts referred",),
    frame=_ambiguous,
)

HUB_FAMILIES = Indicator(
    id="early_help_hub_families_considered",
    title="Families (and children) considered at Early Help Hub",
    service_area="front door",
    question="How many families does the Early Help Hub consider?",
    counts="Different families considered by the Early Help Hub in the period. A family considered twice counts once.",
    numerator="Families considered",
    basis="during",
    timing="by the day of the meeting",
    source="Local",
    caveats="Families of the months of a year add to more than the year's. Other triage meetings are not in it.",
    needs=("hub_considerations",),
    distinct="family_id",
    thing="family",
    frame=_families,
)

HUB_CHILDREN = replace(
    HUB_FAMILIES,
    id="early_help_hub_children_considered",
    title="Children considered at Early Help Hub",
    question="How many children does the Early Help Hub consider?",
    counts="Different children considered by the Early Help Hub in the period. A child considered twice counts once.",
    numerator="Children considered",
    caveats="Children of the months of a year add to more than the year's. Other triage meetings are not in it.",
    needs=("hub_considerations", "hub_consideration_children"),
    distinct="person_id",
    thing="child",
    twin_of="early_help_hub_families_considered",
    frame=_children,
)

REFERRALS_RECEIVED = Indicator(
    id="referrals_received",
    title="Referrals to children's social care",
    service_area="front door",
    question="How many referrals does children's social care receive?",
    counts="Referrals dated in the period. Several referrals of one child on one day count once. A referral of a child "
    "who is in need on that day is not counted.",
    numerator="Referrals received",
    basis="during",
    source="CIN census table C1; Annex A list 3",
    caveats="A child whose episode closed on the day of the next referral is not in need on that day.",
    needs=("ssd_cin_episodes",),
    thing="referral",
    counted_set="referrals",
    frame=lambda frames: frames.shared(referrals).with_columns(numerator=ONE),
)

RE_REFERRAL_RATE = Indicator(
    id="re_referral_rate_12m",
    title="Re-referrals within 12 months",
    service_area="front door",
    question="How many referrals are of a child who was referred in the 12 months before?",
    counts="Referrals dated in the period; in the numerator those of a child who had an earlier referral in the 12 "
    "months before, each looking back from its own date.",
    numerator="Referrals in the period of a child with an earlier referral dated within the 12 months before this one",
    denominator="Referrals in the period",
    basis="during",
    timing="12 months back from the date of each referral, the same day a year earlier included; same-day referrals "
    "of a child count once",
    unit="%",
    decimals=1,
    good_direction="low",
    source="CIN census table C1; Annex A list 3",
    caveats="A very low rate is a warning too. Needs a year of history before the first day of the period.",
    needs=("ssd_cin_episodes",),
    lookback_months=12,
    thing="referral",
    denominator_sets=("referrals",),
    frame=lambda frames: repeated(frames.shared(referrals)),
)

RE_REFERRAL_RATE_ADJUSTED = replace(
    RE_REFERRAL_RATE,
    id="re_referral_rate_adjusted",
    title="Re-referral rate excluding quality-flagged referrals",
    question="What would the re-referral rate be without the referrals known to have been recorded by mistake?",
    counts="As the re-referral rate, without referrals that a logged correction says were contacts only: they count "
    "neither as referrals nor as earlier referrals.",
    source="Local sensitivity measure; stands beside the headline rate, never instead of it",
    caveats="Moves only when a correction is decided. The records themselves stay as they were made.",
    needs=("ssd_cin_episodes", "contact_decisions", "record_corrections"),
    denominator_sets=("referrals after correction",),
    twin_of="re_referral_rate_12m",
    frame=lambda frames: repeated(frames.shared(adjusted_referrals)),
)

INDICATORS = (
    CONTACTS_RECEIVED,
    CONTACTS_DECIDED,
    CONVERSION,
    AMBIGUOUS,
    HUB_FAMILIES,
    HUB_CHILDREN,
    REFERRALS_RECEIVED,
    RE_REFERRAL_RATE,
    RE_REFERRAL_RATE_ADJUSTED,
)
