"""What a sentence claims about complaints and compliments, held against the tables.

Tables: complaints 28 printed (29 added) in 2013-14 and 31 in 2014-15; by team and year, with stages, as published
(Wokingham Borough Council, Children's Social Care Annual Review 2014/15). The sentences are made up.
"""

from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper.checks import check, read_printed
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper, Section
from printed_papers import by_stage, by_year, compliments, found, paper, said

PUBLISHED = read_printed(Path(__file__).parents[2] / "fixtures/bad/printed/published-2014-15.yaml")


def of_sentence(text, section="7.9", kind="fact"):
    """(code, severity, printed, computed) of what is found in one sentence beside the published tables."""
    statement = said(text, section, kind)
    printed = PrintedPaper(
        source="a test",
        period=PUBLISHED.period,
        tables=PUBLISHED.tables,
        team_names=PUBLISHED.team_names,
        measures=PUBLISHED.measures,
        sections=PUBLISHED.sections,
        statements=(statement,),
    )
    return [
        (finding.code, finding.severity, finding.printed, finding.computed)
        for finding in check(printed)
        if finding.where == statement.where
    ]


def codes(text, section="7.9", kind="fact"):
    return [finding[0] for finding in of_sentence(text, section, kind)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The number of complaints fell this year.", ["28 or 29 before, 31 now"]),
        ("There has been a decrease in the number of formal complaints.", ["28 or 29 before, 31 now"]),
        ("There were fewer complaints than in 2013/14.", ["28 or 29 before, 31 now"]),
        ("Fewer complaints were received than last year.", ["28 or 29 before, 31 now"]),
        ("The number of complaints remained the same.", ["28 or 29 before, 31 now"]),
        ("There was no increase in complaints.", ["28 or 29 before, 31 now"]),
        ("Complaints did not rise this year.", ["28 or 29 before, 31 now"]),
        ("A worrying fall in complaints was seen.", ["28 or 29 before, 31 now"]),
        ("Complaints are down.", ["28 or 29 before, 31 now"]),
        ("Complaints have doubled since last year.", ["28 or 29 before, 31 now"]),
        ("The number of complaints more than doubled.", ["28 or 29 before, 31 now"]),
        ("Complaints trebled.", ["28 or 29 before, 31 now"]),
        ("Complaints halved.", ["28 or 29 before, 31 now"]),
        ("Complaints more than halved.", ["28 or 29 before, 31 now"]),
        ("Complaints to the DCT and Brambles decreased.", ["5 before, 7 now", "3 before, 6 now"]),
        ("Complaints rose in Brambles and DCT and fell in QAST.", ["2 before, 3 now"]),
        ("Complaints about DCT increased and about R & A increased.", ["7 before, 4 now"]),
        (
            "Complaints about Ambleside went up, and those about Here4U went down.",
            ["7 before, 4 now", "3 before, 4 now"],
        ),
        ("In Ambleside, complaints increased.", ["7 before, 4 now"]),
        ("Complaints rose in Brambles, DCT and Ambleside.", ["7 before, 4 now"]),
        ("Decrease in complaints to Brambles, increase to R and A.", ["5 before, 7 now", "7 before, 4 now"]),
        ("Turnover has risen.", ["33 before, 14 now"]),
        ("Staff turnover worsened.", ["33 before, 14 now"]),
        ("Attendance fell from 40 to 60.", ["from 40 to 60"]),
        ("Vacancies improved from 3 to 9.", ["from 3 to 9"]),
    ],
)
def test_directions_that_the_figures_contradict(text, figures):
    assert sorted(finding[3] for finding in of_sentence(text) if finding[0] == "claim.direction") == sorted(figures)


