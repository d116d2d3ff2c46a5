"""Looked-after children."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import OWN, SSD, SSDA903

LEGAL_STATUS = code_set(
    "legal_status",
    "Legal status",
    SSDA903,
    {
        "C1": "Interim care order",
        "C2": "Full care order",
        "D1": "Freeing order",
        "E1": "Placement order",
        "V2": "Section 20, single period",
        "V3": "Section 20 short breaks, each episode recorded",
        "V4": "Section 20 short breaks, agreement recorded",
        "L1": "Police protection in council accommodation",
        "L2": "Emergency protection order",
        "L3": "Child assessment order in council accommodation",
        "J1": "Remand to council or youth detention accommodation",
        "J2": "PACE accommodation",
        "J3": "Youth rehabilitation order with residence or intensive fostering",
        "V1": "Short breaks (older code)",
        "W1": "Wardship with council accommodation",
    },
    until={2014: ("V1", "W1")},
)

REASON_NEW_EPISODE = code_set(
    "reason_new_episode",
    "Why an episode of care began",
    SSDA903,
    {
        "S": "Started to be looked after",
        "L": "Legal status change only",
        "P": "Placement and carer change only",
        "T": "Placement change, same carer",
        "B": "Legal status, placement and carer change",
        "U": "Legal status and placement change, same carer",
    },
)

REASON_EPISODE_CEASED = code_set(
    "reason_episode_ceased",
    "Why an episode of care ended",
    SSDA903,
    {
        "X1": "Episode ends, new one starts same day",
        "E11": "Adopted, unopposed",
        "E12": "Adopted, consent dispensed with",
        "E2": "Died",
        "E3": "Care taken over by another UK authority",
        "E4A": "Home to parents or relatives with responsibility, planned",
        "E4B": "Home to parents or relatives with responsibility, unplanned",
        "E13": "To relatives or others without parental responsibility",
        "E41": "Residence or child arrangements order",
        "E43": "Special guardianship to former foster carer",
        "E44": "Special guardianship to another carer",
        "E45": "Special guardianship: former foster carer, relative or friend",
        "E46": "Special guardianship: former foster carer, other",
        "E47": "Special guardianship: other carer, relative or friend",
        "E48": "Special guardianship: other carer, other",
        "E5": "Independent living with formal support",
        "E6": "Independent living without formal support",
        "E7": "Moved to adult residential care",
        "E8": "Any other reason",
        "E9": "Sentenced to custody",
        "E14": "Remand accommodation ended",
        "E15": "Age assessed as 18 or over",
        "E16": "Moved abroad",
        "E17": "Turned 18, stayed with carer",
    },
    since={2015: ("E17",), 2018: ("E45", "E46", "E47", "E48")},
    until={2018: ("E43", "E44")},
)

PLACEMENT_TYPE = code_set(
    "placement_type",
    "Placement type",
    SSDA903,
    {
        "A3": "Placed for adoption with consent, current foster carer",
        "A4": "Placed for adoption with consent, not current foster carer",
        "A5": "Placed for adoption under order, current foster carer",
        "A6": "Placed for adoption under order, not current foster carer",
        "H5": "Semi-independent living outside children's homes rules",
        "K1": "Secure children's home",
        "K2": "Registered children's home",
        "P1": "With parent or person with parental responsibility",
        "P2": "Independent living",
        "P3": "Residential employment",
        "R1": "Residential care home",
        "R2": "NHS or nursing setting",
        "R3": "Family centre or mother and baby unit",
        "R5": "Young offender institution or prison",
        "S1": "Residential school",
        "T0": "Temporary move, any type",
        "T1": "Temporary: hospital",
        "T2": "Temporary: child on holiday",
        "T3": "Temporary: carer on holiday",
        "T4": "Temporary: seven days or less",
        "U1": "Foster, relative or friend: long term",
        "U2": "Foster, relative or friend: fostering for adoption",
        "U3": "Foster, relative or friend: other",
        "U4": "Foster, other carer: long term",
        "U5": "Foster, other carer: fostering for adoption",
        "U6": "Foster, other carer: other",
        "Z1": "Other placement",
        "K3": "Registered supported accommodation, age 16 or over",
        "Z11": "Other placement, subtype 1 (wording not found)",
        "Z12": "Other placement, subtype 2 (wording not found)",
        "Z13": "Other placement, subtype 3 (wording not found)",
        "Z14": "Other placement, subtype 4 (wording not found)",
        "Q1": "Foster placement, relative or friend",
        "Q2": "Foster placement, other carer",
        "M1": "Missing (older placement code)",
        "M2": "Missing, in refuge",
        "M3": "Missing, whereabouts not known",
        "A1": "Placed for adoption, not current foster carer",
        "A2": "Placed for adoption, current foster carer",
        "F1": "Foster, relative or friend, inside boundary",
        "F2": "Foster, council carer, inside boundary",
        "F3": "Foster, agency carer, inside boundary",
        "F4": "Foster, relative or friend, outside boundary",
        "F5": "Foster, council carer, outside boundary",
        "F6": "Foster, agency carer, outside boundary",
        "H1": "Children's home or hostel (older code)",
        "H2": "Children's home or hostel (older code)",
        "H3": "Children's home or hostel (older code)",
        "H4": "Children's home or hostel (older code)",
    },
    since={2024: ("K3",), 2025: ("Z11", "Z12", "Z13", "Z14")},
    until={
        2014: ("M1", "M2", "M3", "A1", "A2", "F1", "F2", "F3", "F4", "F5", "F6", "H1", "H2", "H3", "H4"),
        2015: ("Q1", "Q2"),
        2024: ("H5", "P2"),
        2025: ("Z1",),
    },
)

PLACEMENT_PROVIDER = code_set(
    "placement_provider",
    "Who provides a placement",
    SSDA903,
    {
        "PR0": "Parent or person with parental responsibility",
        "PR1": "Own provision",
        "PR2": "Other council",
        "PR3": "Other public body",
        "PR4": "Private",
        "PR5": "Voluntary",
    },
)

REASON_PLACE_CHANGE = code_set(
    "reason_place_change",
    "Why a placement changed",
    SSDA903,
    {
        "CARPL": "Change to or carrying out of care plan",
        "CLOSE": "Carer resigned or provision closed",
        "ALLEG": "Allegation (section 47)",
        "STAND": "Standards of care",
        "APPRR": "Approval removed",
        "CREQB": "Carer asked, because of behaviour",
        "CREQO": "Carer asked, other reason",
        "CHILD": "Child asked",
        "LAREQ": "Responsible or area authority asked",
        "PLACE": "Status of placement only",
        "OTHER": "Other",
        "CUSTOD": "Custody",
    },
    since={
        2015: ("CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "OTHER"),
        2018: ("CUSTOD",),
    },
)

REVIEW_PARTICIPATION = code_set(
    "review_participation",
    "How a child took part in a review",
    SSDA903,
    {
        "PN0": "Under 4 at the review",
        "PN1": "Attended, spoke for self",
        "PN2": "Attended, advocate spoke",
        "PN3": "Attended, views by symbols",
        "PN4": "Attended, no contribution",
        "PN5": "Not there, advocate briefed",
        "PN6": "Not there, views sent",
        "PN7": "Not there, no views",
    },
)

MISSING_TYPE = code_set(
    "missing_type",
    "Missing or away without authorisation",
    SSDA903,
    {
        "M": "Missing from care",
        "A": "Away without authorisation",
    },
)

HEALTH_CHECK_STATUS = code_set(
    "health_check_status",
    "Standing of a health check",
    SSD,
    {
        "Planned": "Planned",
        "Refused": "Refused",
        "Cancelled": "Cancelled",
        "Completed": "Completed",
    },
)

SDQ_REASON = code_set(
    "sdq_reason",
    "Why no strengths and difficulties score was given",
    SSDA903,
    {
        "SDQ1": "Outside ages 4 to 16",
        "SDQ2": "Carer refused",
        "SDQ3": "Severity of disability",
        "SDQ4": "Other",
        "SDQ5": "Child refused",
    },
)

CARE_PLAN = code_set(
    "care_plan",
    "Permanence plan",
    SSD,
    {
        "REMAINSUP": "Stay with birth family, shared care or short breaks",
        "RETURN1M": "Return within a month",
        "RETURN6M": "Return within six months",
        "RETURNEV": "Eventual return",
        "LTRELFR": "Long term with relatives or friends",
        "LTFOST18": "Long-term fostering to 18",
        "RESPLMT": "Residential until independence",
        "SUPPLIV": "Supported living",
        "ADOPTION": "Adoption",
        "OTHERPLN": "Other",
    },
)

HEALTH_CHECK_TYPE = code_set(
    "health_check_type",
    "Kind of health check",
    OWN,
    {
        "Initial Health Assessment": "Initial health assessment",
        "Review Health Assessment": "Review health assessment",
        "Development Check": "Development check of a child under five",
        "Dental Check": "Dental check",
        "Optician Check": "Eye test",
    },
)

HOUSEHOLD_KIND = code_set(
    "household_kind",
    "Kind of approved household",
    OWN,
    {
        "fostering": "Fostering household",
        "supported_lodgings": "Supported lodgings host",
        "connected_carer": "Connected carer",
    },
)
