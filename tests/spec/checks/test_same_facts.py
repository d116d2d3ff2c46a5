"""One fact with two values: tables, measures, headlines, last year's values and sentences against each other."""

import pytest

from goldenthread.analysis.committee_paper.checks.cells import Cell, number
from goldenthread.analysis.committee_paper.checks.printed_paper import Measure, Section
from goldenthread.analysis.committee_paper.checks.spans import read_span
from printed_papers import by_stage, by_year, compliments, found, paper, said, whys

STAGED = by_stage({"Harbour Team": [3, 1, 0, 4], "Moor Team": [2, 0, 1, 3]}, [5, 1, 1, 7])
YEARLY = by_year({"Harbour": [2, 4], "Moor": [3, 3]}, [5, 7], percent=False)


def measure(name, value, **parts):
    return Measure("M", f"1 M ({name})", name, number(value), **parts)


def two_values(*tables, **parts):
    return found(paper(*tables, **parts), "fact.two_values")


def test_two_tables_that_agree():
    assert found(paper(STAGED, YEARLY)) == []


def test_a_team_with_two_counts():
    # Harbour: 3 + 1 = 4 by stage, 5 by year; so the totals, 7 and 8, differ as well.
    yearly = by_year({"Harbour": [2, 5], "Moor": [3, 3]}, [5, 8], percent=False)
    assert two_values(STAGED, yearly) == [
        ("fact.two_values", "stop", "7.9 complaints by team and year: Harbour, 2014-15", "5", "4"),
        ("fact.two_values", "stop", "7.9 complaints by team and year: total, 2014-15", "8", "7"),
    ]


def test_rows_of_one_team_under_one_name_are_added():
    # Harbour Team has two rows by stage, 4 and 2, and one by year, 6.
    staged = by_stage({"Harbour Team": [3, 1, 0, 4], "Harbour": [2, 0, 0, 2]}, [5, 1, 0, 6])
    assert two_values(staged, by_year({"Harbour": [2, 6]}, [2, 6], percent=False)) == []


@pytest.mark.parametrize("totals", [None, [None, None, None, None]])
def test_without_printed_totals_the_rows_are_the_total(totals):
    staged = by_stage({"Harbour Team": [3, 1, 0, 4]}, totals)
    yearly = by_year({"Harbour": [2, 4]}, [2, 5], percent=False)
    assert ("fact.two_values", "stop", "7.9 complaints by team and year: total, 2014-15") not in [
        finding[:3] for finding in two_values(staged, yearly)
    ]  # the rows by year add to 4 as well


def test_a_withheld_cell_leaves_its_total_unknown():
    staged = by_stage({"Harbour Team": [Cell("c"), 1, 0, Cell("c")]}, [Cell("c"), 1, 0, Cell("c")])
    assert two_values(staged, YEARLY, measures=(measure("Complaints received", 7),)) == []


def test_team_names_that_cannot_be_matched():
    staged = by_stage({"Harbour Team": [4, 0, 0, 4], "Special Needs": [3, 0, 0, 3]})
    assert found(paper(staged, YEARLY), "fact.team_names") == [
        ("fact.team_names", "warn", "7.9 team names", "Special Needs", "")
    ]
    # Told that Special Needs is Moor, the reader of the paper still could not know.
    told = paper(staged, YEARLY, team_names={"Special Needs": "Moor", "Harbour Team": "Harbour"})
    assert found(told, "fact.team_names") == [("fact.team_names", "warn", "7.9 team names", "Special Needs", "Moor")]
    assert found(paper(team_names={"Special Needs": "Moor"})) == [
        ("fact.team_names", "warn", "team names", "Special Needs", "Moor")
    ]


@pytest.mark.parametrize(
    ("name", "value", "previous", "wrong"),
    [
        ("Complaints received", 7, 5, []),
        ("Complaints received", 8, 5, [("8", "7")]),
        ("Complaints received", 7, 6, [("6", "5")]),
        ("Total number of formal complaints", 8, None, [("8", "7")]),
        ("Complaints progressed to Stage 2", 1, None, []),
        ("Complaints progressed to Stage 2", 2, 9, [("2", "1")]),  # no table has last year's stages
        ("Complaints about Harbour", 5, 2, [("5", "4")]),
        ("Complaints about Harbour at Stage 2", 9, None, []),
        ("Complaints about Harbour and Moor", 9, None, []),
        ("Complaints upheld", 9, None, []),
        ("Stage 2 panels", 9, None, []),
        ("Compliments received", 9, None, []),
    ],
)
def test_a_measure_against_its_table(name, value, previous, wrong):
    printed = measure(name, value, previous=None if previous is None else number(previous))
    assert [finding[3:] for finding in two_values(STAGED, YEARLY, measures=(printed,))] == wrong