@pytest.mark.parametrize(
    "text",
    [
        "A small increase in the number of formal complaints; two progressed to Stage 2 after early attempts.",
        "Increase in complaints to the DCT and Brambles, decrease to Ambleside and R and A; numbers are small.",
        "Complaints rose from 28 to 31.",
        "Complaints rose by 3 to 31.",
        "Complaints rose by 11%.",
        "Complaints went up from 28 to 31.",
        "Complaints rose to a higher level.",
        "There was a lower increase in complaints.",
        "Complaints to the DCT doubled.",
        "Complaints about Ambleside nearly halved.",
        "Complaints about Family Placement were unchanged.",
        "There was no significant increase in complaints.",
        "Turnover improved significantly from 33% in 13/14 to 14% at March 2015.",
        "Increased the size of the team from 3 to 5 social workers.",
        "The rate of missing episodes fell among children aged from 10 to 15 years.",
    ],
)
def test_directions_that_the_figures_bear_out(text):
    assert of_sentence(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A decrease in complaints about delay.",
        "Fewer complaints about confidentiality were received.",
        "The number of complaints at Stage 2 fell.",
        "Reduced the number of complaints that escalate.",
        "Complaints fell at a neighbouring authority.",
        "Complaints about Brambles doubled since 2010.",
        "Complaints fell between 2009/10 and 2010/11.",
        "Response times to complaints improved.",
        "Higher quality complaints handling.",
        "Complaints training reduced delays.",
        "Complaints fell in all teams.",
        "Complaints fell in March 2015.",
        "Feedback improved from poor to good.",
        "Sickness rose and morale fell.",
        "Complaints rose, and delays fell.",
    ],
)
def test_directions_of_something_that_no_table_counts(text):
    assert of_sentence(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We aim to see complaints fall.",
        "If complaints decreased we would say so.",
        "Have complaints decreased?",
        "Early replies should avoid a fall in complaints.",
    ],
)
def test_plans_and_conditions_claim_nothing(text):
    assert of_sentence(text) == []


def test_recommendations_claim_nothing():
    assert of_sentence("Decreased complaints", kind="recommendation") == []


def test_a_sentence_in_a_teams_section_speaks_of_the_team():
    # Section 7.6 is Bridges: blank last year, 1 now. 7.5 is the disabled children's team: 3 and 6.
    assert of_sentence("There was a decrease in complaints.", "7.5") == [
        ("claim.direction", "stop", "There was a decrease in complaints.", "3 before, 6 now")
    ]
    assert of_sentence("Complaints rose.", "7.6") == []


def test_where_the_team_is_only_guessed_the_finding_warns():
    # Nothing says that the Duty Triage and Assessment Team is R and A but the word that both end on.
    assert of_sentence("There has been an increase in the number of complaints.", "7.2") == [
        ("claim.direction", "warn", "There has been an increase in the number of complaints.", "7 before, 4 now")
    ]


def test_in_a_section_of_another_matter_nothing_says_whose_complaints_are_meant():
    assert of_sentence("Complaints fell.", "7.1") == []


def test_the_conclusion_speaks_of_the_whole_authority():
    assert codes("Complaints fell.", "8", "cover") == ["claim.direction"]


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Complaints rose by 10.", "3 or 2"),
        ("Complaints rose by 25%.", "10.7 or 6.9%"),
        ("An increase of five complaints.", "3 or 2"),
    ],
)
def test_the_size_of_a_change(text, computed):
    assert [finding[3] for finding in of_sentence(text) if finding[0] == "claim.size"] == [computed]


