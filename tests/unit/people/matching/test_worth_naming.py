"""A search names no more people than it needs to."""

from goldenthread.record.people.actions.searches import worth_naming
from goldenthread.record.people.matching.scores import Match


def matches(*scores):
    return [Match(person, score, ()) for person, score in enumerate(scores)]


def test_beyond_the_first_ten_only_close_matches_are_named():
    found = matches(1.0, *([0.5] * 9), 0.81, 0.8, 0.79, *([0.5] * 60))
    assert [match.score for match in worth_naming(found)] == [1.0, *([0.5] * 9), 0.81, 0.8]


def test_of_many_alike_fifty_are_named():
    assert len(worth_naming(matches(*([0.9] * 150)))) == 50


def test_nobody_found_is_nobody_named():
    assert worth_naming([]) == []
