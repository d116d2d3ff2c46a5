"""The small readers that the checks of prose stand on."""

from datetime import date
from decimal import Decimal

import pytest

from goldenthread.analysis.committee_paper.checks import spans
from goldenthread.analysis.committee_paper.checks.cells import ABSENT, Cell, number, plain, read_cell
from goldenthread.analysis.committee_paper.checks.number_words import number_in_words, numbers_in
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper
from goldenthread.analysis.committee_paper.checks.quantities import quantities
from goldenthread.analysis.committee_paper.checks.registry import CHECKS, codes
from goldenthread.analysis.committee_paper.checks.teams import alike, teams
from goldenthread.analysis.committee_paper.checks.wording import sentences, stem, subject
from printed_papers import by_stage, by_year, paper


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two progressed", [2]),
        ("thirty-one of a hundred and five", [31, 105]),
        ("one hundred and seventy-seven families", [177]),
        ("two thousand and fifteen; three million", [2015, 3_000_000]),
        ("1,234 and 12.5 and 80% and 7 per cent", [1234, Decimal("12.5"), 80, 7]),
        ("in 2013/14, 13/14 and the 3rd of Here4U at 18:30, £20m", []),
        ("twenty thirty, two three", []),
        ("(28), 28. and 28-day", [28, 28, 28]),
        ("twenty-one per cent", [21]),
        ("section 7.10", [Decimal("7.10")]),
    ],
)
def test_numbers_in_a_sentence(text, values):
    assert [spotted.value for spotted in numbers_in(text)] == values


def test_percentages_are_told_from_counts():
    assert [spotted.percent for spotted in numbers_in("7 of 9, 20%, 5 per cent, ten percent")] == [
        False, False, True, True, True]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [("nil", 0), ("Twelve", 12), ("a dozen or so", None), ("two three", None)])
def test_a_whole_text_that_is_a_number(text, value):
    assert number_in_words(text) == value


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2014/15", date(2014, 4, 1), date(2015, 3, 31)),
        ("2014-2015", date(2014, 4, 1), date(2015, 3, 31)),
        ("13/14", date(2013, 4, 1), date(2014, 3, 31)),
        ("2013 to 2014", date(2013, 4, 1), date(2014, 3, 31)),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31)),
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
        ("2015-07-21", date(2015, 7, 21), date(2015, 7, 21)),
        ("March 2015", date(2015, 3, 1), date(2015, 3, 31)),
        ("2nd March 2015", date(2015, 3, 2), date(2015, 3, 2)),
        ("June/July 2014", date(2014, 6, 1), date(2014, 7, 31)),
        ("December to February 2015", date(2014, 12, 1), date(2015, 2, 28)),
        ("12-21 November 2012", date(2012, 11, 12), date(2012, 11, 21)),
        ("28/05/15", date(2015, 5, 28), date(2015, 5, 28)),
        ("30/12/2014", date(2014, 12, 30), date(2014, 12, 30)),
    ],
)
def test_dates_and_periods_as_printed(printed, first, last):
    assert spans.read_span(printed) == spans.Span(first, last)


@pytest.mark.parametrize(
    "printed", ["soon", "2014/16", "30 February 2015", "31/13/2014", "2015-13", "21-12 November 2012", "in the autumn"]
)
def test_what_is_no_date(printed):
    assert spans.read_span(printed) is None


def test_spans_in_a_sentence():
    text = "It began on 14 August 2014, closed in March 2015 and not on 31 June 2014."
    assert [span.start for span, _, _ in spans.spans_in(text)] == [date(2014, 8, 14), date(2015, 3, 1)]
    assert spans.years_in("from 2013/14 to 2014/15, not 2014/16") == {"2013-14", "2014-15"}


def test_the_year_before():
    assert spans.year_before("2014/15").start == date(2013, 4, 1)
    assert spans.year_before("soon") is None
    assert spans.canonical(" Year 1 ") == "Year 1"


def test_spans_overlap_and_lie_within():
    year, month = spans.read_span("2014-15"), spans.read_span("2015-03")
    assert year.overlaps(month)
    assert month.within(year)
    assert not year.within(month)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("31", 31), (" 1,234 ", 1234), ("20 %", 20), ("−2", -2), ("(2)", -2), ("£1.50", Decimal("1.5")), ("two", 2)],
)
def test_cells_with_a_number(printed, value):
    assert read_cell(printed).value == value


def test_cells_without_one():
    assert read_cell("lots") is None
    assert read_cell("–").blank
    assert read_cell("[c]").withheld
    assert [ABSENT.blank, ABSENT.withheld] == [False, False]
    assert number(None).blank
    assert (Cell("13.0", Decimal("13.0")).places, Cell().places, number("Infinity").places) == (1, 0, 0)


