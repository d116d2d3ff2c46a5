"""The rules of the SSDA903, by theme: to import a theme is to enter its rules in the book."""

from goldenthread.analysis.returns.ssda903.rules import (
    asylum,
    care_leavers,
    ceasing,
    changes_of_placement,
    child,
    episode_codes,
    episode_dates,
    episode_order,
    girls_and_mothers,
    health,
    integrity,
    leaving_care,
    legal_status,
    motherhood,
    placement_providers,
    placement_types,
    questionnaire,
    registered_providers,
    where_placed,
    year_to_year,
)
from goldenthread.analysis.returns.ssda903.rules.book import RULES

__all__ = ["RULES", "THEMES"]

THEMES = (
    asylum,
    care_leavers,
    ceasing,
    changes_of_placement,
    child,
    episode_codes,
    episode_dates,
    episode_order,
    girls_and_mothers,
    health,
    integrity,
    leaving_care,
    legal_status,
    motherhood,
    placement_providers,
    placement_types,
    questionnaire,
    registered_providers,
    where_placed,
    year_to_year,
)