def test_a_value_that_only_the_printed_total_bears_out_and_the_rows_do_not():
    # The rows of 2013-14 add to 29, and 28 stands under them and in the list of measures.
    yearly = by_year({"Harbour": [20, 4], "Moor": [9, 3]}, [28, 7], percent=False)
    printed = measure("Complaints received", 7, previous=number(28))
    findings = two_values(yearly, measures=(printed,))
    assert findings == [("fact.two_values", "stop", "1 M (Complaints received), 2013-14", "28", "29")]


def test_compliments_against_their_table():
    table = compliments(("Harbour", 3, "Parents", None), ("Moor", 2, "Parents", None), total=5)
    assert [finding[3:] for finding in two_values(table, measures=(measure("Compliments received", 6),))] == [
        ("6", "5")
    ]


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (measure("Borough population", 154943), measure("Population of the borough", 154934), "stop"),
        (measure("In receipt of services", 585), measure("Receiving services", 586), "stop"),
        (measure("Practice leads", 50, section="6"), measure("Practice leaders trained", 6, section="7.4"), "warn"),
        (measure("Staff", 50, when=read_span("2015-04")), measure("Staff", 6), "warn"),
        (measure("Staff", 50, when=read_span("2015-04")), measure("Staff", 6, when=read_span("2015-05")), None),
        (measure("Turnover", 14, unit="percent"), measure("Turnover", 20, unit="workers"), None),
        (measure("Borough population", 154943), measure("Borough population", 154943), None),
        (measure("Children under 18", 10), measure("Children under 19", 11), None),
        (
            measure("Rate", 10, when=read_span("2014-15"), bound=True),
            measure("Rate", 11, when=read_span("2015-03"), bound=True),
            None,
        ),
        (
            measure("Rate", 10, when=read_span("2014-15"), bound=True),
            measure("Rate", 11, when=read_span("2014-15"), bound=True),
            "stop",
        ),
    ],
)
def test_a_measure_printed_twice(one, other, severity):
    findings = two_values(measures=(one, other))
    assert [finding[1] for finding in findings] == ([severity] if severity else [])


def test_the_odd_one_out_is_the_one_that_is_told():
    three = (measure("Practice leaders", 50), measure("Practice leads", 6), measure("Practice leaders trained", 50))
    assert [finding[3:] for finding in two_values(measures=three)] == [("6", "50")]


def test_the_name_of_a_practice_model_says_nothing_of_who_is_counted():
    two = (measure("Signs of Safety practice leaders", 50), measure("Practice leads", 6))
    assert len(two_values(measures=two, framework=("Signs of Safety",))) == 1
    assert two_values(measures=two) == []


@pytest.mark.parametrize(
    ("now", "before", "wrong"),
    [
        ({"previous": number(33)}, {"value": 33, "when": read_span("2013-14")}, []),
        ({"previous": number(33)}, {"value": 34, "when": read_span("2013-14")}, [("33", "34")]),
        ({"previous": number(33)}, {"value": 34, "when": read_span("2012-13")}, []),
        ({"previous": number(33)}, {"value": 34}, []),
        ({"previous": number(33), "previous_when": read_span("2012-13")},
         {"value": 34, "when": read_span("2012-13")}, [("33", "34")]),
    ],
)  # fmt: skip
def test_last_years_value(now, before, wrong):
    current = measure("Turnover", 14, when=read_span("2015-03"), **now)
    earlier = Measure("E", "1 E", "Turnover", number(before["value"]), when=before.get("when"))
    findings = [finding for finding in two_values(measures=(current, earlier)) if finding[2].endswith("previous")]
    assert [finding[3:] for finding in findings] == wrong


SECTIONS = (Section("7.1", "Early Help"), Section("7.7", "Harbour Team"))


@pytest.mark.parametrize(
    ("name", "value", "unit", "text"),
    [
        (
            "Families considered by the Early Help Hub",
            177,
            "families",
            "The Hub considered 178 families with 369 children.",
        ),
        (
            "Children considered by the Early Help Hub",
            369,
            "children",
            "The Hub considered 177 families, or 368 children.",
        ),
        ("Agency workers used in 12 months", 9, "workers", "Eight agency workers within 12 months covered for others."),
        ("Early help feedback better than good", 80, "percent", "81% of early help feedback was better than good."),
    ],
)
def test_a_sentence_that_gives_another_number_than_the_measure(name, value, unit, text):
    printed = measure(name, value, unit=unit, section="7.1")
    findings = two_values(measures=(printed,), statements=(said(text, "7.1"),), sections=SECTIONS)
    assert [(finding[1], finding[2], finding[4]) for finding in findings] == [("stop", "the sentence", str(value))]


