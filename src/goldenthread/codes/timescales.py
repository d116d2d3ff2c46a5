"""The time limits that indicators measure against.

National rules carry the dates between which they held. A local one, marked so, is what the worked example's authority
has set itself. In the months of 2020 when the coronavirus regulations lifted a limit there is no entry.
"""

from datetime import date
from difflib import get_close_matches

from goldenthread.codes.errors import UserError
from goldenthread.codes.timescale import Timescale, Unit, Verified

_WT = "Working Together to Safeguard Children"
_CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)"
_COMPLAINTS = "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738)"
_LEAVERS = "Care Leavers (England) Regulations 2010 (SI 2010/2571)"
_ASYE = "Standards for Employers of Social Workers, assessed and supported year in employment"

_WT_2010, _WT_2013, _WT_2015 = date(2010, 3, 1), date(2013, 4, 15), date(2015, 3, 26)
_CARE_2011, _COVID, _AFTER_COVID = date(2011, 4, 1), date(2020, 4, 23), date(2020, 9, 26)
_COMPLAINTS_2006 = date(2006, 9, 1)


def _rule(  # noqa: PLR0913, PLR0917 - a declaration: every argument is a named part of it
    id: str,
    event: str,
    limit: tuple[int, Unit],
    clock_starts: str,
    source: str,
    verified: Verified,
    since: date | None = None,
    until: date | None = None,
) -> Timescale:
    return Timescale(id, event, *limit, clock_starts, since, until, source, verified)


def _local(id: str, event: str, limit: tuple[int, Unit], clock_starts: str) -> Timescale:
    return _rule(id, event, limit, clock_starts, "Local standard of the authority", "local")


def _days(amount: int) -> tuple[int, Unit]:
    return amount, "working_days"


def _months(amount: int) -> tuple[int, Unit]:
    return amount, "months"


def _weeks(amount: int) -> tuple[int, Unit]:
    return amount, "weeks"


_FRONT_DOOR = (
    _local("contact_decision", "Decision on a contact", _days(1), "contact received"),
    _rule("referral_decision", "Decision on a referral", _days(1), "referral received", f"{_WT} 2010, chapter 5",
          "partly", _WT_2010, date(2013, 4, 14)),
    _rule("referral_decision", "Decision on a referral", _days(1), "referral received",
          f"{_WT} 2013, 2015, 2018, 2023", "verified", _WT_2013),
    _local("early_help_assessment", "Early help assessment completed", _days(35), "early help assessment started"),
    _local("step_down_accepted", "Early help opened after a step down", _days(10), "decision to step down"),
    _local("step_down_agencies_notified", "Agencies told of a step down", _days(5), "decision to step down"),
    _local("step_down_bounce_back", "Return to social care counted against a step down", (183, "calendar_days"),
           "decision to step down"),
)  # fmt: skip

_ASSESSMENT = (
    _rule("initial_assessment", "Initial assessment completed", _days(10), "referral", f"{_WT} 2010", "verified",
          _WT_2010, date(2013, 4, 14)),
    _rule("core_assessment", "Core assessment completed", _days(35), "end of the initial assessment", f"{_WT} 2010",
          "partly", _WT_2010, date(2013, 4, 14)),
    _rule("assessment", "Social work assessment completed", _days(45), "referral",
          f"{_WT} 2013, 2015, 2018, 2023", "verified", _WT_2013),
    _rule("assessment_statistic", "Assessment authorised, as DfE statistics count it", _days(45),
          "assessment start date", "DfE children in need statistics, table C2", "partly", date(2013, 4, 1)),
    _local("cin_visit", "Visit to a child in need", _days(20), "previous visit"),
    _local("cin_review", "Review of a child in need plan", _months(3), "plan start, then previous review"),
)  # fmt: skip

