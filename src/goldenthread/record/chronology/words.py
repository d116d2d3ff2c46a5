"""The words of a chronology: categories, how sure a date or a fact is, what a frozen copy is for."""

from __future__ import annotations

from goldenthread.access.data_classes import DataClass as D

CATEGORIES = (
    ("harm", "Harm or risk of harm"),
    ("health", "Health"),
    ("education", "Education"),
    ("household", "Change in the household"),
    ("address", "Move of address"),
    ("legal", "Court or legal step"),
    ("referral", "Contact or referral"),
    ("assessment", "Assessment"),
    ("placement", "Placement"),
    ("missing", "Missing"),
    ("police", "Police"),
    ("positive", "Achievement or good news"),
    ("family", "Family event"),
    ("worker", "Change of worker"),
    ("decision", "Decision"),
)

PRECISIONS = (
    ("exact", "On this day"),
    ("about", "About this day"),
    ("month", "In this month"),
    ("year", "In this year"),
)

CERTAINTIES = (
    ("fact", "Fact: seen, or shown by a document"),
    ("account", "Account: what somebody told us"),
    ("opinion", "Opinion: a professional's judgement"),
)

KEY, SUPPORTING = "key", "supporting"
SIGNIFICANCES = ((KEY, "Significant event"), (SUPPORTING, "Supporting line"))

# For whom a frozen copy is made, and which classes of data may go to them.
AUDIENCES = (
    ("family", "The child and family, and professionals who meet with them"),
    ("professionals", "Professionals of other agencies"),
    ("court", "A court and legal advisers"),
    ("internal", "Staff of the authority only"),
)
AUDIENCE_CLASSES = {
    "family": (D.GENERAL, D.SENSITIVE),
    "professionals": (D.GENERAL, D.SENSITIVE),
    "court": (D.GENERAL, D.SENSITIVE, D.LEGAL),
    "internal": (D.GENERAL, D.SENSITIVE, D.LEGAL, D.INTELLIGENCE, D.SAFE_CONTACT, D.CARERS),
}

OCCASIONS = (
    ("strategy", "Strategy discussion"),
    ("conference", "Child protection conference"),
    ("assessment", "Assessment"),
    ("review", "Review"),
    ("legal", "Legal planning or court"),
    ("transfer", "Transfer or closure"),
    ("supervision", "Supervision"),
    ("other", "Something else"),
)