@pytest.mark.parametrize(
    ("name", "value", "unit", "text"),
    [
        (
            "Families considered by the Early Help Hub",
            177,
            "families",
            "The Hub considered 177 families with 369 children.",
        ),
        ("Families considered by the Early Help Hub", 177, "families", "The Hub met; 12 families came to a day."),
        ("Children looked after", 74, "children", "Work with children looked after goes on; 2 children were matched."),
        ("Practice leaders trained", 50, "people", "The manager took the 5 day practice leader course."),
        ("Practice leaders trained", 50, "people", "Of the practice leaders 12 left."),
        ("Parents per group", None, "parents", "There were 3 to 10 parents in each group."),
        ("Re-referral rate", 20, "percent", "The re-referral rate of the Hub rose."),
        ("Turnover", 14, "percent", "Turnover was 33% and is 14%."),
    ],
)
def test_sentences_that_do_not_contradict_the_measure(name, value, unit, text):
    printed = measure(name, value, unit=unit, section="7.1", previous=number(33))
    assert two_values(measures=(printed,), statements=(said(text, "7.1"),), sections=SECTIONS) == []


def test_a_short_name_may_be_that_of_something_wider():
    printed = measure("Social workers", 5, unit="workers", section="7.7")
    findings = two_values(
        measures=(printed,), statements=(said("Three social workers left.", "7.7"),), sections=SECTIONS
    )
    assert [finding[1] for finding in findings] == ["warn"]


def test_the_corporate_parent_of_so_many_children_looks_after_them():
    printed = measure("Children looked after", 74, unit="children", section="7.7")
    statement = said("In March the council was corporate parent to 75 children.", "7.7")
    assert [finding[3:] for finding in two_values(measures=(printed,), statements=(statement,), sections=SECTIONS)] == [
        ("75", "74")
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Five permanent managers were recruited; three have since left.", []),
        ("Five permanent managers were recruited; two have since left.", [("2", "3")]),
        ("Five permanent managers were recruited; two have left and one has left again.", []),
        ("Five permanent managers were recruited and stayed.", []),
    ],
)
def test_a_count_within_a_measure(text, wrong):
    counted = {"since left": number(3), "value low": number(1)}
    printed = measure("Permanent managers recruited", 5, unit="managers", section="7.1", parts=counted)
    findings = two_values(measures=(printed,), statements=(said(text, "7.1"),), sections=SECTIONS)
    assert [finding[3:] for finding in findings] == wrong


def test_the_unit_may_say_what_is_counted():
    printed = measure("Average caseload", 12, unit="cases", section="7.1")
    statement = said("We have an average caseload of 13 cases.", "7.1")
    assert [finding[3:] for finding in two_values(measures=(printed,), statements=(statement,), sections=SECTIONS)] == [
        ("13", "12")
    ]


def test_a_long_statement_tells_too_much_to_pick_one_measure_out():
    text = "The Hub considered 178 families in early help. " + "It met and met again. " * 20
    printed = measure("Families considered by the Early Help Hub", 177, unit="families", section="7.1")
    assert two_values(measures=(printed,), statements=(said(text, "7.1"),), sections=SECTIONS) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("One stage 3 panel was held on a complaint.", "stage 3"),
        ("The complaint reached Stage Three.", "Stage Three"),
        ("A complaint led to a referral to the LGO.", "referral to the LGO"),
    ],
)
def test_stages_that_are_told_and_not_counted(text, printed):
    staged = by_stage({"Harbour": [1, 0, 0, 1]}, stages=("Stage 1", "Stage 2", "LGO"))
    findings = found(paper(staged, statements=(said(text),)), "fact.stage_not_counted")
    assert [finding[1:4] for finding in findings] == [("note", "the sentence", printed)]


@pytest.mark.parametrize(
    "text",
    [
        "The complaint reached Stage 2.",
        "No complaint was referred to the LGO.",
        "A complaint at the next stage was answered.",
        "A stage 3 course was held.",
    ],
)
def test_stages_that_the_table_has(text):
    staged = by_stage({"Harbour": [1, 0, 0, 1]}, stages=("Stage 1", "Stage 2", "LGO"))
    assert found(paper(staged, statements=(said(text),)), "fact.stage_not_counted") == []
    assert found(paper(statements=(said(text),)), "fact.stage_not_counted") == []


def test_a_finding_quotes_where_each_value_stands():
    yearly = by_year({"Harbour": [2, 5], "Moor": [3, 3]}, [5, 8], percent=False)
    staged, by_year_ = "7.9 complaints by team and stage", "7.9 complaints by team and year"
    assert whys(paper(STAGED, yearly), "fact.two_values")[1] == (
        f"2014-15: 7 (the total of {staged}), but 8 (the total of {by_year_})."
    )
