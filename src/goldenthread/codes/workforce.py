"""Workers, posts and training."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import CSWW, OWN, SSDA903

SW_CHANGE_REASON = code_set(
    "sw_change_reason",
    "Why a child's social worker changed",
    SSDA903,
    {
        "MANAGE": "Managing caseloads",
        "FCONTA": "First contact or re-referral",
        "LEFTRL": "Previous worker left the role",
        "ORGRST": "Restructure",
        "TSPROC": "Standard transfer",
        "ABSENC": "Absence cover or return",
        "CHCHAN": "Child asked",
        "PCCHAN": "Parent or carer asked",
        "SWDIED": "Previous worker died",
        "OTHERS": "Other",
    },
)

WORKER_LEAVING_REASON = code_set(
    "worker_leaving_reason",
    "Why a worker left",
    CSWW,
    {
        "1": "Resigned",
        "2": "Voluntary redundancy",
        "3": "Compulsory redundancy",
        "4": "Dismissed",
        "5": "Retired",
        "6": "Died",
        "7": "Moved to another role in the council",
        "8": "Other",
        "9": "Not known",
        "10": "Not yet collected",
    },
)

SERVICE_AREA = code_set(
    "service_area",
    "Service that a team belongs to",
    OWN,
    {
        "early_help": "Early help",
        "front_door": "Front door and duty",
        "neighbourhood": "Neighbourhood social work",
        "family_resource": "Family resource",
        "disability": "Disabled children",
        "short_breaks": "Short breaks and family support for disabled children",
        "looked_after": "Looked-after children",
        "leaving_care": "Leaving care",
        "fostering": "Fostering and placements",
        "quality_assurance": "Quality assurance and safeguarding",
        "workforce": "Workforce development",
        "leadership": "Leadership and commissioning",
        "other": "Other",
    },
)

TEAM_KIND = code_set(
    "team_kind",
    "Kind of team",
    OWN,
    {"operational": "Operational", "strategic": "Strategic", "support": "Support", "external": "Outside the authority"},
)

POST_ROLE = code_set(
    "post_role",
    "Role of a post",
    OWN,
    {
        "social_worker": "Social worker",
        "senior_social_worker": "Senior social worker",
        "practice_consultant": "Practice consultant",
        "assistant_team_manager": "Assistant team manager",
        "team_manager": "Team manager",
        "service_manager": "Service manager",
        "head_of_service": "Head of service",
        "personal_adviser": "Personal adviser",
        "family_worker": "Family worker",
        "occupational_therapist": "Occupational therapist",
        "independent_reviewing_officer": "Independent reviewing officer",
        "business_support": "Business support",
        "other": "Other",
    },
)

CONTRACT = code_set(
    "contract",
    "Terms on which a post is held",
    OWN,
    {"permanent": "Permanent", "fixed_term": "Fixed term", "agency": "Agency"},
)

TRAINING_COURSE = code_set(
    "training_course",
    "Training course",
    OWN,
    {
        "practice_framework_2_day": "Practice framework, two days",
        "practice_leader_5_day": "Practice leader, five days",
        "restorative_practice": "Restorative practice",
        "attachment": "Attachment",
        "outcome_tool": "Outcome tool",
        "other": "Other",
    },
)

SUPERVISION_KIND = code_set(
    "supervision_kind", "Kind of supervision", OWN, {"personal": "Personal", "reflective": "Reflective"}
)
