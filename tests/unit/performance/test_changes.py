"""The word for a change. Expected words are worked out from the published intervals named beside them."""

import pytest

from goldenthread.analysis.indicators import CATALOGUE
from goldenthread.oversight.performance.changes import FELL, ROSE, TOO_FEW, UNCLEAR, difference, wilson, word
from goldenthread.oversight.performance.figures import Figure

SHARE, COUNT = CATALOGUE["re_referral_rate_12m"], CATALOGUE["complaints_received"]


def share(numerator, denominator, status="published"):
    return Figure(SHARE, "2014-15", None, numerator, denominator, 100 * numerator / denominator, status)


def count(number):
    return Figure(COUNT, "2014-15", None, number, None, number, "published")


def rate(number, exposure):
    return Figure(COUNT, "2014-15", None, number, exposure, number / exposure, "published")


def test_wilson_agrees_with_the_published_example():
    # Newcombe 1998, table I: 81 of 263, 95% score interval without continuity correction 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_wilson_stays_between_nothing_and_all():
    assert wilson(0, 20)[0] == 0.0
    assert wilson(20, 20)[1] == 1.0


def test_newcombe_agrees_with_the_published_example():
    # Newcombe 1998 (differences), table II, case a: 56/70 less 48/80, method 10: 0.0524 to 0.3339.
    assert difference(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((56, 70), (48, 80), ROSE),  # the example above: the interval lies above 0
        ((48, 80), (56, 70), FELL),
        ((24, 119), (27, 130), UNCLEAR),
        ((9, 10), (1, 9), TOO_FEW),  # nine cases before
        ((9, 9), (10, 100), TOO_FEW),
    ],
)
def test_a_share_moved_only_where_chance_is_unlikely(now, before, said):
    assert word(share(*now), share(*before)) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (31, 29, UNCLEAR),  # 31 of 60: 0.39 to 0.64 holds one half
        (50, 20, ROSE),  # 50 of 70: 0.60 to 0.81
        (20, 50, FELL),
        (5, 4, TOO_FEW),  # nine in all
        (10, 0, ROSE),  # 10 of 10: from 0.72
    ],
)
def test_a_count_moved_only_where_chance_is_unlikely(now, before, said):
    assert word(count(now), count(before)) == said


def test_a_rate_is_set_against_how_many_there_were_to_count_among():
    # Twice the count among twice the people is no change.
    assert word(rate(80, 200), rate(40, 100)) == UNCLEAR
    assert word(rate(80, 100), rate(40, 100)) == ROSE


def test_without_two_figures_nothing_is_said():
    assert word(share(24, 119), None) == ""
    assert word(share(24, 119), share(1, 10, "suppressed")) == ""
    assert word(share(1, 10, "suppressed"), share(24, 119)) == ""
