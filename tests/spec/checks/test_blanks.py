"""Blanks: what is printed empty, and what a total says that it stands for."""

import pytest

from goldenthread.analysis.committee_paper.checks.cells import BLANK, number
from goldenthread.analysis.committee_paper.checks.printed_paper import Field, Measure
from goldenthread.analysis.committee_paper.checks.spans import read_span
from printed_papers import by_stage, by_year, compliments, found, paper, said, whys


def test_an_empty_field_of_the_cover():
    printed = paper(
        fields=(Field("cover: Background papers", "Background papers", None), Field("cover: Ward", "Ward", "All"))
    )
    assert found(printed) == [("blank.field", "warn", "cover: Background papers", "blank", "")]


def test_the_empty_cells_of_one_row_are_one_finding_that_names_them():
    row = "cover, financial table: Year 1"
    printed = paper(
        fields=(Field(row, "Cost", None), Field(row, "Funding", "Yes"), Field(row, "Revenue or capital", None))
    )
    assert whys(printed, "blank.field") == [
        "Nothing is entered for cost, revenue or capital: fill it or say that there is none."
    ]


def test_a_blank_that_the_totals_show_to_be_nought():
    # Row: 1 + 2 = 3 = total. Column: 4 = total. The blank stands for 0.
    table = by_stage({"Harbour": [1, 2, None, 3], "Moor": [0, 0, 4, 4]}, [1, 2, 4, 7])
    assert found(paper(table)) == [
        ("blank.cell", "note", "7.9 complaints by team and stage: Harbour, Stage 2", "blank", "0")
    ]


def test_a_blank_that_hides_a_number():
    # What is left of 5 is 2 in the row (1 and 2 are there), and of 6 in the column (4 is there).
    table = by_stage({"Harbour": [1, 2, None, 5], "Moor": [0, 0, 4, 4]}, [1, 2, 6, 9])
    assert found(paper(table), "blank.cell") == [
        ("blank.cell", "warn", "7.9 complaints by team and stage: Harbour, Stage 2", "blank", "2")
    ]
    assert whys(paper(table), "blank.cell") == ["The totals imply 2 here."]


def test_a_blank_on_which_row_and_column_disagree():
    table = by_stage({"Harbour": [1, 2, None, 5], "Moor": [0, 0, 4, 4]}, [1, 2, 4, 9])
    assert whys(paper(table), "blank.cell") == ["The totals imply 2 or 0 here."]


@pytest.mark.parametrize(
    "table",
    [
        by_year({"A": [None], "B": [4]}, years=("2014-15",), percent=False),
        by_year({"A": [None], "B": [4]}, [3], years=("2014-15",), percent=False),
        by_year({"A": [None], "B": [None], "C": [4]}, [5], years=("2014-15",), percent=False),
    ],
    ids=["no total", "a total that is too small", "two blanks under one total"],
)
def test_a_blank_that_no_total_explains(table):
    assert set(whys(paper(table), "blank.cell")) == {
        "No total says what it stands for: print 0, or say why there is no number."
    }


def test_a_number_without_its_percentage_and_a_percentage_without_its_number():
    # 1 of 4 is 25.0%.
    table = by_year({"A": [3, 75], "B": [1, None], "C": [None, 25]}, years=("2014-15",))
    assert found(paper(table), "blank.percent") == [
        ("blank.percent", "warn", "7.9 complaints by team and year: 2014-15 %, B", "blank", "25.0%"),
        ("blank.percent", "warn", "7.9 complaints by team and year: 2014-15 %, C", "25 of blank", ""),
    ]


def test_a_year_without_any_percentage_is_not_half_printed():
    assert found(paper(by_year({"A": [3, None], "B": [1, None]}, years=("2014-15",)))) == []


def test_totals_left_empty():
    table = by_stage({"Harbour": [1, 2, 0, None]}, [1, None, 0, 3])
    assert found(paper(table), "blank.total") == [
        ("blank.total", "note", "7.9 complaints by team and stage: Harbour, Total", "blank", "3"),
        ("blank.total", "note", "7.9 complaints by team and stage: total, Stage 1", "blank", "2"),
    ]
    table = compliments(("Harbour", 3, "Parents", None), ("Moor", 2, "Parents", None), total=BLANK)
    assert found(paper(table), "blank.total") == [
        ("blank.total", "note", "7.9 compliments: total, Number", "blank", "5")
    ]


def test_a_table_that_prints_no_total_row_has_no_empty_total():
    assert found(paper(by_stage({"Harbour": [1, 2, 0, 3]}))) == []


def test_a_measure_without_a_value():
    printed = paper(
        measures=(Measure("M-1", "7.1 M-1", "Re-referral rate", BLANK), Measure("M-2", "7.1 M-2", "Range", None))
    )
    assert found(printed) == [("blank.value", "warn", "7.1 M-1", "blank", "")]


def test_a_number_without_a_date_is_told_once():
    undated = Measure("H-4", "headline numbers H-4", "In receipt of early help", number(2600), undated=True)
    again = Measure("M-4", "1 M-4", "Receiving early help", number(2600), undated=True)
    assert found(paper(measures=(undated, again))) == [("blank.date", "note", "headline numbers H-4", "2600", "")]
    dated = Measure("M-5", "1 M-5", "In receipt of early help", number(2600), when=read_span("2015-05"))
    assert found(paper(measures=(undated, dated)), "blank.date") == []


def test_a_text_that_stops_on_a_word_that_wants_more():
    assert found(paper(statements=(said("Make the most of the"),))) == [
        ("blank.text", "warn", "the sentence", "…Make the most of the", "")
    ]


def test_a_text_that_stops_on_a_name_that_goes_on_everywhere_else():
    others = (said("The work of the Early Help Hub grew."), said("It joins the Early Help and Innovation Programme."))
    cut = "To say which work is led under the Early Help"
    assert whys(paper(statements=(*others, said(cut))), "blank.text") == [
        "The text stops after 'the Early Help', which goes on everywhere else: words may be lost."
    ]
    # Said once elsewhere, or on its own elsewhere, the name may be a whole one.
    assert found(paper(statements=(others[0], said(cut)))) == []
    assert found(paper(statements=(*others, said("All join in the Early Help offer."), said(cut)))) == []


def test_a_text_that_the_transcriber_says_is_cut_short():
    assert whys(paper(statements=(said("Roles are clear", cut_short=True),)), "blank.text") == [
        "The text stops in mid-sentence."
    ]


def test_texts_that_end_well():
    texts = ("Recruitment days", "the families we work with", "Link with universities to continue placements.")
    assert found(paper(statements=tuple(map(said, texts)))) == []
