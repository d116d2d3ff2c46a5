"""Sums that do not add up: what is found in which table, with the sum written out."""

import pytest

from goldenthread.analysis.committee_paper.checks.cells import Cell
from printed_papers import by_stage, by_year, cells, compliments, found, paper, whys

RIGHT = {"Harbour": [3, 2, 1, 6], "Moor": [1, 0, 0, 1]}
TOTALS = [4, 2, 1, 7]


def test_a_table_that_adds_up_gives_nothing():
    assert found(paper(by_stage(RIGHT, TOTALS))) == []


def test_a_row_that_does_not_add_across():
    table = by_stage({"Harbour": [3, 2, 1, 7], "Moor": [1, 0, 0, 1]}, [4, 2, 1, 7])
    # 3 + 2 + 1 = 6, not 7; and then 7 + 1 = 8 row totals, not 7.
    assert found(paper(table)) == [
        ("sum.grand_total", "stop", "7.9 complaints by team and stage: grand total", "7", "8"),
        ("sum.row", "stop", "7.9 complaints by team and stage: Harbour, Total", "7", "6"),
    ]
    assert whys(paper(table), "sum.row") == ["Harbour: 3 + 2 + 1 adds to 6."]


def test_a_changed_cell_breaks_its_row_and_its_column_and_the_finding_says_where_they_cross():
    table = by_stage({"Harbour": [3, 4, 1, 6], "Moor": [1, 0, 0, 1]}, TOTALS)
    # Row: 3 + 4 + 1 = 8, not 6. Column Stage 1: 4 + 0 = 4, not 2. Both out by 2.
    assert [finding[:1] + finding[3:] for finding in found(paper(table))] == [
        ("sum.row", "6", "8"),
        ("sum.column", "2", "4"),
    ]
    crossing = "The column Stage 1 is out by as much, so look at the cell where they cross."
    assert whys(paper(table), "sum.row") == [f"Harbour: 3 + 4 + 1 adds to 8. {crossing}"]


def test_a_blank_counts_as_nothing():
    table = by_stage({"Harbour": [3, None, 1, 4], "Moor": [1, 2, 0, 3]}, [4, 2, 1, 7])
    assert found(paper(table), "sum.row", "sum.column", "sum.grand_total") == []
    short = by_stage({"Harbour": [3, None, 1, 6]})
    assert whys(paper(short), "sum.row") == ["Harbour: 3 + blank + 1 adds to 4."]


def test_a_column_of_a_year_names_the_row_that_was_left_out_of_its_total():
    # 7 + 7 + 5 + 3 + 3 + 2 + 1 + 1 = 29; without Other it would be 28. Family Placement has 1 too, but it has its
    # percentage, so Other is the one that was left out.
    numbers = {"Ambleside": (7, 25), "R and A": (7, 25), "Brambles": (5, 18), "DCT": (3, 11), "Here 4 U": (3, 11),
               "QAST": (2, 7), "Family Placement": (1, 3), "Other": (1, None)}  # fmt: skip
    table = by_year(numbers, [28, 100], years=("2013-14",))
    assert found(paper(table), "sum.column") == [
        ("sum.column", "stop", "7.9 complaints by team and year: total, 2013-14", "28", "29")
    ]
    assert whys(paper(table), "sum.column") == [
        "The rows of 2013-14 add to 29, not 28. Without Other (1) they would add to 28."
    ]


def test_where_several_rows_would_explain_the_total_each_is_named():
    table = by_year({"A": [5], "B": [2], "C": [2]}, [7], years=("2014-15",), percent=False)
    assert whys(paper(table), "sum.column") == [
        "The rows of 2014-15 add to 9, not 7. Without B or C (2) they would add to 7."
    ]


def test_a_total_that_is_too_big_names_no_row():
    table = by_year({"A": [5], "B": [2]}, [9], years=("2014-15",), percent=False)
    assert whys(paper(table), "sum.column") == ["The rows of 2014-15 add to 7, not 9."]


def test_the_corner_must_agree_with_the_row_totals_and_with_the_column_totals():
    table = by_stage(RIGHT, [4, 2, 1, 8])
    assert whys(paper(table), "sum.grand_total") == [
        "The column totals add to 7, not 8.",
        "The row totals add to 7, not 8.",
    ]


def test_a_corner_without_all_its_totals_is_held_against_the_counts():
    # No list of totals is whole; the counts are 3 + 2 + 1 + 1 = 7.
    table = by_stage({"Harbour": [3, 2, 1, None], "Moor": [1, 0, 0, 1]}, [None, 2, 1, 8])
    assert whys(paper(table), "sum.grand_total") == ["The counts add to 7, not 8."]
    hidden = by_stage({"Harbour": [3, Cell("c"), 1, None], "Moor": [1, 0, 0, 1]}, [None, 2, 1, 8])
    assert found(paper(hidden), "sum.grand_total") == []


def test_compliments_add_to_their_total():
    rows = [("Harbour", 3, "Parents", None), ("Moor", 2, "A school", None)]
    assert found(paper(compliments(*rows, total=5))) == []
    assert found(paper(compliments(*rows, total=6)), "sum.column") == [
        ("sum.column", "stop", "7.9 compliments: total, Number", "6", "5")
    ]


def test_with_a_withheld_cell_only_a_total_below_the_known_part_is_wrong():
    hidden = Cell("c")
    assert found(paper(by_stage({"Harbour": cells([3, hidden, 1, 9])}))) == []
    assert found(paper(by_stage({"Harbour": cells([3, hidden, 1, 2])})), "sum.row") == [
        ("sum.row", "stop", "7.9 complaints by team and stage: Harbour, Total", "2", "4")
    ]


@pytest.mark.parametrize("printed", ["-2", "1.5"])
def test_a_count_is_a_whole_number_and_not_negative(printed):
    table = by_stage({"Harbour": [printed, 0, 0, printed]})
    assert found(paper(table), "sum.not_a_count")[0] == (
        "sum.not_a_count",
        "stop",
        "7.9 complaints by team and stage: Harbour, Early Resolution",
        printed,
        "a whole number, 0 or more",
    )
