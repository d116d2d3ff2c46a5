"""The roles, in code. A user stores the slug; a change here needs a decision record (docs/adr).

Who reads what, and how far: the access matrix of the specification, part 3.2, the information governance lead added.
What a role lacks is left out: nothing is allowed by silence.
"""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.access.role import Role, reads

P = Permission
OWN, TEAM, SERVICE, AUTHORITY, NAMED = Reach.OWN, Reach.TEAM, Reach.SERVICE, Reach.AUTHORITY, Reach.NAMED

EMERGENCY = "a child may be at risk now and nobody who works with them can be reached"
DUTY = "work on duty for another team"
PRACTICE = "advice on practice that was asked for"
QUALITY = "an audit or a quality check"
DATA_QUALITY = "mending an error in the data"
COMPLAINT = "answering a complaint"

EVERYBODY = frozenset({P.HOME_VIEW, P.ACCOUNT_VIEW, P.COMPONENT_VIEW, P.CONFLICT_DECLARE})
FIGURES = frozenset({P.MANUAL_VIEW, P.SCORECARD_VIEW, P.SCORECARD_DOWNLOAD})
STAFF = EVERYBODY | FIGURES | {P.MATRIX_VIEW}
CASES = frozenset({P.CASE_LIST, P.CASE_DOWNLOAD})
REVIEW = frozenset({P.REVIEW_VIEW, P.REVIEW_DOWNLOAD})
PREPARING = frozenset({P.SUBMISSION_VIEW, P.SUBMISSION_PREPARE})
SIGNING = frozenset({P.SUBMISSION_VIEW, P.SUBMISSION_SIGN})
READING = frozenset({P.PERSON_SEARCH, P.PERSON_VIEW})
RECORDING = READING | {P.PERSON_CREATE, P.PERSON_EDIT, P.ADDRESS_CHANGE, P.CHRONOLOGY_WRITE, P.DOCUMENT_ADD}
PRACTICE_WORK = RECORDING | {P.MERGE_REQUEST, P.PACK_PRINT, P.RECORD_OPEN}
ARRANGING = frozenset({P.INVOLVEMENT_SET, P.COVER_ARRANGE, P.CONFLICT_SET, P.OPENING_REVIEW, P.VIEWING_LIST})
MANAGING = PRACTICE_WORK | ARRANGING | {P.MERGE_APPROVE, P.PACK_APPROVE}
LEADING = MANAGING | {
    P.RESTRICTION_SET,
    P.DISPOSAL_VIEW,
    P.DISPOSAL_APPROVE,
    P.HOLD_PLACE,
    P.DISCLOSURE_VIEW,
    P.DISCLOSURE_APPROVE,
}

_PRACTITIONERS = (
    Role(
        "social-worker",
        "Social worker",
        "Records the work with their own children and reads their team's. Opens another record only for a purpose that "
        "is reviewed.",
        STAFF | CASES | PRACTICE_WORK,
        OWN,
        reads=reads(TEAM, legal=OWN, intelligence=OWN, personal=NAMED),
        purposes=(EMERGENCY, DUTY),
    ),
    Role(
        "student-social-worker",
        "Student or newly qualified social worker",
        "As a social worker, with every proposal signed by somebody else and a protected caseload.",
        STAFF | CASES | PRACTICE_WORK,
        OWN,
        reads=reads(TEAM, legal=OWN, intelligence=OWN, personal=NAMED),
        purposes=(EMERGENCY,),
    ),
    Role(
        "duty-worker",
        "Duty worker",
        "Takes what comes to the front door: finds people, adds them, and reads their own team's records.",
        STAFF | CASES | PRACTICE_WORK,
        OWN,
        reads=reads(TEAM, intelligence=OWN),
        purposes=(EMERGENCY, DUTY),
    ),
    Role(
        "out-of-hours-worker",
        "Out-of-hours worker",
        "Reads any unrestricted record's summary and warnings at night and at weekends, and says why.",
        EVERYBODY | {P.MATRIX_VIEW} | READING | {P.RECORD_OPEN},
        Reach.NONE,
        reads=reads(OWN),
        purposes=(EMERGENCY, DUTY),
    ),
    Role(
        "early-help-worker",
        "Early help worker",
        "Records early help with their own families. Of a child open to social care they see what the plan shares.",
        STAFF | CASES | RECORDING | {P.RECORD_OPEN},
        OWN,
        reads=reads(OWN),
        purposes=(EMERGENCY,),
    ),
    Role(
        "personal-adviser",
        "Personal adviser",
        "Records the work with their own care leavers.",
        STAFF | CASES | RECORDING | {P.RECORD_OPEN},
        OWN,
        reads=reads(OWN),
        purposes=(EMERGENCY,),
    ),
    Role(
        "supervising-social-worker",
        "Supervising social worker for foster carers",
        "Records the work with their own carers, and reads of a placed child what the placement needs.",
        STAFF | CASES | RECORDING,
        OWN,
        reads=reads(OWN, carers=OWN),
    ),
    Role(
        "adoption-worker",
        "Adoption worker",
        "Reads sealed adoption records that they are named for, and nothing else.",
        STAFF | READING,
        Reach.NONE,
        reads=reads(NAMED, adoption=NAMED),
    ),
    Role(
        "short-break-worker",
        "Short break worker",
        "Reads the profile and plan of the disabled children who stay.",
        EVERYBODY | {P.MATRIX_VIEW, P.PERSON_VIEW},
        Reach.NONE,
        reads=reads(OWN),
    ),
)

