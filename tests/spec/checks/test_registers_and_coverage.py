"""Registers that should agree, statuses and evidence, statements that exclude each other, and periods that mix."""

from datetime import date
from decimal import Decimal

import pytest

from goldenthread.analysis.committee_paper.checks.cells import BLANK, number
from goldenthread.analysis.committee_paper.checks.printed_paper import (
    Area,
    Audit,
    AuditMention,
    BoundClaim,
    Evidence,
    Inspection,
    Measure,
    PastRecommendation,
    Recommendation,
    Section,
)
from goldenthread.analysis.committee_paper.checks.spans import read_span
from printed_papers import by_stage, found, paper, said, whys


def numbered(*texts):
    return tuple(Recommendation(f"R-{at}", text, str(at)) for at, text in enumerate(texts, start=1))


def test_the_cover_and_the_closing_section_have_the_same_recommendations():
    both = numbered("Reply sooner", "Train workers")
    assert found(paper(cover_recommendations=both, recommendations=both)) == []
    assert found(paper(cover_recommendations=both)) == []


def test_a_recommendation_that_is_worded_otherwise_at_the_end():
    printed = paper(cover_recommendations=numbered("Reply sooner"), recommendations=numbered("Reply in time"))
    assert found(printed) == [
        ("recommendation.two_lists", "warn", "recommendations R-1", "Reply sooner", "Reply in time")
    ]


def test_a_recommendation_that_only_one_list_has():
    more, fewer = numbered("Reply sooner", "Train workers"), numbered("Reply sooner")
    assert found(paper(cover_recommendations=more, recommendations=fewer))[0][2:] == (
        "recommendations R-2", "Train workers", "not there")  # fmt: skip
    assert found(paper(cover_recommendations=fewer, recommendations=more))[0][2:] == (
        "recommendations R-2", "Train workers", "not there")  # fmt: skip
    extra = (*fewer, Recommendation("R-2", "Train workers"))
    assert len(found(paper(cover_recommendations=fewer, recommendations=extra))) == 1


def test_a_statement_of_the_cover_that_the_closing_section_counts():
    closing = (*numbered("Reply sooner"), Recommendation("R-2", "All is watched."))
    printed = paper(
        cover_recommendations=numbered("Reply sooner"), recommendations=closing, cover_statement="All is watched"
    )
    assert found(printed) == [("recommendation.two_lists", "note", "recommendations R-2", "2", "1")]


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [(["1", "2", "3"], []), (["1", "3"], ["1, 3"]), (["1", "1"], ["1, 1"]), (["a", "b"], []), ([None], [])],
)
def test_numbers_of_the_recommendations(numbers, wrong):
    rows = tuple(Recommendation(f"R-{at}", "Do it", number) for at, number in enumerate(numbers))
    assert [finding[3] for finding in found(paper(cover_recommendations=rows), "recommendation.numbering")] == wrong


AUDITS = (Audit("Front door", read_span("2014-09")), Audit("Triage", read_span("2014-11")), Audit("Undated", None))


@pytest.mark.parametrize(
    ("when", "listed", "severity"),
    [
        ("2014-10", False, "warn"),
        ("2014-10", True, "warn"),
        ("2014-10", None, "warn"),
        ("2014-11", True, None),
        ("2014-11", None, None),
        (None, None, "note"),
        (None, True, None),
    ],
)
def test_an_audit_that_the_register_has_or_has_not(when, listed, severity):
    mention = AuditMention("7.2 audit", "assessments", read_span(when) if when else None, listed)
    findings = found(paper(audits=AUDITS, audit_mentions=(mention,)), "audit.not_in_register")
    assert [finding[1] for finding in findings] == ([severity] if severity else [])


def test_an_audit_that_only_a_sentence_dates():
    told = said("An audit of assessments in October 2014 asked for reasons; one in May 2014 did not.", "7.2")
    assert [finding[3:] for finding in found(paper(audits=AUDITS, statements=(told,)), "audit.not_in_register")] == [
        ("October 2014", "September 2014, November 2014")
    ]
    # Listed among the mentions, it is told there; without a register there is nothing to look it up in.
    mention = AuditMention("7.2 audit", "assessments", read_span("2014-10"), None)
    assert len(found(paper(audits=AUDITS, statements=(told,), audit_mentions=(mention,)), "audit.not_in_register")) == 1
    assert found(paper(statements=(told,))) == []


