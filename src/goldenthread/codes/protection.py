"""Child protection and the steps before court."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import CIN, SSD

CATEGORY_OF_ABUSE = code_set(
    "category_of_abuse",
    "Category of abuse",
    CIN,
    {
        "NEG": "Neglect",
        "PHY": "Physical abuse",
        "SAB": "Sexual abuse",
        "EMO": "Emotional abuse",
        "MUL": "Multiple, or none recommended",
    },
)

LEGAL_GATEWAY_OUTCOME = code_set(
    "legal_gateway_outcome",
    "Outcome of a legal gateway meeting",
    SSD,
    {
        "A": "Continue plan",
        "B": "Start pre-proceedings",
        "C": "Issue proceedings",
        "D": "Unknown",
    },
)

PRE_PROCEEDINGS_INITIAL_PLAN = code_set(
    "pre_proceedings_initial_plan",
    "Care plan first put to the court",
    SSD,
    {
        "A": "Interim or care order",
        "B": "Interim or care order, with parents",
        "C": "Adoption",
        "D": "Interim or supervision order",
        "E": "Special guardianship order",
        "F": "Private law order",
        "G": "Other",
    },
)

PRE_PROCEEDINGS_FINAL_PLAN = code_set(
    "pre_proceedings_final_plan",
    "Care plan at the final hearing",
    SSD,
    {
        "A": "Care order",
        "B": "Care order, with parents",
        "C": "Adoption",
        "D": "Supervision order",
        "E": "Special guardianship order",
        "F": "Private law order",
        "G": "Other",
        "H": "No final hearing yet",
    },
)
