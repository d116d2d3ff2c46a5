"""Contacts, referrals and assessments."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import CIN, OWN

REFERRAL_SOURCE = code_set(
    "referral_source",
    "Who made the contact or referral",
    CIN,
    {
        "1A": "Individual: family member, relative or carer",
        "1B": "Individual: acquaintance, neighbour, childminder",
        "1C": "Individual: self",
        "1D": "Individual: other",
        "2A": "School",
        "2B": "Education service",
        "3A": "Health: GP",
        "3B": "Health: health visitor",
        "3C": "Health: school nurse",
        "3D": "Health: other primary care",
        "3E": "Health: accident and emergency",
        "3F": "Health: other",
        "4": "Housing: council or housing association",
        "5A": "Council: social care, such as adults",
        "5B": "Council: other internal service",
        "5C": "Council: another authority",
        "5D": "Council: early help",
        "6": "Police",
        "7": "Other legal agency (courts, probation, immigration, Cafcass, prison)",
        "8": "Other, including voluntary organisation or children's centre",
        "9": "Anonymous",
        "10": "Unknown",
    },
    since={2022: ("5D",)},
)

PRIMARY_NEED = code_set(
    "primary_need",
    "Primary need",
    CIN,
    {
        "N1": "Abuse or neglect",
        "N2": "Child's disability or illness",
        "N3": "Parental illness or disability",
        "N4": "Family in acute stress",
        "N5": "Family dysfunction",
        "N6": "Socially unacceptable behaviour",
        "N7": "Low income",
        "N8": "Absent parenting",
        "N9": "Case other than child in need",
        "N0": "Not stated",
    },
)

REASON_FOR_CLOSURE = code_set(
    "reason_for_closure",
    "Why an episode of need closed",
    CIN,
    {
        "RC1": "Adopted",
        "RC2": "Died",
        "RC3": "Child arrangements order",
        "RC4": "Special guardianship order",
        "RC5": "Moved to another authority",
        "RC6": "Moved to adult social care",
        "RC7": "Any other reason, including no longer in need",
        "RC8": "Closed after assessment, no further action",
        "RC9": "Closed after assessment, to early help",
    },
    since={2022: ("RC9",)},
)

ASSESSMENT_FACTORS = code_set(
    "assessment_factors",
    "Factors found at the end of an assessment",
    CIN,
    {
        "1A": "Alcohol misuse: child",
        "1B": "Alcohol misuse: parent or carer",
        "1C": "Alcohol misuse: other person in household",
        "2A": "Drug misuse: child",
        "2B": "Drug misuse: parent or carer",
        "2C": "Drug misuse: other person in household",
        "3A": "Domestic abuse: child",
        "3B": "Domestic abuse: parent or carer",
        "3C": "Domestic abuse: other person in household",
        "4A": "Mental health: child",
        "4B": "Mental health: parent or carer",
        "4C": "Mental health: other person in household",
        "5A": "Learning disability: child",
        "5B": "Learning disability: parent or carer",
        "5C": "Learning disability: other person in household",
        "6A": "Physical disability or illness: child",
        "6B": "Physical disability or illness: parent or carer",
        "6C": "Physical disability or illness: other person in household",
        "7A": "Young carer",
        "8B": "Privately fostered: overseas, intends to return",
        "8C": "Privately fostered: overseas, intends to stay",
        "8D": "Privately fostered: UK, in education",
        "8E": "Privately fostered: UK, other family arrangement",
        "8F": "Privately fostered: other",
        "9A": "Unaccompanied asylum-seeking child",
        "10A": "Going missing",
        "11A": "Child sexual exploitation",
        "12A": "Trafficking",
        "13A": "Gangs",
        "14A": "Socially unacceptable behaviour",
        "15A": "Self-harm",
        "16A": "Neglect",
        "17A": "Emotional abuse",
        "18A": "Physical abuse",
        "18B": "Physical abuse by a child",
        "18C": "Physical abuse by an adult",
        "19A": "Sexual abuse",
        "19B": "Sexual abuse by a child",
        "19C": "Sexual abuse by an adult",
        "20": "Other factor",
        "21": "No factors and no further action",
        "22A": "Female genital mutilation",
        "23A": "Abuse linked to faith or belief",
        "24A": "Child criminal exploitation",
    },
    since={2016: ("22A", "23A"), 2020: ("18B", "18C", "19B", "19C"), 2021: ("24A",)},
    until={2020: ("18A", "19A")},
)

CONTACT_OUTCOME = code_set(
    "contact_outcome",
    "What was decided on a contact",
    OWN,
    {
        "information_and_advice": "Information and advice",
        "no_further_action": "No further action",
        "early_help_hub": "To the Early Help Hub",
        "domestic_abuse_triage": "To domestic abuse triage",
        "referral": "Referral to children's social care",
        "passed_to_other_authority": "Passed to another authority",
    },
)

TRIAGE_MEETING = code_set(
    "triage_meeting",
    "Meeting that considers a family",
    OWN,
    {
        "early_help_hub": "Early Help Hub",
        "domestic_abuse_triage": "Domestic abuse triage",
        "mash": "Multi-agency safeguarding hub",
    },
)

HUB_DECISION = code_set(
    "hub_decision",
    "What a triage meeting decided",
    OWN,
    {
        "universal": "Universal services",
        "early_help": "Early help",
        "step_up": "Step up to children's social care",
        "closed": "Closed",
    },
)

EARLY_HELP_END_REASON = code_set(
    "early_help_end_reason",
    "Why early help ended",
    OWN,
    {
        "outcomes_achieved": "Outcomes achieved",
        "step_up": "Stepped up to children's social care",
        "disengaged": "Family no longer took part",
        "moved_away": "Family moved away",
        "other": "Other",
    },
)
