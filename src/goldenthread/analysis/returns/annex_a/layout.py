"""The eleven lists, version by version: their columns in order, who is on them, and what of the dataset they need.

Ofsted's own current guidance on Annex A (framework for inspecting local authority children's services) was not to be
had: the headings are those of files that authorities sent, as published tools read them (``VERSIONS``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

VERSIONS: Mapping[str, str] = MappingProxyType(
    {
        "2018": "headings of the sample workbook of liia-tools, in use since about January 2018",
        "2024": "as 2018, with the columns that the Standard Safeguarding Dataset's lists (1.2.0) add to list 9",
    }
)
NEWEST = "2024"


@dataclass(frozen=True)
class Column:
    """``name`` is the heading. ``needs`` are tables of the dataset without which it is not supplied.

    ``held`` is false for what no dataset has a place for. ``since`` is the version that brought it.
    """

    name: str
    needs: tuple[str, ...] = ()
    held: bool = True
    since: str = "2018"


@dataclass(frozen=True)
class AnnexList:
    """One list. ``rule`` says who is on it; {six} and {twelve} stand for the days six and twelve months before."""

    number: int
    title: str
    rule: str
    columns: tuple[Column, ...]
    needs: tuple[str, ...]

    @property
    def sheet(self) -> str:
        return f"List {self.number}"

    def of(self, version: str) -> tuple[Column, ...]:
        """The columns of a version."""
        return tuple(column for column in self.columns if column.since <= version)


def _columns(names: str, *needs: str, **more: bool | str) -> tuple[Column, ...]:
    return tuple(Column(name.strip(), needs, **more) for name in names.split(";"))  # type: ignore[arg-type]


CHILD = _columns("Child Unique ID; Gender; Ethnicity; Date of Birth; Age of Child (Years)")
DISABILITY = _columns("Does the Child have a Disability", "ssd_disability")
UASC = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
TEAM = _columns("Allocated Team; Allocated Worker", "ssd_involvements")

LISTS = (
    AnnexList(
        1,
        "Contacts",
        "Contacts received from {six} to {day}; one row a child and contact.",
        CHILD + _columns("Date of Contact; Contact Source"),
        ("ssd_contacts",),
    ),
    AnnexList(
        2,
        "Early help assessments",
        "Early help assessments begun from {six} to {day}, and those of early help that goes on at {day}. Where the"
        " dataset has no assessments, the early help itself.",
        CHILD + _columns("Assessment start date; Assessment completion date; Organisation completing assessment"),
        ("ssd_early_help_episodes",),
    ),
    AnnexList(
        3,
        "Referrals",
        "Referrals received from {six} to {day}; a child may be on it more than once. Earlier referrals are counted"
        " over the twelve months before each, those of one day once.",
        CHILD
        + _columns("Date of referral; Referral Source; Referral NFA?; Number of Referrals in Last 12 Months")
        + _columns("Allocated Team; Allocated Worker"),
        ("ssd_cin_episodes",),
    ),
    AnnexList(
        4,
        "Assessments",
        "Assessments under section 17 open at any time from {six} to {day}; team and worker are those who made them.",
        CHILD
        + DISABILITY
        + _columns(
            "Continuous Assessment Start Date; Child Seen During Continuous Assessment;"
            " Continuous Assessment Date of Authorisation;"
            " Was the child assessed as requiring LA children's social care support?"
        )
        + _columns("Allocated Team; Allocated Worker"),
        ("ssd_cin_assessments",),
    ),
    AnnexList(
        5,
        "Section 47 enquiries and initial child protection conferences",
        "Enquiries begun from {six} to {day}, and those still open at {day}; one row an enquiry. Earlier enquiries and"
        " conferences are counted over the twelve months before each enquiry.",
        CHILD
        + DISABILITY
        + _columns("Strategy discussion initiating Section 47 Enquiry Start Date")
        + _columns(
            "Was an Initial Child Protection Conference deemed unnecessary?;"
            " Date of Initial Child Protection Conference;"
            " Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "ssd_initial_cp_conference",
        )
        + _columns("Number of Section 47 Enquiries in the last 12 months")
        + _columns("Number of ICPCs in the last 12 months", "ssd_initial_cp_conference")
        + TEAM,
        ("ssd_s47_enquiry",),
    ),
    AnnexList(
        6,
        "Children in need",
        "Episodes of need open at any time from {six} to {day}; not referrals that led to no further action, and not"
        " care leavers who are no longer looked after.",
        CHILD
        + DISABILITY
        + _columns(
            "CIN Start Date; Primary Need Code; Date Child Was Last Seen; CIN Closure Date; Reason for Closure;"
            " Case Status"
        )
        + TEAM,
        ("ssd_cin_episodes",),
    ),
    AnnexList(
        7,
        "Child protection",
        "Child protection plans that run at {day} or ended from {six} on; not those held for another authority.",
        CHILD
        + DISABILITY
        + _columns("Child Protection Plan Start Date; Initial Category of Abuse; Latest Category of Abuse")
        + _columns("Date of the Last Statutory Visit; Was the Child Seen Alone?", "ssd_cp_visits")
        + _columns("Date of latest review conference", "ssd_cp_reviews")
        + _columns("Child Protection Plan End Date")
        + _columns(
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "ssd_legal_status",
        )
        + _columns("Number of Previous Child Protection Plans")
        + TEAM,
        ("ssd_cp_plans",),
    ),
    AnnexList(
        8,
        "Children in care",
        "Periods of care that go on at {day} or ended from {six} on. What is latest or counted is so at {day};"
        " placements and missing episodes are counted from {twelve} on.",
        CHILD
        + _columns(UASC, "ssd_immigration_status")
        + DISABILITY
        + _columns(
            "Date Started to be Looked After; Child's Category of Need;"
            " Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)"
        )
        + _columns("Child's Legal Status; Start date of current legal status", "ssd_legal_status")
        + _columns("Date of Latest Statutory Review", "ssd_cla_reviews")
        + _columns("Date of Last Social Work Visit", "ssd_cla_visits")
        + _columns("What is the permanence plan for this child?", "ssd_cla_care_plan")
        + _columns("Date of Last IRO Visit / Contact to the Child")
        + _columns("Date of Last Health Assessment; Date of Last Dental Check", "ssd_cla_health")
        + _columns("Number of Placements in the Last 12 months", "ssd_cla_placement")
        + _columns("Date Ceased to be Looked After; Reason Ceased to be Looked After")
        + _columns(
            "Start Date of Most Recent Placement; Placement Type; Placement Provider; Placement Postcode;"
            " URN of Placement",
            "ssd_cla_placement",
        )
        + _columns("Placement Location; LA of Placement", held=False)
        + _columns(
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months;"
            " Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months;"
            " Was the child offered a Return Interview after their last missing episode?;"
            " Did the child accept a Return Interview after their last missing episode?",
            "ssd_missing",
        )
        + TEAM,
        ("ssd_cla_episodes",),
    ),
    AnnexList(
        9,
        "Leaving care",
        "Everybody entitled to support as a care leaver (eligible, relevant, former relevant, qualifying), as the"
        " dataset has them on its last day.",
        CHILD
        + _columns(UASC, "ssd_immigration_status", since="2024")
        + DISABILITY
        + _columns("Allocated Team; Allocated Worker")
        + _columns("Allocated Personal Advisor", since="2024")
        + _columns("Eligibility Category; LA In Touch")
        + _columns("Latest Pathway Plan Review Date; Latest Date of Contact", since="2024")
        + _columns("Type of Accommodation; Suitability of Accommodation; Activity Status"),
        ("ssd_care_leavers",),
    ),
    AnnexList(
        10,
        "Adoption",
        "Children adopted from {twelve} to {day}; those of whom it is decided at {day} that they should be placed for"
        " adoption and who have not been adopted; those of whom that was reversed from {twelve} on.",
        CHILD[:1]
        + _columns("Family identifier", held=False)
        + CHILD[1:]
        + DISABILITY
        + _columns("Date the Child Entered Care", "ssd_cla_episodes")
        + _columns(
            "Date of Decision that Child Should be Placed for Adoption; Date of Placement Order;"
            " Date of Matching Child and Prospective Adopters; Date Placed for Adoption; Date of Adoption Order;"
            " Date of Decision that Child Should No Longer be Placed for Adoption;"
            " Reason Why Child No Longer Placed for Adoption;"
            " Date the child was placed for fostering in FosteringForAdoption or concurrent planning placement"
        ),
        ("ssd_permanence",),
    ),
    AnnexList(
        11,
        "Prospective adopters",
        "Prospective adopters in contact with the authority from {twelve} to {day}.",
        _columns(
            "Individual adopter identifier; Family identifier; Gender; Ethnicity; Does the adopter have a disability;"
            " Has the individual been considered for fostering for adoption; Date enquiry received;"
            " Date Stage 1 started; Date Stage 1 ended; Date Stage 2 started; Date Stage 2 ended;"
            " Date application submitted; Date application approved; Date adopter matched with child(ren);"
            " Date child/children placed with adopter(s);"
            " No. of children placed; Date of Adoption Order; Date of leaving adoption process;"
            " Reason for leaving adoption process",
            held=False,
        ),
        (),
    ),
)