@pytest.mark.parametrize(
    ("text", "before", "now", "size"),
    [
        ("There was a small increase in complaints.", 28, 56, "100.0%"),
        ("Complaints increased significantly.", 100, 102, "2.0%"),
        ("There was a small increase in complaints.", 28, 31, None),
        ("There was a small increase in complaints.", 4, 7, None),  # three quarters, but of four
        ("Complaints increased sharply.", 28, 56, None),
        ("Complaints increased sharply.", 0, 2, None),
    ],
)
def test_small_and_significant(text, before, now, size):
    table = by_year({"Harbour": [before, now]}, percent=False)
    printed = paper(table, statements=(said(text),), sections=(Section("7.9", "Complaints"),))
    assert [finding[4] for finding in found(printed)] == ([size] if size else [])


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("The majority of compliments are from colleagues and acknowledge good work.", "8 of 24 (33%)"),
        ("Most compliments came from colleagues.", "8 of 24 (33%)"),
        ("More than half of the compliments were from parents.", "at most 8 of 24 (33%)"),
        ("The majority of compliments are from young people in care.", "at most 8 of 24 (33%)"),
        ("All compliments came from families.", "8 of 24 (33%)"),
        ("Most complaints were resolved at Stage 1.", "9 of 31 (29%)"),
        ("All complaints were resolved at Early Resolution.", "19 of 31 (61%)"),
        ("No complaints progressed to Stage 2.", "2 of 31 (6%)"),
        ("None of the complaints reached Stage 2.", "2 of 31 (6%)"),
        ("Half of all complaints went to Stage 1.", "9 of 31 (29%)"),
        ("A minority of complaints were resolved at Early Resolution.", "19 of 31 (61%)"),
        ("Two thirds of complaints went to Stage 1.", "9 of 31 (29%)"),
        ("Three quarters of complaints went to Stage 1.", "9 of 31 (29%)"),
        ("A third of complaints went to Stage 2.", "2 of 31 (6%)"),
        ("A quarter of complaints went to Stage 2.", "2 of 31 (6%)"),
        ("Only a small number of complaints ended at Early Resolution.", "19 of 31 (61%)"),
        ("Most complaints were about Brambles.", "7 of 31 (23%)"),
        ("The majority of complaints related to DCT and Brambles.", "13 of 31 (42%)"),
        ("No complaints were received about Bridges.", "1 of 31 (3%)"),
    ],
)
def test_shares_that_the_figures_contradict(text, computed):
    assert [(finding[0], finding[3]) for finding in of_sentence(text)] == [("claim.majority", computed)]


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("75% of complaints were resolved at Early Resolution.", "19 of 31 (61%)"),
        ("61.4% of complaints were resolved at Early Resolution.", "19 of 31 (61%)"),
        ("40 per cent of compliments were from colleagues.", "8 of 24 (33%)"),
    ],
)
def test_percentages_in_sentences(text, computed):
    assert [(finding[0], finding[3]) for finding in of_sentence(text)] == [("claim.share", computed)]


@pytest.mark.parametrize(
    ("text", "printed", "computed"),
    [
        ("There were thirty complaints this year.", "thirty", "31"),
        ("We received thirty-two complaints during the year.", "thirty-two", "31"),
        ("Three complaints progressed to Stage 2.", "Three", "2 of 31 (6%)"),
        ("A rise in complaints; three progressed to Stage 2.", "three", "2 of 31 (6%)"),
        ("There were six complaints about Brambles.", "six", "7 of 31 (23%)"),
        ("Brambles received eight complaints.", "eight", "7 of 31 (23%)"),
        ("10 of the 24 compliments were from colleagues.", "10 of the 24", "8 of 24 (33%)"),
        ("8 of the 25 compliments were from colleagues.", "8 of the 25", "8 of 24 (33%)"),
        ("There were 24 compliments and 30 complaints.", "30", "31"),
        ("Compliments: 25 compliments were received.", "25", "24"),
        ("The service received 31 complaints in 2014/15 compared with 25 in 2013/14.", "25", "28 or 29"),
        ("31 complaints were received, compared with 25 last year.", "25", "28 or 29"),
        ("Brambles received seven complaints compared with four last year.", "four", "5 of 28 (18%) or 5 of 29 (17%)"),
        ("In 2013/14 there were 30 complaints.", "30", "28 or 29"),
        ("Complaints increased from 28 to 33.", "33", "31"),
        ("Staff turnover fell from 30% to 14%.", "30", "33"),
    ],
)
def test_counts_in_sentences(text, printed, computed):
    assert of_sentence(text) == [("fact.two_values", "stop", printed, computed)]


@pytest.mark.parametrize(
    "text",
    [
        "31 complaints were received.",
        "Thirty-one complaints were received in the year.",
        "The service received 31 complaints in 2014/15 compared with 28 in 2013/14.",
        "31 complaints were received, compared with 29 last year.",
        "In 2013/14 there were 28 complaints.",
        "Brambles received seven complaints compared with five last year.",
        "Brambles had 7 complaints, DCT 6 and Ambleside 4.",
        "Of the 31 complaints, 19 were resolved at Early Resolution and nine at Stage 1.",
        "Two of the complaints went to Stage 2.",
        "One complaint was out of scope.",
        "Most complaints were resolved at Early Resolution.",
        "61% of complaints were resolved at Early Resolution.",
        "61.3% of complaints were resolved at Early Resolution.",
        "Only a small percentage proceed to Stage 2 or the Local Government Ombudsman.",
        "8 of the 24 compliments were from colleagues.",
        "8 compliments from colleagues and 16 from families and children were received.",
        "Most compliments came from families, carers, children and young people.",
        "A third of compliments came from colleagues.",
        "No complaints were made to the LGO.",
    ],
)
def test_shares_and_counts_that_the_figures_bear_out(text):
    assert of_sentence(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Three complaints were upheld.",
        "Two complaints in April were about parking.",
        "Children made five complaints.",
        "Four complaints came from children.",
        "No complaints have been received from children.",
        "All complaints were answered on time.",
        "Most complaints were answered in ten working days.",
        "Between 5 and 10 complaints were received each quarter.",
        "Two more complaints were received.",
        "The 31 complaints led to 40 actions.",
        "The complaints procedure has three stages.",
        "Two complaints were about parking, from Brambles and Stage 1.",
        "Two complaints about Brambles went to Stage 2.",
        "Most complaints last year were resolved at Stage 1.",
        "We will reply to all complaints about Brambles.",
        "Eight complaints were received in 2009/10.",
        "31 complaints were received compared with 25 in a neighbouring council.",
        "Five complaints were received in March 2015.",
    ],
)
def test_counts_of_something_that_no_table_counts(text):
    assert of_sentence(text) == []


