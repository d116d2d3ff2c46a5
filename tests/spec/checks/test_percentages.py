"""Percentage columns: which rounding gives them, which cells none gives, and columns that do not close."""

import pytest

from goldenthread.analysis.committee_paper.checks.cells import Cell
from printed_papers import by_year, cells, found, paper, whys

# The published tables of complaints by team (Wokingham Borough Council, Children's Social Care Annual Review 2014/15).
TEAMS = ("Ambleside", "R and A", "Brambles", "DCT", "Here 4 U", "QAST", "Family Placement", "Bridges", "Other")
BEFORE = [7, 7, 5, 3, 3, 2, 1, None, 1]
NOW = [4, 4, 7, 6, 4, 3, 1, 1, 1]

HALF_UP = "every cell is rounded half-up, so that it would close only by largest remainder."


def column(counts, percents, total=None, percent_total=None):
    """One year's column of counts and percentages."""
    rows = dict(zip(TEAMS, zip(counts, percents, strict=True), strict=False))
    totals = None if total is None else [total, percent_total]
    return paper(by_year(rows, totals, years=("2014-15",)))


def where(what):
    return f"7.9 complaints by team and year: 2014-15 %, {what}"


def test_half_up_of_31_gives_a_column_that_closes():
    # 4/31 = 12.90 -> 13 (three times), 7/31 = 22.58 -> 23, 6/31 = 19.35 -> 19, 3/31 = 9.68 -> 10, 1/31 = 3.23 -> 3.
    assert found(column(NOW, [13, 13, 23, 19, 13, 10, 3, 3, 3], 31, 100)) == []


def test_cells_that_no_single_rule_gives():
    # Half-up gives 7 of the 9; 6 of 31 is 19.35, not 20, and 3 of 31 is 9.68, not 9. The column still adds to 100.
    printed = column(NOW, [13, 13, 23, 20, 13, 9, 3, 3, 3], 31, 100)
    assert found(printed) == [
        ("percent.no_rounding", "stop", where("DCT"), "20%", "19%"),
        ("percent.no_rounding", "stop", where("QAST"), "9%", "10%"),
    ]
    assert whys(printed, "percent.no_rounding")[0] == (
        "DCT: 6 of 31 is 19.35%. No single rule gives this column; half-up over 31 gives 7 of its 9 percentages, "
        "and 19% here."
    )


def test_one_rule_over_part_of_the_rows_is_named_with_the_cells_that_half_up_would_change():
    # 25 + 25 + 18 + 11 + 11 + 7 + 3 = 100 is what largest remainder shares out over 28, Other left out of the base:
    # the floors 25 25 17 10 10 7 3 leave 3 points, for the remainders .86 .71 .71; 3.57 stays 3, where half-up has 4.
    printed = column(BEFORE, [25, 25, 18, 11, 11, 7, 3, None, None], 28, 100)
    assert found(printed, "percent.one_rule") == [
        ("percent.one_rule", "warn", where("base"), "percentages of 28", "percentages of 29")
    ]
    assert whys(printed, "percent.one_rule") == [
        "Every percentage comes from largest remainder over 28, though the rows add to 29 (Other left out). Half-up "
        "would differ at: Family Placement: 1 of 28 is 3.57%, half-up 4%, printed 3%."
    ]
    assert found(printed, "percent.no_rounding", "column.percent_not_100") == []


def test_half_up_over_part_of_the_rows_has_no_cells_to_name():
    printed = column([1, 1, 2], [50, 50, None])
    assert whys(printed, "percent.one_rule") == [
        "Every percentage comes from half-up over 2, though the rows add to 4 (Brambles left out)."
    ]


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ([1, 1, 1], [34, 33, 33]),  # largest remainder, the tie to the first
        ([1, 1, 1], [33, 34, 33]),  # … or to another
        ([1, 1, 6], ["12.5", "12.5", 75]),  # one decimal, printed where it is needed
        ([25, 25, 50], [25, 25, 50]),
        ([5, 0, 0], [100, 0, 0]),
        ([5, 0, None], [100, None, None]),
        ([1, 3, 4], ["12.5", "37.5", "50.0"]),
        ([0, 0, 0], [None, None, None]),
        ([0, 0, 0], [0, 0, 0]),
    ],
)
def test_columns_that_are_right(counts, percents):
    assert found(column(counts, percents), "percent.no_rounding", "percent.one_rule", "column.percent_not_100") == []


def test_half_even_is_a_rule_too():
    # 1/8 = 12.5 -> 12, 3/8 = 37.5 -> 38, 1/2 = 50: adds to 100.
    assert found(column([1, 3, 4], [12, 38, 50])) == []


@pytest.mark.parametrize(
    ("counts", "percents", "severity", "why"),
    [
        # 33.33 three times: half-up gives 99, and only largest remainder closes.
        ([1, 1, 1], [33, 33, 33], "note", f"The column adds to 99; {HALF_UP}"),
        # 66.67 and 33.33 rounded down.
        ([2, 1], [66, 33], "warn", "The column adds to 99; every cell is rounded down, which does not close."),
        # Other has a number and no percentage: 1/4 is missing.
        ([2, 1, 1], [50, 25, None], "warn", "The column adds to 75; Brambles has a number and no percentage."),
        ([2, 1, 1], [50, 25, 26], "stop", "The column adds to 101; rounding does not explain it."),
    ],
)  # fmt: skip
def test_columns_that_do_not_close(counts, percents, severity, why):
    printed = column(counts, percents)
    assert [finding[1] for finding in found(printed, "column.percent_not_100")] == [severity]
    assert whys(printed, "column.percent_not_100") == [why]


def test_a_printed_100_over_rows_that_add_to_something_else():
    printed = column([2, 1, 1], [50, 25, 24], 4, 100)
    assert whys(printed, "column.percent_not_100") == [
        "The column adds to 99 and 100 is printed under it; rounding does not explain it."
    ]


def test_a_printed_total_that_is_neither_100_nor_the_sum():
    assert found(column([2, 1, 1], [50, 25, 25], 4, 99), "column.percent_total") == [
        ("column.percent_total", "stop", where("total"), "99", "100")
    ]
    # A plainly rounded column may print the 99 that it adds to; that it does not close is said once.
    assert found(column([1, 1, 1], [33, 33, 33], 3, 99), "column.percent_total") == []


def test_a_percentage_of_a_whole_lies_between_0_and_100():
    assert found(column([2, 1], [120, -20]), "percent.out_of_range") == [
        ("percent.out_of_range", "stop", "7.9 complaints by team and year: 2014-15 %, Ambleside", "120", "0 to 100"),
        ("percent.out_of_range", "stop", "7.9 complaints by team and year: 2014-15 %, R and A", "-20", "0 to 100"),
    ]


def test_a_column_with_withheld_cells_is_left_alone():
    assert found(column(cells([9, Cell("c")]), cells([60, Cell("c")]))) == []


def test_a_wrong_cell_among_whole_percentages_does_not_put_the_others_in_doubt():
    # One cell has a decimal: the column is of whole percentages, and that cell is the wrong one.
    assert [finding[2:] for finding in found(column([1, 1, 2], [25, "25.4", 50]), "percent.no_rounding")] == [
        (where("R and A"), "25.4%", "25%")
    ]
