"""Where a finding says to look."""

import pytest

from goldenthread.oversight.submissions.models import Finding
from goldenthread.oversight.submissions.sight import shown


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({}, "The whole return"),
        ({"table": "Header", "row": 0, "line": 2, "file": "h.csv"}, "Header, line 2 of h.csv"),
        ({"table": "Plans", "row": 0}, "Plans, row 1"),
    ],
)
def test_a_place_is_a_line_of_a_file_or_a_row_of_a_table(facts, place):
    assert shown([Finding(**facts)], frozenset())[0].place == place


def test_an_empty_value_is_said_to_be_empty():
    assert shown([Finding(seen=[["DOB", ""], ["SEX", "1"]])], frozenset())[0].values == "DOB: (empty); SEX: 1"
