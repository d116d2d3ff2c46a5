"""Complaints, compliments, audits, inspections and the annual review."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import OWN

COMPLAINT_PROCEDURE = code_set(
    "complaint_procedure",
    "Procedure a complaint follows",
    OWN,
    {"statutory": "Statutory children's procedure", "corporate": "Corporate procedure"},
)

COMPLAINANT = code_set(
    "complainant",
    "Who complains",
    OWN,
    {
        "child": "Child or young person",
        "parent": "Parent",
        "carer": "Carer",
        "care_leaver": "Care leaver",
        "other": "Other",
    },
)

COMPLAINT_THEME = code_set(
    "complaint_theme",
    "What a complaint is about",
    OWN,
    {
        "involvement_in_planning": "Involvement in planning",
        "confidentiality": "Confidentiality",
        "communication_with_parents": "Communication with parents",
        "staff_conduct": "Conduct of staff",
        "service_quality": "Quality of the service",
        "other": "Other",
    },
)

# In the order of escalation: the last stage reached is the greatest position in this list.
COMPLAINT_STAGE = code_set(
    "complaint_stage",
    "Stage of a complaint",
    OWN,
    {
        "early_resolution": "Early Resolution",
        "stage_1": "Stage 1",
        "stage_2": "Stage 2",
        "stage_3": "Stage 3",
        "lgsco": "LGO",
        "out_of_scope": "Out of Scope",
    },
)

COMPLAINT_OUTCOME = code_set(
    "complaint_outcome",
    "Finding on a complaint",
    OWN,
    {
        "upheld": "Upheld",
        "partly_upheld": "Partly upheld",
        "not_upheld": "Not upheld",
        "no_finding": "No finding",
        "withdrawn": "Withdrawn",
    },
)

COMPLIMENT_SOURCE = code_set(
    "compliment_source",
    "Who pays a compliment",
    OWN,
    {
        "colleague": "Colleague or partner",
        "family_or_carer": "Parent, family or carer",
        "child_or_young_person": "Child or young person",
    },
)

AUDIT_KIND = code_set(
    "audit_kind",
    "Kind of audit",
    OWN,
    {"external": "External", "thematic": "Thematic", "case_file": "Case file", "dip_sample": "Dip sample"},
)

AUDIT_GRADE = code_set(
    "audit_grade",
    "Grade of an audit",
    OWN,
    {
        "outstanding": "Outstanding",
        "good": "Good",
        "requires_improvement": "Requires improvement to be good",
        "inadequate": "Inadequate",
    },
)

# "Adequate" ended with the inspection frameworks of autumn 2013, "requires improvement" took its place.
INSPECTION_GRADE = code_set(
    "inspection_grade",
    "Judgement of an inspection",
    "Ofsted inspection frameworks",
    {
        "outstanding": "Outstanding",
        "good": "Good",
        "adequate": "Adequate",
        "requires_improvement": "Requires improvement to be good",
        "inadequate": "Inadequate",
    },
)

RECOMMENDATION_KIND = code_set(
    "recommendation_kind",
    "Kind of recommendation",
    OWN,
    {"overall": "For the whole service", "strategic_focus": "Strategic focus of one service"},
)

RECOMMENDATION_STATUS = code_set(
    "recommendation_status",
    "Standing of a recommendation",
    OWN,
    {
        "achieved": "Achieved",
        "partially_achieved": "Partially achieved",
        "not_achieved": "Not achieved",
        "carried_forward": "Carried forward",
        "superseded": "Superseded",
    },
)

ENGAGEMENT_KIND = code_set(
    "engagement_kind",
    "Kind of engagement session",
    OWN,
    {
        "parents_reference_group": "Parents' reference group",
        "quality_circle": "Quality circle",
        "challenge_session": "Challenge session",
    },
)