@pytest.mark.parametrize(
    ("day", "wrong"), [("Tuesday", []), ("tue", []), ("Monday", [("Monday", "Tuesday")]), (None, [])]
)
def test_the_day_of_the_meeting(day, wrong):
    printed = paper(meeting_date=date(2015, 7, 21), meeting_day=day)
    assert [finding[3:] for finding in found(printed)] == wrong


@pytest.mark.parametrize(
    ("parts", "code", "printed"),
    [
        (
            {"printed_date": "31/12/2014", "start": date(2014, 12, 30), "end": date(2014, 12, 30)},
            "fact.two_values",
            "31/12/2014",
        ),
        (
            {"printed_date": "12-21 November 2012", "start": date(2012, 11, 12)},
            "fact.two_values",
            "12-21 November 2012",
        ),
        ({"grades": (("Overall", "Great"),)}, "inspection.grade", "Great"),
    ],
)
def test_inspections_at_odds_with_themselves(parts, code, printed):
    findings = found(paper(inspections=(Inspection("I-1", "Seaview", **parts),)))
    assert [(finding[0], finding[3]) for finding in findings] == [(code, printed)]


@pytest.mark.parametrize(
    "parts",
    [
        {"printed_date": "30/12/2014", "start": date(2014, 12, 30)},
        {"printed_date": "in the winter", "start": date(2014, 12, 30)},
        {"printed_date": "30/12/2014"},
        {"grades": (("Overall", "Requires improvement"), ("Care", ""))},
    ],
)
def test_inspections_that_agree(parts):
    assert found(paper(inspections=(Inspection("I-1", "Seaview", **parts),))) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Seaview was judged Outstanding by Ofsted.", [("Outstanding", "Good")]),
        ("Seaview was judged Good by Ofsted.", []),
        ("Harbour was judged Outstanding by Ofsted.", []),
        ("Seaview was judged Outstanding by its visitors.", []),
    ],
)
def test_a_grade_that_a_sentence_gives(text, wrong):
    services = (
        Inspection("I-1", "Seaview Children's Home", grades=(("Overall", "Good"),)),
        Inspection("I-2", "Fostering"),
        Inspection("I-3", "Inspection of local authority", grades=(("Overall", "Good"),)),
        Inspection("I-4", "Seaview", grades=(("Overall", ""),)),
    )
    assert [finding[3:] for finding in found(paper(inspections=services, statements=(said(text),)))] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The loss of parcels was a theme in complaints.", ["loss of parcels"]),
        ("Poor communication is a common theme in complaints.", []),
    ],
)
def test_a_theme_that_the_list_does_not_have(text, wrong):
    themes = ("Communication with parents", "Confidentiality")
    assert [finding[3] for finding in found(paper(themes=themes, statements=(said(text),)))] == wrong
    assert found(paper(statements=(said(text),))) == []


RATE = PastRecommendation("P-8", "Watch the rate of re-referrals and act on it.", "Achieved")


@pytest.mark.parametrize(
    ("item", "measures", "severity"),
    [
        (RATE, (), "stop"),
        (PastRecommendation("P-8", RATE.text, "Partially achieved"), (), "warn"),
        (RATE, (Measure("M", "1 M", "Re-referrals", BLANK),), "stop"),
        (RATE, (Measure("M", "1 M", "Re-referrals", number(20)),), None),
        (PastRecommendation("P-8", RATE.text, "Achieved", measured=True), (), None),
        (PastRecommendation("P-8", RATE.text, None), (), None),
        (PastRecommendation("P-8", "Celebrate good work.", "Achieved"), (), None),
    ],
)
def test_a_status_needs_a_figure_where_there_is_something_to_count(item, measures, severity):
    findings = found(paper(past=(item,), measures=measures), "status.no_measure")
    assert [finding[1] for finding in findings] == ([severity] if severity else [])


