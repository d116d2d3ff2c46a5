"""What kind of authority to make: the shares that steer journeys.

The values here are tuned, not published: with them the published figures of ``calibration`` come out (the unit tests
say how near). An example town changes a few of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.analysis.synthetic.draws import Band

CONTACT_OUTCOMES: Mapping[str, float] = {
    "referral": 22.5,
    "early_help_hub": 15.0,
    "domestic_abuse_triage": 9.0,
    "information_and_advice": 30.5,
    "no_further_action": 19.0,
    "passed_to_other_authority": 3.0,
}

REFERRAL_PATHS: Mapping[str, float] = {
    "no_further_action": 11.0,
    "not_in_need": 27.0,
    "child_in_need": 33.0,
    "enquiry": 11.6,
    "conference": 1.6,
    "protection": 8.2,
    "transfer_in": 0.4,
    "care": 4.6,
}

DISABILITY_PATHS: Mapping[str, float] = {
    "no_further_action": 5.0,
    "not_in_need": 20.0,
    "child_in_need": 52.0,
    "enquiry": 6.0,
    "protection": 3.0,
    "care": 2.0,
    "short_breaks": 12.0,
}

CHILDREN_IN_FAMILY: Mapping[int, float] = {1: 50.0, 2: 30.0, 3: 14.0, 4: 6.0}

PATHS_AFTER_A_PLAN: Mapping[str, float] = {
    "no_further_action": 5.0,
    "not_in_need": 15.0,
    "child_in_need": 20.0,
    "enquiry": 15.0,
    "conference": 3.0,
    "protection": 30.0,
    "care": 6.0,
}
"""Referrals of families that have had a child protection plan before."""


@dataclass(frozen=True)
class Profile:
    """Steering values of one kind of authority."""

    contact_outcomes: Mapping[str, float] = field(default_factory=lambda: CONTACT_OUTCOMES)
    referral_paths: Mapping[str, float] = field(default_factory=lambda: REFERRAL_PATHS)
    children_in_family: Mapping[int, float] = field(default_factory=lambda: CHILDREN_IN_FAMILY)
    early_help_without_contact: float = 0.10
    """Share of families whose first record is early help by a partner, with no contact at the front door."""
    early_help_after_hub: float = 0.78
    early_help_days: tuple[Band, ...] = ((30, 90, 0.2), (91, 182, 0.35), (183, 365, 0.32), (366, 730, 0.13))
    step_up: float = 0.11
    """Share of early help episodes that end in a referral."""
    step_down: float = 0.30
    """Share of closures after work with the child that hand over to early help."""
    sibling_takes_part: float = 0.78
    families_with_disability: float = 0.057
    """Share of families that first become known because of a child's disability."""
    days_after_assessment: int = 1
    """Days for which the assessment team keeps a child after the assessment."""
    days_to_long_term_team: int = 150
    """Days in care after which the team for looked-after children takes over."""
    caseload: float = 15.0
    """Children held by one full-time case-holding social worker."""
    tenure_days: int = 2_000
    """Mean stay of a permanent worker in a post."""
    vacancy: float = 0.15
    """Share of time for which a post is without a permanent holder."""
