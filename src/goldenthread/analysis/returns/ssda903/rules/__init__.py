"""The rules of the SSDA903, by theme: to import a theme is to enter its rules in the book."""

from goldenthread.analysis.returns.ssda903.rules import (
    adopted_children,
    adoption,
    asylum,
    care_leavers,
    ceasing,
    changes_of_placement,
    child,
    decisions_for_adoption,
    deprivation_of_liberty,
    episode_codes,
    episode_dates,
    episode_order,
    extent,
    girls_and_mothers,
    health,
    integrity,
    leaving_care,
    legal_status,
    missing,
    motherhood,
    placement_providers,
    placement_types,
    placing_for_adoption,
    previous_permanence,
    questionnaire,
    registered_providers,
    reviews,
    social_workers,
    where_placed,
    year_to_year,
)
from goldenthread.analysis.returns.ssda903.rules.book import RULES

__all__ = ["RULES"]