def test_a_table_is_a_figure_too():
    item = PastRecommendation("P-1", "Reduce the number of complaints.", "Achieved")
    assert found(paper(by_stage({"Harbour": [1, 0, 0, 1]}), past=(item,))) == []


@pytest.mark.parametrize(
    ("status", "text", "wrong"),
    [
        ("Achieved", "A strategy has been drafted to address the gap in listening to and engaging with parents.", 1),
        (
            "Partially achieved",
            "A strategy has been drafted to address the gap in listening to and engaging with parents.",
            0,
        ),
        ("Achieved", "Listening to and engaging with parents is what we do.", 0),
        ("Achieved", "A strategy has been drafted for parents.", 0),
        (None, "A strategy has been drafted for listening to and engaging with parents.", 0),
    ],
)
def test_achieved_beside_work_that_is_not_done(status, text, wrong):
    item = PastRecommendation("P-9", "Be open in listening to and engaging with parents.", status)
    findings = found(paper(past=(item,), statements=(said(text, "7.1"),)), "status.unfinished")
    assert len(findings) == wrong


@pytest.mark.parametrize(
    ("item", "wrong"),
    [
        (Evidence("E-1", "Children Missing from Education Report"), ["evidence.not_used"]),
        (Evidence("E-1", "External advisers' progress report"), ["evidence.not_used"]),
        (Evidence("E-1", "Children's Rights and Advocacy Service reports"), []),
        (Evidence("E-1", "Annual reports", parts=("Corporate Parenting Board",)), []),
        (Evidence("E-1", "LSCB Challenge session records"), []),
        (Evidence("E-1", "Harbour Team update"), []),
        (Evidence("E-1", "ABC"), ["evidence.not_used"]),
        (Evidence("E-1", "Anything", used=True), []),
        (Evidence("E-1", "Challenge session", used=False), ["evidence.not_used"]),
        (Evidence("E-1", "Seaview Ofsted inspection report", "inspection"), []),
        (Evidence("E-1", "Children's Centre Ofsted inspection report", "inspection"), ["evidence.no_grade"]),
    ],
)
def test_evidence_that_the_findings_use_or_do_not(item, wrong):
    statements = (
        said("Children looked after go missing; education is watched.", "7.1"),
        said("Uptake of advocacy grew, with Personal Advisers.", "7.1"),
        said("The Corporate Parenting Board and a Challenge Session looked at it.", "7.1"),
    )
    services = (Inspection("I-1", "Seaview Centre"),)
    sections = (Section("7.1", "Harbour"),)
    printed = paper(by_stage({"Harbour": [0, 0, 0, 0]}), evidence=(item,), statements=statements, inspections=services,
                    sections=sections)  # fmt: skip
    assert [finding[0] for finding in found(printed)] == wrong


def test_inspection_reports_where_the_paper_has_no_table_of_inspections():
    item = Evidence("E-1", "Seaview Ofsted inspection report", "inspection")
    assert found(paper(evidence=(item,), sections=(Section("7.1", "Harbour"),))) == []


def test_areas_and_sections():
    areas = (Area("A-1", "Harbour Team", "7.1"), Area("A-2", "Moor", None), Area("A-3", "Principal worker", None))
    sections = (Section("7.1", "Harbour"), Section("7.2", "Moor Team"), Section("7.3", "Bridges"))
    assert found(paper(areas=areas, sections=sections)) == [
        ("area.no_section", "warn", "methodology: A-3", "Principal worker", "no section"),
        ("section.no_area", "warn", "7.3 Bridges", "Bridges", "no area"),
    ]
    assert found(paper(areas=areas)) == []


def test_a_section_without_a_recommendation():
    with_focus, without = Section("7.1", "Harbour", no_focus=False), Section("7.2", "Moor", no_focus=True)
    assert found(paper(sections=(with_focus, without))) == [
        ("section.no_focus", "note", "7.2 strategic focus", "none", "")
    ]
    assert found(paper(sections=(without,))) == []  # a paper that prints none at all has no such part


