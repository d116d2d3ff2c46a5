"""Largest remainder: columns that close at 100, worked by hand from two years of complaints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analysis.committee_paper.rounding import shares


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # 7/28 = 25, 5/28 = 17.86, 3/28 = 10.71 twice, 2/28 = 7.14, 1/28 = 3.57: cut 25 25 17 10 10 7 3 = 97;
        # the three points left go to .86, .71 and .71.
        ((7, 7, 5, 3, 3, 2, 1), (25, 25, 18, 11, 11, 7, 3)),
        # 4/31 = 12.90, 7/31 = 22.58, 6/31 = 19.35, 3/31 = 9.68, 1/31 = 3.23: cut 12 12 22 19 12 9 3 3 3 = 95;
        # the five points left go to .90 three times, .68 and .58.
        ((4, 4, 7, 6, 4, 3, 1, 1, 1), (13, 13, 23, 19, 13, 10, 3, 3, 3)),
        ((1, 1, 1), (34, 33, 33)),
        ((0, 0), (0, 0)),
        ((), ()),
    ],
)
def test_shares_close_at_a_hundred(counts: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert shares(counts) == expected


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=30).filter(any))
def test_no_share_is_a_whole_point_away(counts: list[int]) -> None:
    printed = shares(counts)
    assert sum(printed) == 100
    assert all(abs(share - 100 * count / sum(counts)) < 1 for share, count in zip(printed, counts, strict=True))
