"""The line beside a change word."""

import pytest

from goldenthread.kit.sparklines import HEIGHT, MARGIN, WIDTH, sparkline


def test_nothing_to_draw_is_nothing():
    assert sparkline([]) is None
    assert sparkline([None, None]) is None


def test_the_highest_value_is_at_the_top_and_the_first_at_the_left():
    drawn = sparkline([0, 10])
    assert drawn.lines == (f"{MARGIN}.0,{HEIGHT - MARGIN}.0 {WIDTH - MARGIN}.0,{MARGIN}.0",)
    assert drawn.dots == ()


def test_a_level_line_runs_through_the_middle():
    assert {point.split(",")[1] for point in sparkline([4, 4, 4]).lines[0].split()} == {f"{HEIGHT / 2}"}


def test_a_gap_stays_a_gap_and_a_lonely_point_is_a_dot():
    drawn = sparkline([1, 2, None, 3, None, 4, 5])
    assert (len(drawn.lines), len(drawn.dots)) == (2, 1)


@pytest.mark.parametrize("values", [[7], [7, None]])
def test_one_value_is_a_dot(values):
    drawn = sparkline(values)
    assert drawn.lines == ()
    assert len(drawn.dots) == 1
