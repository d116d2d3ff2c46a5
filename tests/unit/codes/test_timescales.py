"""Time limits: which version held on a day, and how sure we are of it."""

from datetime import date
from itertools import combinations

import pytest

from goldenthread.codes import TIMESCALES, UserError, timescale


def limit(id, on):
    found = timescale(id, on)
    return found.amount, found.unit


@pytest.mark.parametrize(
    ("id", "amount", "unit"),
    [
        ("assessment", 45, "working_days"),
        ("assessment_statistic", 45, "working_days"),
        ("icpc", 15, "working_days"),
        ("contact_decision", 1, "working_days"),
        ("cp_review_first", 3, "months"),
        ("cp_review_later", 6, "months"),
        ("core_group_first", 10, "working_days"),
        ("cla_review_first", 20, "working_days"),
        ("cla_visit_first_year", 6, "weeks"),
        ("initial_health_assessment", 20, "working_days"),
        ("return_home_interview", 72, "hours"),
        ("complaint_stage_1", 10, "working_days"),
        ("complaint_stage_1_extended", 20, "working_days"),
        ("complaint_stage_2", 25, "working_days"),
        ("complaint_stage_2_extended", 65, "working_days"),
        ("complaint_stage_3_panel", 30, "working_days"),
        ("supervision", 4, "weeks"),
        ("step_down_accepted", 10, "working_days"),
    ],
)
def test_limits_of_the_worked_example_year(id, amount, unit):
    assert limit(id, date(2014, 9, 1)) == (amount, unit)


def test_the_conference_clock_has_three_versions():
    clocks = [timescale("icpc", day).clock_starts for day in (date(2012, 1, 1), date(2014, 6, 1), date(2015, 3, 26))]
    assert clocks == [
        "last strategy discussion",
        "strategy discussion",
        "strategy discussion that began the section 47 enquiry",
    ]


def test_a_version_holds_to_its_last_day():
    assert timescale("icpc", date(2015, 3, 25)).source == "Working Together to Safeguard Children 2013"
    assert limit("initial_assessment", date(2013, 4, 14)) == (10, "working_days")
    assert limit("assessment", date(2013, 4, 15)) == (45, "working_days")


def test_a_day_without_a_limit_is_an_error_in_one_sentence():
    with pytest.raises(
        UserError, match=r"No version of the time limit 'cla_review_later' was in force on 1 June 2020\."
    ):
        timescale("cla_review_later", date(2020, 6, 1))


def test_an_unknown_limit_suggests_the_nearest():
    with pytest.raises(UserError, match=r"There is no time limit 'assesment'\. Did you mean assessment\?"):
        timescale("assesment", date(2014, 9, 1))


def test_an_unknown_limit_like_no_other_suggests_nothing():
    with pytest.raises(UserError, match=r"^There is no time limit 'zzz'\.$"):
        timescale("zzz", date(2014, 9, 1))


def test_no_two_versions_of_a_limit_hold_on_one_day():
    for first, second in combinations(TIMESCALES, 2):
        if first.id == second.id:
            assert first.valid_to is not None
            assert second.valid_from is not None
            assert first.valid_to < second.valid_from


@pytest.mark.parametrize("rule", TIMESCALES, ids=lambda rule: f"{rule.id} {rule.valid_from}")
def test_every_limit_has_a_source_and_says_how_sure_it_is(rule):
    assert rule.amount > 0
    assert rule.event
    assert rule.clock_starts
    assert rule.source
    assert (rule.verified == "local") == (rule.source == "Local standard of the authority")
    assert rule.verified == "local" or rule.valid_from or rule.valid_to
