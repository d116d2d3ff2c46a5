"""The rules of the SSDA903, by theme: to import a theme is to enter its rules in the book."""

from goldenthread.analysis.returns.ssda903.rules import (
    asylum,
    child,
    health,
    integrity,
    questionnaire,
)
from goldenthread.analysis.returns.ssda903.rules.book import RULES

__all__ = ["RULES", "THEMES"]

THEMES = (asylum, child, health, integrity, questionnaire)