_PROTECTION = (
    _rule("icpc", "Initial child protection conference held", _days(15), "last strategy discussion",
          f"{_WT} 2010, chapter 5", "partly", _WT_2010, date(2013, 4, 14)),
    _rule("icpc", "Initial child protection conference held", _days(15), "strategy discussion", f"{_WT} 2013",
          "partly", _WT_2013, date(2015, 3, 25)),
    _rule("icpc", "Initial child protection conference held", _days(15),
          "strategy discussion that began the section 47 enquiry", f"{_WT} 2015, 2018, 2023", "verified", _WT_2015),
    _rule("icpc_statistic", "Conference held, as DfE statistics count it", _days(15),
          "date the section 47 timescale began", "LG Inform Plus, metric 3217", "verified", None, date(2012, 3, 31)),
    _rule("icpc_statistic", "Conference held, as DfE statistics count it", _days(15), "section 47 start date",
          "DfE children in need statistics, table C4; LG Inform Plus, metric 3217", "partly", date(2012, 4, 1)),
    _rule("core_group_first", "First core group held", _days(10), "initial conference", _WT, "partly", _WT_2010),
    _rule("cp_review_first", "First review conference held", _months(3), "initial conference", _WT, "verified",
          _WT_2010),
    _rule("cp_review_later", "Later review conference held", _months(6), "previous review conference", _WT,
          "verified", _WT_2010),
    _local("cp_visit", "Visit to a child on a protection plan", _days(10), "previous visit"),
)  # fmt: skip

_LOOKED_AFTER = (
    _rule("cla_review_first", "First looked-after review held", _days(20), "became looked after",
          f"{_CARE_PLANNING}, regulation 33(1)", "verified", _CARE_2011),
    _rule("cla_review_second", "Second looked-after review held", _months(3), "first review",
          f"{_CARE_PLANNING}, regulation 33(2)", "verified", _CARE_2011),
    _rule("cla_review_later", "Later looked-after review held", _months(6), "previous review",
          f"{_CARE_PLANNING}, regulation 33(2)", "verified", _CARE_2011, _COVID),
    _rule("cla_review_later", "Later looked-after review held", _months(6), "previous review",
          f"{_CARE_PLANNING}, regulation 33(2)", "verified", _AFTER_COVID),
    _rule("cla_visit_first", "First visit in a placement", _weeks(1), "start of the placement",
          f"{_CARE_PLANNING}, regulation 28(2)(a)", "verified", _CARE_2011),
    _rule("cla_visit_first_year", "Visit in the first year of a placement", _weeks(6), "previous visit",
          f"{_CARE_PLANNING}, regulation 28(2)(b)", "verified", _CARE_2011),
    _rule("cla_visit_lasting", "Visit after a year, placement meant to last to 18", _months(3), "previous visit",
          f"{_CARE_PLANNING}, regulation 28(2)(c)(i)", "verified", _CARE_2011),
    _rule("cla_visit_other", "Visit after a year, other placements", _weeks(6), "previous visit",
          f"{_CARE_PLANNING}, regulation 28(2)(c)(ii)", "verified", _CARE_2011),
    _rule("cla_visit_long_term_foster", "Visit, settled long-term foster placement", _months(6), "previous visit",
          f"{_CARE_PLANNING}, regulation 28(3A)", "partly", date(2015, 4, 1)),
    _rule("initial_health_assessment", "Initial health assessment", _days(20), "became looked after",
          f"{_CARE_PLANNING}, regulation 7", "verified", _CARE_2011),
    _rule("review_health_assessment_under_5", "Review health assessment, under 5", _months(6), "previous assessment",
          f"{_CARE_PLANNING}, regulation 7", "verified", _CARE_2011),
    _rule("review_health_assessment_5_plus", "Review health assessment, 5 and over", _months(12),
          "previous assessment", f"{_CARE_PLANNING}, regulation 7", "verified", _CARE_2011),
    _rule("care_plan", "Care plan made", _days(10), "start of the first placement",
          f"{_CARE_PLANNING}, regulation 4(2)", "verified", _CARE_2011),
    _rule("return_home_interview", "Return home interview held", (72, "hours"), "child's return",
          "Statutory guidance on children who run away or go missing from home or care (DfE, January 2014)",
          "verified", date(2014, 1, 1)),
    _rule("iro_dispute", "Formal dispute of a reviewing officer settled", _days(20), "formal process started",
          "IRO Handbook (DCSF, March 2010), chapter 6", "verified", _CARE_2011),
)  # fmt: skip