def test_a_review_signed_off_by_the_reviewed():
    roles = {
        "lead_role": "Lead",
        "team_roles": ("Head of service", "Lead"),
        "signed_off_by": ("Lead", "Head of service"),
    }
    assert found(paper(**roles)) == [("sign_off.in_scope", "note", "review team: sign-off", "Head of service", "Lead")]
    assert found(paper(lead_role="Lead", signed_off_by=("Lead", "Other"))) == []


VACANT = said("Vacancies remain covered by agency workers.", "8", "cover")


@pytest.mark.parametrize(
    ("statements", "wrong"),
    [
        ((said("We have no vacancies.", "7.8"), VACANT), 1),
        ((said("We have no vacancies.", "7.8"), said("Agency staff in place cover all gaps.", "7.2")), 1),
        ((said("We have no vacancies.", "7.8"),), 0),
        ((said("Managers are stable.", "7.2"), said("There were changes in Service Manager.", "7.2")), 1),
        ((said("Managers are stable.", "7.2"), said("There were changes in Service Manager.", "7.3")), 0),
        ((said("Managers are stable.", ""), said("There were changes in Service Manager.", "")), 0),
        ((said("Harbour is fully staffed.", "7.2"), said("Moor has relied on agency staff.", "7.2")), 0),
        ((said("Harbour is fully staffed.", "7.2"), said("Harbour has relied on agency staff.", "7.2")), 1),
        ((said("No vacancies, we aim.", "7.8", "recommendation"), VACANT), 0),
    ],
)
def test_statements_that_exclude_each_other(statements, wrong):
    staged = by_stage({"Harbour Team": [0, 0, 0, 0], "Moor Team": [0, 0, 0, 0]})
    assert len(found(paper(staged, statements=statements), "claim.contradicted")) == wrong


@pytest.mark.parametrize(
    ("text", "when", "wrong"),
    [
        ("Remaining managers to attend the course. All managers are now trained.", "April 2015", 1),
        ("Remaining managers to attend the course.", "April 2015", 0),
        ("All managers are now trained.", "April 2015", 0),
        ("Remaining managers to attend the course. All managers are now trained.", None, 0),
    ],
)
def test_plan_and_fact_in_one_row(text, when, wrong):
    row = said(text, "7.2", when=read_span(when) if when else None)
    assert len(found(paper(statements=(row,)), "claim.plan_and_fact")) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("To establish a social work service at Bridges, so that children reach it", 1),
        ("Establish a youth service at Bridges", 0),
        ("Establish a service", 0),
    ],
)
def test_what_is_planned_and_there_already(text, wrong):
    there = said("Bridges now provides a social work service to families.", "7.5")
    findings = found(paper(statements=(there, said(text, "7.6", "recommendation"))), "claim.done_and_planned")
    assert len(findings) == wrong


def test_figures_and_events_outside_the_year():
    printed = paper(
        measures=(
            Measure("H-1", "headline numbers H-1", "Population", number(100), when=read_span("2011")),
            Measure("M-1", "1 M-1", "Population", number(100), when=read_span("2011")),
            Measure("M-2", "1 M-2", "Feedback", number(80), when=read_span("2013-14")),
            Measure("M-3", "1 M-3", "Turnover", number(14), when=read_span("2015-03")),
        ),
        statements=(
            said("The course began.", "7.2", when=read_span("April 2015")),
            said("The course ended in April 2015 and starts again in July 2015.", "7.3"),
            said("To end in April 2016", "7.3", "recommendation"),
            said("It ended in April 2015, after the end of the year.", "7.4"),
        ),
        audits=(Audit("Triage", read_span("5 May 2015")), Audit("Undated", None)),
        report_date=date(2015, 5, 28),
    )
    assert [finding[2:] for finding in found(printed, "period.other")] == [
        ("headline numbers H-1", "2011", "April 2014 to March 2015"),
        ("1 M-2", "April 2013 to March 2014", "April 2014 to March 2015"),
        ("audits: Triage", "5 May 2015", "April 2014 to March 2015"),
        ("the sentence", "April 2015", "April 2014 to March 2015"),
        ("the sentence", "April 2015", "April 2014 to March 2015"),
    ]
    assert found(paper(statements=printed.statements, period=None)) == []


