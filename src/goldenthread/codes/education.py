"""Special educational needs and plans."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import SSD

EHCP_REQUEST_OUTCOME = code_set(
    "ehcp_request_outcome",
    "Outcome of a request for a needs assessment",
    SSD,
    {
        "Y": "Assessment to go ahead",
        "N": "No assessment",
        "A": "Not yet decided",
        "W": "Withdrawn or ended",
        "H": "Decided before the period",
    },
)

EHCP_ASSESSMENT_OUTCOME = code_set(
    "ehcp_assessment_outcome",
    "Outcome of a needs assessment",
    SSD,
    {
        "Y": "Plan to be issued",
        "N": "No plan",
        "A": "Not yet decided",
        "W": "Withdrawn or ended",
        "H": "Decided before the period",
    },
)

EHCP_ASSESSMENT_EXCEPTIONS = code_set(
    "ehcp_assessment_exceptions",
    "Whether exceptions to the time limit apply",
    SSD,
    {
        "1": "Exceptions apply",
        "0": "No exceptions",
    },
)

EHCP_CEASED_REASON = code_set(
    "ehcp_ceased_reason",
    "Why a plan ceased",
    SSD,
    {
        "1": "Reached maximum age",
        "2": "Needs met without a plan",
        "3": "Higher education",
        "4": "Paid employment",
        "5": "Moved to another authority",
        "6": "No longer wants education or training",
        "7": "Moved outside England",
        "8": "Died",
        "9": "Other",
    },
)

SEN_NEED_TYPE = code_set(
    "sen_need_type",
    "Type of special educational need",
    SSD,
    {
        "SPLD": "Specific learning difficulty",
        "MLD": "Moderate learning difficulty",
        "SLD": "Severe learning difficulty",
        "PMLD": "Profound and multiple learning difficulty",
        "SEMH": "Social, emotional and mental health",
        "SLCN": "Speech, language and communication",
        "HI": "Hearing impairment",
        "VI": "Vision impairment",
        "MSI": "Multi-sensory impairment",
        "PD": "Physical disability",
        "ASD": "Autism",
        "OTH": "Other",
    },
)