_LEAVING_CARE = (
    _rule("pathway_assessment", "Needs assessment of an eligible child", _months(3),
          "16th birthday, or becoming eligible later", f"{_CARE_PLANNING}, regulation 42(1)", "verified", _CARE_2011),
    _rule("pathway_review", "Pathway plan reviewed", _months(6), "previous review", f"{_LEAVERS}, regulation 7",
          "verified", _CARE_2011),
    _local("care_leaver_contact", "Contact with a care leaver", _weeks(8), "previous contact"),
)  # fmt: skip

_COMPLAINT = (
    _rule("complaint_stage_1", "Stage 1 answered", _days(10), "complaint received", f"{_COMPLAINTS}, regulation 14",
          "verified", _COMPLAINTS_2006),
    _rule("complaint_stage_1_extended", "Stage 1 answered, time extended", _days(20), "complaint received",
          f"{_COMPLAINTS}, regulation 14", "verified", _COMPLAINTS_2006),
    _rule("complaint_stage_2", "Stage 2 answered", _days(25), "stage 2 began", f"{_COMPLAINTS}, regulation 17",
          "partly", _COMPLAINTS_2006),
    _rule("complaint_stage_2_extended", "Stage 2 answered, time extended", _days(65), "stage 2 began",
          f"{_COMPLAINTS}, regulation 17", "verified", _COMPLAINTS_2006),
    _rule("complaint_stage_3_panel", "Stage 3 panel held", _days(30), "stage 3 asked for",
          f"{_COMPLAINTS}, regulation 19(4)", "verified", _COMPLAINTS_2006),
    _rule("complaint_stage_3_report", "Stage 3 panel's report made", _days(5), "panel held",
          f"{_COMPLAINTS}, regulation 20", "verified", _COMPLAINTS_2006),
    _rule("complaint_stage_3_reply", "Authority's answer to the panel", _days(15), "panel's report received",
          f"{_COMPLAINTS}, regulation 20(3)", "verified", _COMPLAINTS_2006),
)  # fmt: skip

_SUPERVISION = (
    _local("supervision", "Supervision of a worker", _weeks(4), "previous supervision"),
    _local("case_supervision", "Supervision recorded on a child's file", _weeks(4), "previous entry"),
    _rule("asye_supervision_first_6_weeks", "Supervision of a new social worker, first 6 weeks", _weeks(1),
          "previous supervision", _ASYE, "partly", date(2012, 9, 1)),
    _rule("asye_supervision_to_6_months", "Supervision of a new social worker, to 6 months", _weeks(2),
          "previous supervision", _ASYE, "partly", date(2012, 9, 1)),
    _rule("asye_supervision_to_12_months", "Supervision of a new social worker, to 12 months", _months(1),
          "previous supervision", _ASYE, "partly", date(2012, 9, 1)),
)  # fmt: skip

_INFORMATION = (
    _rule("subject_access", "Answer to a subject access request", (40, "calendar_days"),
          "request, fee and proof of identity received", "Data Protection Act 1998, section 7", "partly",
          date(2000, 3, 1), date(2018, 5, 24)),
    _rule("subject_access", "Answer to a subject access request", _months(1), "request received",
          "UK GDPR, article 12(3)", "verified", date(2018, 5, 25)),
    _rule("subject_access_extension", "Extension of a subject access request", _months(2), "end of the first month",
          "UK GDPR, article 12(3)", "verified", date(2018, 5, 25)),
)  # fmt: skip

TIMESCALES: tuple[Timescale, ...] = (
    *_FRONT_DOOR,
    *_ASSESSMENT,
    *_PROTECTION,
    *_LOOKED_AFTER,
    *_LEAVING_CARE,
    *_COMPLAINT,
    *_SUPERVISION,
    *_INFORMATION,
)


def timescale(id: str, on: date) -> Timescale:
    """The version of a time limit for a clock that starts on a day.

    Raises ``UserError`` for an id that is not known and for a day on which no version was in force.
    """
    versions = [each for each in TIMESCALES if each.id == id]
    if not versions:
        raise UserError(f"There is no time limit '{id}'.{_near(id)}")
    in_force = [each for each in versions if each.holds_on(on)]
    if not in_force:
        raise UserError(f"No version of the time limit '{id}' was in force on {on:%-d %B %Y}.")
    return in_force[0]


def _near(id: str) -> str:
    near = get_close_matches(id, [each.id for each in TIMESCALES], n=1)
    return f" Did you mean {near[0]}?" if near else ""