_MANAGERS = (
    Role(
        "assistant-team-manager",
        "Assistant team manager",
        "Reads and records for the team, allocates, and approves what others in it propose.",
        STAFF | CASES | MANAGING,
        TEAM,
        reads=reads(TEAM, legal=TEAM, intelligence=TEAM, personal=NAMED, carers=TEAM),
        purposes=(EMERGENCY, DUTY),
    ),
    Role(
        "team-manager",
        "Team manager",
        "Sees how the service and their team are doing, reads and records for the team, approves what others propose.",
        STAFF | CASES | MANAGING,
        TEAM,
        reads=reads(TEAM, legal=TEAM, intelligence=TEAM, personal=NAMED, carers=TEAM),
        purposes=(EMERGENCY, DUTY),
    ),
    Role(
        "early-help-coordinator",
        "Early help coordinator",
        "Chairs the Early Help Hub, reads early help records of the service and approves what the hub decides.",
        STAFF | CASES | MANAGING,
        SERVICE,
        reads=reads(SERVICE),
        purposes=(EMERGENCY, DUTY),
    ),
    Role(
        "practice-consultant",
        "Practice consultant or principal social worker",
        "Advises on practice: opens any unrestricted record for a purpose, and decides nothing.",
        STAFF | CASES | READING | {P.CHRONOLOGY_WRITE, P.RECORD_OPEN},
        OWN,
        reads=reads(OWN),
        purposes=(PRACTICE, QUALITY),
    ),
    Role(
        "service-manager",
        "Service manager",
        "Reads and decides for the whole service.",
        STAFF | CASES | REVIEW | MANAGING | PREPARING | {P.DISPOSAL_VIEW, P.HOLD_PLACE},
        SERVICE,
        reads=reads(SERVICE, legal=SERVICE, intelligence=SERVICE, personal=NAMED, carers=SERVICE),
        purposes=(EMERGENCY, DUTY),
    ),
    Role(
        "head-of-service",
        "Head of service",
        "Sees every figure, the cases behind it and every record but the restricted, and the annual review with what "
        "its checks found.",
        STAFF | CASES | REVIEW | LEADING | SIGNING | {P.FINDING_VIEW, P.AUDIT_READ, P.ROLE_APPROVE},
        AUTHORITY,
        reads=reads(AUTHORITY, legal=AUTHORITY, intelligence=AUTHORITY, personal=NAMED, carers=AUTHORITY),
    ),
    Role(
        "director",
        "Director of children's services",
        "Answers for everything, and names who may open a restricted record.",
        STAFF | CASES | REVIEW | LEADING | SIGNING | {P.FINDING_VIEW, P.AUDIT_READ, P.ROLE_APPROVE, P.NAME_GRANT},
        AUTHORITY,
        reads=reads(AUTHORITY, legal=AUTHORITY, intelligence=AUTHORITY, personal=NAMED, carers=AUTHORITY),
    ),
)

