"""The tables of the children in need census, year by year.

The census is one XML document. Each module of it is a table here; a row carries the identifiers of what it stands in:
the child's, and those that the reader gives to each period of need and each plan in the order of the file.
"""

from types import MappingProxyType

from goldenthread.analysis.returns.layout import Layout, ReturnTable, table

TITLE = "The children in need census"
YEARS = ("2022-23", "2023-24", "2024-25", "2025-26")

_CHILD = "LAchildID"
_NEED = f"{_CHILD} CINdetailsID"


def _of_child(name: str, columns: str, *, dates: str = "", whole: str = "") -> ReturnTable:
    return table(name, f"{_CHILD} {columns}", child=_CHILD, dates=dates, whole=whole)


_TABLES = (
    table(
        "Header",
        "Collection Year ReferenceDate SourceLevel LEA SoftwareCode Release SerialNo DateTime",
        child=None,
        dates="ReferenceDate",
    ),
    _of_child(
        "ChildIdentifiers",
        "UPN FormerUPN UPNunknown PersonBirthDate ExpectedPersonBirthDate GenderCurrent Sex PersonDeathDate",
        dates="PersonBirthDate ExpectedPersonBirthDate PersonDeathDate",
    ),
    _of_child("ChildCharacteristics", "Ethnicity"),
    _of_child("Disabilities", "Disability"),
    _of_child(
        "CINdetails",
        "CINdetailsID CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure"
        " DateOfInitialCPC ReferralNFA",
        dates="CINreferralDate CINclosureDate DateOfInitialCPC",
    ),
    _of_child(
        "Assessments",
        "CINdetailsID AssessmentID AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate"
        " AssessmentFactors",
        dates="AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate",
    ),
    _of_child("AssessmentFactorsList", "CINdetailsID AssessmentID AssessmentFactor"),
    _of_child("CINplanDates", "CINdetailsID CINPlanStartDate CINPlanEndDate", dates="CINPlanStartDate CINPlanEndDate"),
    _of_child(
        "Section47",
        "CINdetailsID S47ActualStartDate InitialCPCtarget DateOfInitialCPC ICPCnotRequired",
        dates="S47ActualStartDate InitialCPCtarget DateOfInitialCPC",
    ),
    _of_child(
        "ChildProtectionPlans",
        "CINdetailsID CPPID CPPstartDate CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP",
        dates="CPPstartDate CPPendDate",
        whole="NumberOfPreviousCPP",
    ),
    _of_child("Reviews", "CINdetailsID CPPID CPPreviewDate", dates="CPPreviewDate"),
)


_FROM = MappingProxyType(
    {
        "2025-26": (
            _of_child(
                "PreProceedings",
                "CINdetailsID PPStartDate LBPSentDate FGDMMeetingOffer FGDMMeetingFac InitialPPMeetingDate"
                " ReviewMeetingsCount StepDecisionDate PPOutcome CourtAppDate LetterInitCPDate",
                dates="PPStartDate LBPSentDate InitialPPMeetingDate StepDecisionDate CourtAppDate LetterInitCPDate",
                whole="ReviewMeetingsCount",
            ),
            _of_child("OtherElements", "CINdetailsID Group Field Value"),
        ),
    }
)
"""The tables that a year brought; it keeps those of the years before.

Pre-proceedings and family group decision-making are named as published examples of the census name them, which are not
the specification: what a file has besides is kept in OtherElements, an element a row, so that nothing of it is lost.
"""


def layout_of(year: str) -> Layout:
    """The tables of a year in the order of the census."""
    brought = (each for first, tables in _FROM.items() if first <= year for each in tables)
    return Layout(TITLE, MappingProxyType({each.name: each for each in (*_TABLES, *brought)}))
