"""Young people leaving care."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import SSD, SSDA903

CARE_LEAVER_ELIGIBILITY = code_set(
    "care_leaver_eligibility",
    "Entitlement as a care leaver",
    SSD,
    {
        "Relevant": "Relevant",
        "Former Relevant": "Former Relevant",
        "Eligible": "Eligible",
        "Qualifying": "Qualifying",
        "No Current Eligibility": "No Current Eligibility",
    },
)

IN_TOUCH = code_set(
    "in_touch",
    "Whether the authority is in touch",
    SSDA903,
    {
        "YES": "In touch",
        "NO": "Not in touch",
        "DIED": "Died",
        "REFU": "Young person refuses",
        "NREQ": "No longer needs services",
        "RHOM": "Home to parents for six months or more",
    },
)

ACCOMMODATION = code_set(
    "accommodation",
    "Accommodation of a care leaver",
    SSD,
    {
        "B": "Parents or relatives",
        "C": "Community or residential care home",
        "D": "Semi-independent or transitional",
        "E": "Supported lodgings",
        "G": "Gone abroad",
        "H": "Deported",
        "K": "Ordinary lodgings, no formal support",
        "R": "Not known",
        "S": "No fixed abode",
        "T": "Foyer or similar",
        "U": "Independent living",
        "V": "Emergency accommodation",
        "W": "Bed and breakfast",
        "X": "Custody",
        "Y": "Other",
        "Z": "Former foster carer (staying put)",
    },
)

ACCOMMODATION_SUITABILITY = code_set(
    "accommodation_suitability",
    "Whether accommodation is suitable",
    SSD,
    {
        "1": "Suitable",
        "2": "Unsuitable",
    },
)

ACTIVITY = code_set(
    "activity",
    "Main activity of a care leaver",
    SSDA903,
    {
        "F1": "Higher education, full time",
        "P1": "Higher education, part time",
        "F2": "Other education, full time",
        "P2": "Other education, part time",
        "F3": "Training or employment, full time",
        "P3": "Training or employment, part time",
        "F4": "Apprenticeship, full time",
        "P4": "Apprenticeship, part time",
        "F5": "Other training or employment, full time",
        "P5": "Other training or employment, part time",
        "G4": "Not in education, employment or training: illness or disability",
        "G5": "Not in education, employment or training: other",
        "G6": "Not in education, employment or training: pregnancy or parenting",
        "0": "No information, not in touch",
    },
    since={2021: ("F4", "P4", "F5", "P5")},
    until={2021: ("F3", "P3")},
)
