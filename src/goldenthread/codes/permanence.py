"""Adoption and other permanent homes."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import SSD, SSDA903

PREVIOUS_PERMANENCE = code_set(
    "previous_permanence",
    "Permanent home before this period of care",
    SSDA903,
    {
        "P1": "Adoption",
        "P2": "Special guardianship order",
        "P3": "Residence or child arrangements order",
        "P4": "Unknown",
        "Z1": "None before",
    },
)

REASON_PLACED_ADOPTION_CEASED = code_set(
    "reason_placed_adoption_ceased",
    "Why a plan for adoption was reversed",
    SSDA903,
    {
        "RD1": "Child's needs changed",
        "RD2": "Court made no placement order",
        "RD3": "No adopters found",
        "RD4": "Other",
    },
)

ADOPTER_SEX = code_set(
    "adopter_sex",
    "Sex of adopters",
    SSDA903,
    {
        "M1": "Single man",
        "F1": "Single woman",
        "MM": "Two men",
        "FF": "Two women",
        "MF": "Man and woman",
    },
)

ADOPTER_LEGAL_STATUS = code_set(
    "adopter_legal_status",
    "Legal status of adopters",
    SSDA903,
    {
        "L0": "Single adopter",
        "L11": "Married, different sex",
        "L12": "Married, same sex",
        "L2": "Civil partners",
        "L3": "Unmarried, different sex",
        "L4": "Unmarried, same sex",
    },
)

SIBLING_GROUP = code_set(
    "sibling_group",
    "Whether a child is placed as one of a sibling group",
    SSD,
    {
        "0": "Not in a sibling group",
        "1": "In a sibling group",
    },
)
