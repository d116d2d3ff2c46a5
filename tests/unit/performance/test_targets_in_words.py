"""A figure beside its target."""

from datetime import date

import pytest

from goldenthread.analysis.indicators import CATALOGUE
from goldenthread.analysis.indicators.targets import Target
from goldenthread.analysis.periods import period
from goldenthread.oversight.performance import targets
from goldenthread.oversight.performance.figures import Figure

YEAR = period("2014-15")
INDICATOR = CATALOGUE["re_referral_rate_12m"]


def figure(value, denominator=100, status="published"):
    return Figure(INDICATOR, "2014-15", None, value, denominator, value, status)


@pytest.fixture
def target(monkeypatch):
    """Sets the target of the test."""

    def set_to(kind, low, upper=None):
        chosen = Target(kind, low, upper, 0.1, "Head of service", "Agreed", date(2011, 4, 1))
        monkeypatch.setattr(targets, "_target", lambda *_: chosen)

    return set_to


@pytest.mark.parametrize(
    ("value", "denominator", "status", "tag"),
    [
        (18.0, 100, "published", "Green: met"),
        (19.8, 100, "published", "Amber: near"),
        (19.9, 100, "published", "Red: missed"),
        (19.9, 9, "published", "Grey: under 10"),
        (None, None, "not_supplied", "Grey: no data"),
        (None, 0, "no_value", "Grey: no cases"),
        (None, None, "suppressed", ""),
    ],
)
def test_the_tag_says_how_it_stands_and_a_suppressed_figure_has_none(value, denominator, status, tag, target, dataset):
    target("at_most", 18.0)
    assert targets.outcome(figure(value, denominator, status), YEAR).tag == tag


@pytest.mark.parametrize(
    ("kind", "low", "upper", "short", "level"),
    [
        ("at_most", 18.0, None, "At most 18%", 18.0),
        ("at_least", 92.5, None, "At least 92.5%", 92.5),
        ("between", 10.0, 14.0, "10% to 14%", None),
    ],
)
def test_a_target_is_short_in_a_table_and_a_line_in_a_chart(kind, low, upper, short, level, target, dataset):
    target(kind, low, upper)
    found = targets.outcome(figure(12.0), YEAR)
    assert (found.target, found.level) == (short, level)


def test_without_a_target_nothing_is_said(dataset):
    complaints = Figure(CATALOGUE["complaints_received"], "2014-15", None, 15, None, 15, "published")
    assert targets.outcome(complaints, YEAR) is None