@pytest.mark.parametrize(("value", "text"), [("31", "31"), ("31.0", "31"), ("1234", "1,234"), ("12.50", "12.5")])
def test_numbers_are_shown_plainly(value, text):
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("word", "reduced"),
    [("families", "family"), ("Leaders", "lead"), ("received", "receiv"), ("children's", "children"),
     ("status", "status"), ("class", "class"), ("being", "being"), ("services", "servic"),
     ("averaged", "averag"), ("average", "averag"), ("ies", "ies")],
)  # fmt: skip
def test_stems(word, reduced):
    assert stem(word) == reduced


def test_subjects():
    assert subject("Complaints received") == {"complaint"}
    assert subject("Number received") == {"number", "receiv"}
    assert subject("Practice Leads (the manager the first of)") == {"practic", "lead"}
    assert subject("Average caseload (department)") == {"averag", "caseload", "department"}
    assert subject("Restorative Practice", ["Restorative Practice"]) == {"restorativ", "practic"}


def test_sentences():
    assert sentences("One. Two; three?\nFour") == ["One.", "Two;", "three?", "Four"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ambleside Social Work Team", "Ambleside"),
        ("Disabled Children's Team", "DCT"),
        ("Referral and Assessment", "R and A"),
        ("Referral and Assessment", "R & A"),
        ("Safeguarding and Quality Assurance", "QAST"),
        ("Quality Assurance and Safeguarding", "Safeguarding & Quality Assurance"),
        ("Here 4 U", "Here4U"),
        ("Children with Disabilities Service", "Disabled Children's Team"),
    ],
)
def test_names_that_are_one_team(name, other):
    assert alike(name, other)
    assert alike(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Special Needs", "Bridges"),
        ("Various Children's Teams", "Other"),
        ("Family Resource Team", "Family Placement Team"),
        ("Referral and Assessment", "DCT"),
        ("Duty Triage and Assessment Team", "Assessment"),
        ("Team", "Service"),
        ("Bridges", "B"),
        ("Other", "OT"),
    ],
)
def test_names_that_are_not(name, other):
    assert not alike(name, other)


def test_the_teams_of_a_paper():
    tables = (
        by_stage({"Harbour Team": [0, 0, 0, 0], "Moor Social Work Team": [0, 0, 0, 0], "Fields": [0, 0, 0, 0]}),
        by_year({"Harbour": [0, 0], "Moor": [0, 0], "Other": [0, 0], "R and A": [0, 0]}, percent=False),
    )
    known = teams(paper(*tables))
    assert known.unmatched == ("Fields",)
    assert [team for team, _, _ in known.in_text("Moor, the Harbour Team, R & A and other moors")] == [
        "Moor", "Harbour", "R and A"]  # fmt: skip
    assert (known.of("Harbour Team"), known.of("HARBOUR"), known.of("Nowhere")) == ("Harbour", "Harbour", "Nowhere")
    assert known.of_section("Harbour and its Team") == ("Harbour", True)
    assert known.of_section("Moor and Harbour") is None
    assert known.of_section("The Duty and A") is None
    assert teams(PrintedPaper("a test")).in_text("Harbour") == []


def test_a_section_of_two_teams_with_one_ending_is_of_neither():
    table = by_year({"North Assessment": [0, 0], "South Assessment": [0, 0], "Referral Help": [0, 0]}, percent=False)
    assert teams(paper(table)).of_section("Duty Assessment") is None
    assert teams(paper(table)).of_section("Duty, Advice and Help") == ("Referral Help", False)


def test_a_name_that_two_teams_could_have_is_matched_with_neither():
    staged = by_stage({"Assessment North South": [0, 0, 0, 0]})
    yearly = by_year({"Assessment North": [0, 0], "Assessment South": [0, 0]}, percent=False)
    assert teams(paper(staged, yearly)).unmatched == ("Assessment North South",)


def test_quantities_in_order_and_without_overlap():
    found = quantities("More than half of 24, 8 of the 24, all of it, 61% and none")
    assert [item.text.strip() for item in found] == ["More than half of", "24", "8 of the 24", "all of", "61%", "none"]


def test_every_check_has_its_codes_and_every_code_its_words():
    assert CHECKS["sums.rows_across"].theme == "sums"
    listed = codes()
    assert len({code.id for code in listed}) == len(listed)
    assert [code.id for code in listed if not (code.means.endswith(".") and code.example.endswith("."))] == []


def test_a_paper_with_nothing_in_it_gives_nothing():
    assert [name for name, check in CHECKS.items() if list(check.look(PrintedPaper("a test")))] == []
