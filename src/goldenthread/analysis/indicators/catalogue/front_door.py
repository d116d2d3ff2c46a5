"""Contacts, the Early Help Hub and referrals."""

from dataclasses import replace

from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.referrals import adjusted_referrals, referrals, repeated
from goldenthread.analysis.indicators.weights import ONE

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
    caveats="A referral that closed on the day of the next one leaves the child not in need on that day.",
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
    counts="Referrals of a child who had an earlier referral in the 12 months before, each looking back from its "
    "own date.",
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
    within_set="referrals",
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
    within_set="referrals after correction",
    twin_of="re_referral_rate_12m",
    frame=lambda frames: repeated(frames.shared(adjusted_referrals)),
)

INDICATORS = (REFERRALS_RECEIVED, RE_REFERRAL_RATE, RE_REFERRAL_RATE_ADJUSTED)
