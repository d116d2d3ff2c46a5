"""The teams of the worked example, under the names and aliases that its papers and registers use, and their posts."""

from datetime import date

from goldenthread.analysis.synthetic.structure import Establishment, Team

ASSESSMENT, NEIGHBOURHOOD, DISABILITY = "assessment", "neighbourhood", "disability"
LOOKED_AFTER, LEAVING_CARE = "looked_after", "leaving_care"
SOCIAL_WORKER = "social_worker"

LEADERSHIP, FRONT_DOOR, AMBLESIDE, BRAMBLES = "T01", "T02", "T03", "T04"
DISABLED_CHILDREN, HERE_4_U, FAMILY_PLACEMENT, FAMILY_RESOURCE = "T05", "T06", "T07", "T08"
SAFEGUARDING, SHORT_BREAKS, VARIOUS, RIGHTS, CARERS = "T09", "T10", "T11", "T12", "T13"
HUB, FAMILY_FIRST, OUT_OF_HOURS, ACADEMY, SUPPORT = "T14", "T15", "T16", "T17", "T18"

TWO_MORE_FROM = date(2014, 7, 1)
"""The team for children in care and care leavers grew from three to five social workers."""

TEAMS = (
    Team(
        LEADERSHIP,
        "Children's Services Leadership Team",
        "leadership",
        "strategic",
        (
            Establishment("head_of_service"),
            Establishment("service_manager", 5),
        ),
        short="Leadership",
        aliases=("CSLT",),
    ),
    Team(
        FRONT_DOOR,
        "Referral and Assessment",
        "front_door",
        "operational",
        (
            Establishment("team_manager"),
            Establishment("assistant_team_manager", 3),
            Establishment(SOCIAL_WORKER, 15, stage=ASSESSMENT),
            Establishment(SOCIAL_WORKER, 2, 0.5, ASSESSMENT),
            Establishment("business_support", 3),
        ),
        short="R and A",
        aliases=("R & A", "Duty, Triage and Assessment Team", "Duty Triage and Assessment"),
        parent=LEADERSHIP,
    ),
    Team(
        AMBLESIDE,
        "Ambleside Social Work Team",
        "neighbourhood",
        "operational",
        (
            Establishment("team_manager"),
            Establishment("assistant_team_manager"),
            Establishment(SOCIAL_WORKER, 7, stage=NEIGHBOURHOOD),
            Establishment("family_worker", 2),
        ),
        short="Ambleside",
        parent=LEADERSHIP,
    ),
    Team(
        BRAMBLES,
        "Brambles Social Work Team",
        "neighbourhood",
        "operational",
        (
            Establishment("team_manager"),
            Establishment("assistant_team_manager"),
            Establishment(SOCIAL_WORKER, 7, stage=NEIGHBOURHOOD),
            Establishment("family_worker", 2),
        ),
        short="Brambles",
        parent=LEADERSHIP,
    ),
    Team(
        DISABLED_CHILDREN,
        "Disabled Children's Team",
        "disability",
        "operational",
        (
            Establishment("team_manager"),
            Establishment("assistant_team_manager"),
            Establishment(SOCIAL_WORKER, 5, stage=DISABILITY),
            Establishment(SOCIAL_WORKER, 1, 0.8, DISABILITY),
            Establishment(SOCIAL_WORKER, 2, 0.6, DISABILITY),
            Establishment("occupational_therapist", 2),
            Establishment("family_worker", 2),
            Establishment("business_support"),
        ),
        short="DCT",
        aliases=("Children with Disabilities Service",),
        parent=LEADERSHIP,
    ),
    Team(
        HERE_4_U,
        "Here 4 U",
        "looked_after",
        "operational",
        (
            Establishment("team_manager"),
            Establishment("assistant_team_manager"),
            Establishment(SOCIAL_WORKER, 3, stage=LOOKED_AFTER),
            Establishment(SOCIAL_WORKER, 2, stage=LOOKED_AFTER, since=TWO_MORE_FROM),
            Establishment("personal_adviser", 3, stage=LEAVING_CARE),
        ),
        short="Here 4 U",
        aliases=("Here4U", "Here4U Team"),
        parent=LEADERSHIP,
    ),
    Team(
        FAMILY_PLACEMENT,
        "Family Placement Team",
        "fostering",
        "operational",
        (
            Establishment("team_manager"),
            Establishment("assistant_team_manager"),
            Establishment("senior_social_worker", 5),
            Establishment("family_worker", 2, 0.6),
            Establishment("other"),
        ),
        short="Family Placement",
        aliases=("Placement Team", "Central Placements Team"),
        parent=LEADERSHIP,
    ),
    Team(
        FAMILY_RESOURCE,
        "Family Resource Team",
        "family_resource",
        "operational",
        (
            Establishment("team_manager"),
            Establishment(SOCIAL_WORKER, 4, stage=NEIGHBOURHOOD),
            Establishment("family_worker", 8),
            Establishment("other", 2),
        ),
        short="Family Resource",
        parent=LEADERSHIP,
    ),
    Team(
        SAFEGUARDING,
        "Safeguarding and Quality Assurance",
        "quality_assurance",
        "operational",
        (
            Establishment("independent_reviewing_officer", 4),
            Establishment("senior_social_worker"),
            Establishment("business_support", 2),
        ),
        short="QAST",
        aliases=("Quality Assurance Team",),
        parent=LEADERSHIP,
    ),
    Team(
        SHORT_BREAKS,
        "Special Needs",
        "short_breaks",
        "operational",
        (
            Establishment("team_manager"),
            Establishment(SOCIAL_WORKER, 2, stage=DISABILITY),
            Establishment("family_worker", 6),
        ),
        short="Bridges",
        aliases=("Bridges Resource Centre", "Bridges Short Breaks Service"),
        parent=LEADERSHIP,
    ),
    Team(VARIOUS, "Various Children's Teams", "other", "operational", short="Other"),
    Team(
        RIGHTS,
        "Children's Rights Officer",
        "quality_assurance",
        "support",
        (Establishment("other"),),
        short="Children's Rights",
        parent=SAFEGUARDING,
    ),
    Team(CARERS, "Foster carers", "fostering", "external", short="Carers"),
    Team(
        HUB,
        "Early Help Hub",
        "early_help",
        "operational",
        (Establishment("family_worker", 2),),
        short="Hub",
        aliases=("TRIAGE",),
        parent=FRONT_DOOR,
    ),
    Team(
        FAMILY_FIRST,
        "Family First",
        "early_help",
        "operational",
        (
            Establishment("other"),
            Establishment("family_worker", 6),
        ),
        short="Families First",
        parent=LEADERSHIP,
    ),
    Team(OUT_OF_HOURS, "Emergency Duty Service", "front_door", "external", short="EDS"),
    Team(
        ACADEMY,
        "Principal Social Worker and Academy",
        "workforce",
        "strategic",
        (Establishment("practice_consultant", 4),),
        short="Academy",
        parent=LEADERSHIP,
    ),
    Team(
        SUPPORT,
        "Business Support",
        "other",
        "support",
        (Establishment("business_support", 6),),
        short="Support",
        parent=LEADERSHIP,
    ),
)
