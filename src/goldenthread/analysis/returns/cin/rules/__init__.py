"""The rules of the children in need census, by theme: to import a theme is to enter its rules in the book."""

from goldenthread.analysis.returns.cin.rules import (
    activity,
    assessment,
    census,
    child,
    disability,
    enquiry,
    plan,
    protection_plan,
    pupil_number,
    referral,
)
from goldenthread.analysis.returns.cin.rules.book import RULES

__all__ = ["RULES"]