def test_a_count_in_a_teams_section_is_the_teams():
    assert of_sentence("No complaints were received this year.", "7.6") == [("claim.majority", "stop", "No", "1")]
    assert of_sentence("One complaint was received this year.", "7.6") == []
    assert of_sentence("Five complaints were received.", "7.2") == [("fact.two_values", "warn", "Five", "4")]


def test_with_no_complaints_at_all_only_none_is_true_of_them():
    table = by_stage({"Harbour": [0, 0, 0, 0]}, [0, 0, 0, 0])
    sections = (Section("7.9", "Complaints"),)

    def of(text):
        return [finding[0] for finding in found(paper(table, statements=(said(text),), sections=sections))]

    assert of("No complaints went to Stage 1.") == []
    assert of("Most complaints went to Stage 1.") == ["claim.majority"]
    assert of("30% of complaints went to Stage 1.") == []


def test_a_giver_that_nobody_can_place_may_be_any_kind():
    # 4 of 10 are from colleagues, 3 from a well-wisher: the colleagues may be 4 to 7 of 10.
    rows = [("A", 4, "A school", None), ("B", 3, "A well-wisher", None), ("C", 3, "Parents", None)]
    sections = (Section("7.9", "Compliments"),)

    def of(text):
        return [finding[4] for finding in found(paper(compliments(*rows), statements=(said(text),), sections=sections))]

    assert of("Most compliments were from colleagues.") == []
    assert of("All compliments were from colleagues.") == ["at most 7 of 10 (70%)"]
    assert of("Five compliments were from colleagues.") == []


def test_a_compliments_table_says_nothing_of_one_teams_givers():
    table = compliments(("Harbour Team", 4, "A school", None))
    staged = by_stage({"Harbour Team": [1, 0, 0, 1]})
    printed = paper(table, staged, statements=(said("Most compliments were from parents.", "7.1"),),
                    sections=(Section("7.1", "Harbour"),))  # fmt: skip
    assert found(printed) == []


def test_a_year_without_one_before_it_cannot_have_a_direction():
    printed = paper(by_stage({"Harbour": [1, 0, 0, 1]}), statements=(said("Complaints fell.", kind="cover"),))
    assert found(printed) == []


def test_a_team_that_a_year_does_not_count_is_left_alone():
    table = by_year({"Harbour": [3, 4], "Moor": [2, 2]}, percent=False)
    staged = by_stage({"Harbour": [4, 0, 0, 4], "Moor": [2, 0, 0, 2], "Fields Team": [0, 0, 0, 0]})
    printed = paper(table, staged, statements=(said("Complaints about Fields fell.", kind="cover"),))
    assert found(printed, "claim.direction") == []


def test_a_team_that_only_one_table_has_is_counted_there():
    staged = by_stage({"Harbour Team": [1, 0, 0, 1], "Fields Team": [3, 0, 0, 3]}, [4, 0, 0, 4])
    yearly = by_year({"Harbour": [3, 1]}, [3, 4], percent=False)
    text = said("Most complaints were about Harbour.", kind="cover")
    assert found(paper(staged, statements=(text,)), "claim.majority")[0][4] == "1 of 4 (25%)"
    both = paper(yearly, staged, statements=(said("Fields had two complaints.", kind="cover"),))
    assert [finding[4] for finding in found(both) if finding[2] == "the sentence"] == ["3 of 4 (75%)"]