def test_headline_numbers_of_different_dates():
    def headline(name, when):
        return Measure(name, f"headline numbers {name}", name, number(5), when=read_span(when))

    assert found(paper(measures=(headline("A", "2015-03"), headline("B", "2015-03")))) == []
    mixed = (headline("A", "2015-03"), headline("B", "2014-09"))
    assert found(paper(measures=mixed)) == [("period.mixed", "note", "headline numbers", "2 dates", "")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("In a 6 month period (August 2014 to February 2015) it met.", [("6 months", "7 months")]),
        ("In seven months (August 2014 to February 2015) it met.", []),
        ("In the period (August 2014 to February 2015) it met 12 times.", []),
        ("It met 12 times (August 2014 to February 2015).", []),
    ],
)
def test_the_length_of_a_period(text, wrong):
    assert [finding[3:] for finding in found(paper(statements=(said(text),)), "period.length")] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The Early Help Hub came into being in the autumn.", [("in the autumn", "on 14 August 2014")]),
        ("The Early Help Hub came into being in the summer.", []),
        ("The Early Help Hub started in May 2014.", [("in May 2014", "on 14 August 2014")]),
        ("The Early Help Hub started in the winter.", []),
        ("The Domestic Abuse Triage started in October 2014.", []),
    ],
)
def test_two_beginnings(text, wrong):
    first = said("The Early Help Hub (once TRIAGE) began on 14 August 2014; it grew.", "7.1")
    printed = paper(statements=(first, said(text, "7.5")))
    assert [finding[3:] for finding in found(printed, "period.two_starts")] == wrong


def test_a_season_has_no_year_where_the_review_has_none():
    texts = (said("The Early Help Hub began in May 2014."), said("The Early Help Hub began in the autumn."))
    assert found(paper(statements=texts, period=None)) == []


@pytest.mark.parametrize(
    ("says", "value", "against", "code"),
    [
        ("rose", 31, 29, None), ("rose", 29, 31, "claim.direction"),
        ("fell", 4, 7, None), ("fell", 7, 7, "claim.direction"),
        ("unchanged", 7, 7, None), ("unchanged", 7, 8, "claim.direction"),
        ("above", 17, 16, None), ("below", 17, 16, "claim.direction"),
        ("majority", 19, 31, None), ("majority", 8, 24, "claim.majority"), ("majority", 61, None, None),
        ("majority", 40, None, "claim.majority"),
        ("minority", 8, 24, None), ("minority", 12, 24, "claim.majority"),
        ("all", 5, 5, None), ("all", 4, 5, "claim.majority"),
        ("none", 0, 31, None), ("none", 1, 31, "claim.majority"),
        ("rose", None, 29, "claim.no_figure"), ("rose", 29, None, "claim.no_figure"),
    ],
)  # fmt: skip
def test_claims_that_are_bound_to_figures(says, value, against, code):
    other = "" if says == "majority" and against is None else "last year"
    now, before = (None if number is None else Decimal(number) for number in (value, against))
    claim = BoundClaim("7.9 claim", "It did.", says, "Complaints", now, other, before)
    assert [finding[0] for finding in found(paper(claims=(claim,)))] == ([code] if code else [])


def test_a_claim_on_a_withheld_figure_cannot_be_judged():
    assert found(paper(claims=(BoundClaim("7.9 claim", "It did.", "rose", "Complaints", None, withheld=True),))) == []


def test_a_bound_claim_quotes_both_figures():
    claim = BoundClaim(
        "7.9 claim", "It fell.", "fell", "Complaints, 2014-15", Decimal(31), "Complaints, 2013-14", Decimal(29)
    )
    assert whys(paper(claims=(claim,)), "claim.direction") == [
        "\"It fell.\" is bound as 'fell'; Complaints, 2014-15: 31; Complaints, 2013-14: 29."
    ]
