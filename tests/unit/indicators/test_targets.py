"""Figures set against targets and other places."""

from datetime import date

import pytest

from goldenthread.analysis.indicators import Target, against_target, comparators, target_for
from tables_by_hand import authority


def target(kind="at_least", aim=90.0, upper=None, amber=0.1):
    return Target(
        kind=kind, target=aim, upper=upper, amber_within=amber, set_by_role="Head of Service", reason="-",
        valid_from=date(2014, 4, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "aim", "upper", "value", "result"),
    [
        ("at_least", 90, None, 90.0, "met"),
        ("at_least", 90, None, 81.0, "near"),
        ("at_least", 90, None, 80.99, "missed"),
        ("at_most", 18, None, 18.0, "met"),
        ("at_most", 18, None, 19.8, "near"),
        ("at_most", 18, None, 19.81, "missed"),
        ("between", 10, 15, 9.9, "near"),
        ("between", 10, 15, 12.0, "met"),
        ("between", 10, 15, 16.5, "near"),
        ("between", 10, 15, 16.6, "missed"),
        ("between", 10, 15, 8.9, "missed"),
        ("between", 10, None, 99.0, "met"),
    ],
)
def test_a_value_meets_a_target_comes_near_it_or_misses_it(kind, aim, upper, value, result):
    assert against_target(value, target(kind, aim, upper)).result == result


def test_noise_of_fractions_does_not_miss_a_target():
    assert against_target(0.1 + 0.2, target(kind="at_most", aim=0.3, amber=0)).result == "met"


def test_of_fewer_than_ten_cases_nothing_is_said():
    assert against_target(50.0, target(), denominator=9).result == "under 10"
    assert against_target(50.0, target(), denominator=10).result == "missed"


@pytest.mark.parametrize(
    ("status", "result"), [("not_supplied", "no data"), ("no_value", "no cases"), ("suppressed", "suppressed")]
)
def test_without_a_figure_the_reason_is_said(status, result):
    assert against_target(None, target(), status=status).result == result


def test_without_a_target_there_is_nothing_to_say():
    assert against_target(50.0, None) is None


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (target(), "At least 90; near is within 10% of that. Set by Head of Service from 1 April 2014."),
        (
            target("at_most", 18.5),
            "At most 18.5; near is within 10% of that. Set by Head of Service from 1 April 2014.",
        ),
        (
            target("between", 10, 15, 0.05),
            "Between 10 and 15; near is within 5% of that. Set by Head of Service from 1 April 2014.",
        ),
    ],
)
def test_the_rule_is_said_in_words(given, rule):
    assert against_target(50.0, given).rule == rule


class TestTables:
    made = authority(
        targets=[
            {
                "indicator_id": "cla_open",
                "valid_from": "2013-04-01",
                "valid_to": "2014-03-31",
                "kind": "at_most",
                "target": 60.0,
            },
            {"indicator_id": "cla_open", "valid_from": "2014-04-01", "kind": "at_most", "target": 70.0},
        ],
        comparators=[
            {
                "indicator_id": "cla_rate_10k",
                "period": "2014-15",
                "geography": place,
                "value": value,
                "unit": "per 10,000",
            }
            for place, value in (("region", 45.0), ("england", 60.0))
        ],
    )

    @pytest.mark.parametrize(
        ("day", "aim"), [(date(2014, 3, 31), 60), (date(2014, 4, 1), 70), (date(2013, 3, 31), None)]
    )
    def test_the_target_is_the_one_that_holds_on_the_day(self, day, aim):
        found = target_for(self.made, "cla_open", day)
        assert (found and found.target) == aim

    def test_another_indicator_has_none(self):
        assert target_for(self.made, "cin_open", date(2014, 5, 1)) is None

    def test_comparators_come_in_the_order_of_places(self):
        found = comparators(self.made, "cla_rate_10k", "2014-15")
        assert found.select("geography", "value").rows() == [("england", 60.0), ("region", 45.0)]
        assert found["place"][0] == "England"

    def test_without_comparators_there_are_no_rows(self):
        assert comparators(self.made, "cla_rate_10k", "2013-14").is_empty()
