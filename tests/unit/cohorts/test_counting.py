"""Cases are counted in windows: during a period or on a day, summed or by different values, whole and by group."""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.cohorts import Window, count

APRIL = Window(date(2014, 4, 1), date(2014, 4, 30))
MAY = Window(date(2014, 5, 1), date(2014, 5, 31))
SPRING = Window(date(2014, 4, 1), date(2014, 6, 30))


def cases(*starts, until=None, **columns):
    days = [date.fromisoformat(each) for each in starts]
    frame = {
        "start": days,
        "until": until or [None] * len(days),
        "numerator": [1.0] * len(days),
        "denominator": [0.0] * len(days),
    } | columns
    return pl.DataFrame(frame, schema_overrides={"start": pl.Date, "until": pl.Date})


def test_events_count_in_every_window_that_they_lie_in():
    counts = count(cases("2014-04-01", "2014-04-30", "2014-05-31", "2014-07-01"), [SPRING, MAY, APRIL], basis="during")
    assert counts.numerator.tolist() == [[3, 1, 2]]


def test_spells_count_on_the_last_day_of_every_window():
    ends = [date(2014, 4, 30), date(2014, 5, 1), None]
    counts = count(cases(*["2014-01-01"] * 3, until=ends), [MAY, APRIL], basis="as_at")
    assert counts.numerator.tolist() == [[1, 2]]


def test_a_spell_that_ends_before_it_starts_never_counts():
    odd = cases("2014-05-01", until=[date(2014, 4, 1)])
    assert count(odd, [APRIL, MAY], basis="as_at").numerator.tolist() == [[0, 0]]


def test_the_whole_comes_first_and_groups_follow_by_name():
    counts = count(cases(*["2014-04-01"] * 3, team=["b", "a", "b"]), [APRIL], basis="during", by="team")
    assert counts.groups == (None, "a", "b")
    assert counts.numerator.tolist() == [[3], [1], [2]]


def test_weights_add_up_without_noise():
    tenths = cases(*["2014-04-01"] * 10, numerator=[0.1] * 10, denominator=[0.2] * 10)
    counts = count(tenths, [APRIL], basis="during")
    assert (counts.numerator[0, 0], counts.denominator[0, 0]) == (1.0, 2.0)


def test_different_values_count_once_in_a_window_and_in_a_group():
    families = cases("2014-04-01", "2014-05-01", "2014-05-02", family=["x", "x", "y"], team=["a", "a", "b"])
    counts = count(families, [SPRING, APRIL], basis="during", by="team", distinct="family")
    assert counts.numerator.tolist() == [[2, 1], [1, 1], [1, 0]]
    assert not counts.denominator.any()


def test_a_value_that_is_not_known_or_has_no_weight_is_not_counted():
    families = cases("2014-04-01", "2014-04-02", family=[None, "x"], numerator=[1.0, 0.0], denominator=[1.0, 1.0])
    counts = count(families, [APRIL], basis="during", distinct="family")
    assert (counts.numerator.tolist(), counts.denominator.tolist()) == ([[0]], [[1]])


def test_different_values_on_a_day():
    children = cases(
        "2014-01-01", "2014-02-01", "2014-03-01", child=["x", "x", "y"], until=[None, None, date(2014, 4, 30)]
    )
    counts = count(children, [APRIL, MAY], basis="as_at", distinct="child")
    assert counts.numerator.tolist() == [[1, 1]]


def test_no_cases_count_nothing():
    counts = count(cases(), [APRIL, MAY], basis="during")
    assert np.array_equal(counts.numerator, np.zeros((1, 2)))