_ASSURANCE = (
    Role(
        "independent-reviewing-officer",
        "Independent reviewing officer or conference chair",
        "Chairs reviews and conferences, outside the line that manages the case: reads the children on their caseload "
        "and leaves notes, and changes nothing of the social worker's.",
        STAFF | CASES | REVIEW | READING | {P.CHRONOLOGY_WRITE, P.RECORD_OPEN},
        AUTHORITY,
        reads=reads(OWN, legal=OWN, intelligence=OWN),
        purposes=(QUALITY,),
    ),
    Role(
        "qa-manager",
        "Quality assurance manager",
        "Sees every figure and the cases behind it, reads records to assure their quality, and builds and checks the "
        "annual review.",
        STAFF
        | CASES
        | REVIEW
        | READING
        | {P.FINDING_VIEW, P.REVIEW_BUILD, P.VIEWING_LIST, P.OPENING_REVIEW, P.AUDIT_READ, P.TRAIL_VERIFY},
        AUTHORITY,
        reads=reads(AUTHORITY),
    ),
    Role(
        "auditor",
        "Auditor or inspector",
        "Reads, for a time, the records in the sample that they are named for.",
        EVERYBODY | FIGURES | READING - {P.PERSON_SEARCH} | {P.MATRIX_VIEW},
        Reach.NONE,
        reads=reads(NAMED),
    ),
    Role(
        "complaints-manager",
        "Complaints manager",
        "Keeps the complaints, which nobody reaches from a case, and opens a record to answer one.",
        STAFF | READING | {P.RECORD_OPEN},
        Reach.NONE,
        reads=reads(NAMED, complaints=AUTHORITY),
        purposes=(COMPLAINT,),
    ),
    Role(
        "information-governance-lead",
        "Information governance lead",
        "Answers for who sees what: reads the audit trail, reviews openings, answers subject access requests and "
        "proposes disposal.",
        STAFF
        | READING
        | {P.AUDIT_READ, P.TRAIL_VERIFY, P.OPENING_REVIEW, P.VIEWING_LIST, P.RESTRICTION_SET, P.CONFLICT_SET}
        | {
            P.DISCLOSURE_VIEW,
            P.DISCLOSURE_PREPARE,
            P.DISPOSAL_VIEW,
            P.DISPOSAL_PROPOSE,
            P.HOLD_PLACE,
            P.ROLE_APPROVE,
            P.PACK_PRINT,
            P.PACK_APPROVE,
        },
        Reach.NONE,
        reads=reads(AUTHORITY, legal=NAMED, intelligence=NAMED, adoption=NAMED, carers=NAMED),
    ),
)

_SUPPORT = (
    Role(
        "business-support",
        "Business support",
        "Arranges meetings, adds documents and notes changes of address for the team; decides nothing.",
        EVERYBODY | {P.MATRIX_VIEW} | READING | {P.PERSON_CREATE, P.ADDRESS_CHANGE, P.DOCUMENT_ADD},
        Reach.NONE,
        reads={**reads(TEAM, sensitive=Reach.NONE)},
    ),
    Role(
        "performance-analyst",
        "Performance analyst",
        "Counts without names, builds the returns, and opens one record to mend an error in the data.",
        STAFF | CASES | REVIEW | PREPARING | READING - {P.PERSON_SEARCH} | {P.RECORD_OPEN, P.EXTRACT_BUILD},
        AUTHORITY,
        reads={**reads(NAMED, sensitive=Reach.NONE, safe_contact=Reach.NONE)},
        purposes=(DATA_QUALITY,),
    ),
    Role(
        "system-administrator",
        "System administrator",
        "Keeps users, teams and settings. Opens no record.",
        EVERYBODY | {P.MATRIX_VIEW, P.USER_MANAGE, P.TEAM_MANAGE, P.COVER_ARRANGE, P.EXTRACT_LOAD},
        Reach.NONE,
    ),
    Role(
        "legal-adviser",
        "Legal adviser",
        "Reads and advises on the cases that they are named for, privileged parts included.",
        EVERYBODY | {P.MATRIX_VIEW, P.PERSON_VIEW},
        Reach.NONE,
        reads=reads(NAMED, legal=NAMED),
    ),
    Role(
        "commissioning-officer",
        "Commissioning officer",
        "Sees providers, places and needs without children's names.",
        STAFF,
        Reach.NONE,
    ),
)

_PARTNERS = tuple(
    Role(slug, name, description, EVERYBODY, Reach.NONE, audience="published")
    for slug, name, description in (
        ("advocacy-provider", "Advocate or independent visitor", "Answers the requests made to their own agency."),
        ("return-interview-provider", "Return home interviewer", "Answers the requests made to their own agency."),
        ("mash-partner", "Partner in the safeguarding hub", "Answers for their own agency, and opens no record."),
        ("lead-practitioner", "Lead practitioner of another agency", "Leads early help that the family agreed to."),
        ("conference-attendee", "Conference attendee", "Reads, for a time, the papers of a meeting they are asked to."),
    )
)

_PUBLIC = (
    Role(
        "elected-member",
        "Elected member",
        "Sees what is published: figures too small to be safe are suppressed, and there are no cases and no people.",
        EVERYBODY | FIGURES | REVIEW,
        Reach.NONE,
        audience="published",
    ),
)

# By what they do, for a page that shows them all.
GROUPS: Mapping[str, tuple[Role, ...]] = {
    "Practitioners": _PRACTITIONERS,
    "Managers": _MANAGERS,
    "Quality, complaints and information": _ASSURANCE,
    "Support": _SUPPORT,
    "Partners": _PARTNERS,
    "Members": _PUBLIC,
}
ROLES: Mapping[str, Role] = {role.slug: role for roles in GROUPS.values() for role in roles}

NO_ROLE = Role("", "No role", "May sign in and see nothing.", frozenset(), Reach.NONE, audience="published")
