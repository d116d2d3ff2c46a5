"""Spells are joined, ordered, cut and stacked as their dates say."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.cohorts import at_once, cut, in_turn, intersect, levels, merged


def day(text):
    return date.fromisoformat(text) if text else None


def spells(*rows, **columns):
    """Spells of (key, start, until) rows, with any further columns."""
    frame = {
        "key": [row[0] for row in rows],
        "start": [day(row[1]) for row in rows],
        "until": [day(row[2]) for row in rows],
    }
    schema = {"key": pl.String, "start": pl.Date, "until": pl.Date}
    return (
        pl.DataFrame(frame, schema=schema)
        .with_columns(**{name: pl.Series(each) for name, each in columns.items()})
        .lazy()
    )


def rows(frame, *columns):
    found = frame.collect().sort("key", "start").select("key", "start", "until", *columns)
    return [tuple(None if each is None else str(each) for each in row) for row in found.iter_rows()]


KEY = ["key"]


def test_spells_that_overlap_or_touch_become_one():
    found = merged(
        spells(("a", "2014-01-01", "2014-03-01"), ("a", "2014-02-01", "2014-04-01"), ("a", "2014-04-01", "2014-05-01")),
        KEY,
    )
    assert rows(found) == [("a", "2014-01-01", "2014-05-01")]


def test_a_gap_keeps_spells_apart_and_so_does_another_key():
    apart = [("a", "2014-01-01", "2014-02-01"), ("a", "2014-02-02", "2014-03-01"), ("b", "2014-01-15", "2014-02-15")]
    assert rows(merged(spells(*apart), KEY)) == apart


def test_a_spell_within_a_longer_one_does_not_end_it():
    found = merged(spells(("a", "2014-01-01", None), ("a", "2014-02-01", "2014-03-01")), KEY)
    assert rows(found) == [("a", "2014-01-01", None)]


def test_spells_without_a_start_are_left_out():
    assert rows(merged(spells(("a", None, "2014-02-01")), KEY)) == []


def test_spells_of_several_keys_are_told_apart():
    both = spells(("a", "2014-01-01", None), ("a", "2014-02-01", None), other=["x", "y"])
    assert merged(both, ["key", "other"]).collect().height == 2


@pytest.mark.parametrize("operation", [merged, in_turn])
def test_nothing_gives_nothing(operation):
    assert operation(spells(), KEY).collect().is_empty()


def test_a_spell_gives_way_to_the_next_that_starts():
    found = in_turn(
        spells(("a", "2014-01-01", None), ("a", "2014-02-01", "2014-03-01"), ("b", "2014-01-10", None)), KEY
    )
    assert rows(found) == [
        ("a", "2014-01-01", "2014-02-01"),
        ("a", "2014-02-01", "2014-03-01"),
        ("b", "2014-01-10", None),
    ]


def test_of_two_that_start_on_one_day_the_last_given_stays():
    found = in_turn(spells(("a", "2014-01-01", None), ("a", "2014-01-01", None), name=["first", "last"]), KEY)
    assert rows(found, "name") == [("a", "2014-01-01", None, "last")]


def test_two_tables_meet_where_both_run():
    left = spells(("a", "2014-01-01", "2014-03-01"), ("b", "2014-01-01", None))
    right = spells(("a", "2014-02-01", None), ("b", "2013-01-01", "2014-01-01"), name=["x", "y"])
    assert rows(intersect(left, right, KEY), "name") == [("a", "2014-02-01", "2014-03-01", "x")]


def test_weights_that_run_at_once_add_up():
    found = levels(spells(("a", "2014-01-01", "2014-03-01"), ("a", "2014-02-01", None), fte=[0.6, 0.2]), KEY, "fte")
    assert rows(found, "level") == [
        ("a", "2014-01-01", "2014-02-01", "0.6"),
        ("a", "2014-02-01", "2014-03-01", "0.8"),
        ("a", "2014-03-01", None, "0.2"),
    ]


def test_between_two_spells_the_level_is_nought_and_after_the_last_there_is_none():
    found = levels(
        spells(("a", "2014-01-01", "2014-02-01"), ("a", "2014-03-01", "2014-04-01"), fte=[1.0, 1.0]), KEY, "fte"
    )
    assert [row[3] for row in rows(found, "level")] == ["1.0", "0.0", "1.0"]


def test_at_once_is_where_enough_spells_run():
    three = [("a", "2014-01-01", None), ("a", "2014-02-01", "2014-05-01"), ("a", "2014-03-01", None)]
    assert rows(at_once(spells(*three), KEY, 3)) == [("a", "2014-03-01", "2014-05-01")]
    assert rows(at_once(spells(*three), KEY, 2)) == [("a", "2014-02-01", None)]


class TestCut:
    whole = ("a", "2014-01-01", "2014-12-31")

    def cut(self, *turns, whole=whole):
        by = spells(*turns, name=[f"turn {number}" for number in range(len(turns))])
        return rows(cut(spells(whole), by, KEY), "name")

    def test_a_turn_inside_leaves_a_segment_before_and_after(self):
        assert self.cut(("a", "2014-03-01", "2014-04-01")) == [
            ("a", "2014-01-01", "2014-03-01", None),
            ("a", "2014-03-01", "2014-04-01", "turn 0"),
            ("a", "2014-04-01", "2014-12-31", None),
        ]

    def test_a_turn_that_covers_the_spell_cuts_nothing(self):
        assert self.cut(("a", "2013-01-01", None)) == [(*self.whole, "turn 0")]

    def test_turns_that_meet_leave_no_gap(self):
        assert [row[3] for row in self.cut(("a", "2013-01-01", "2014-05-01"), ("a", "2014-05-01", None))] == [
            "turn 0",
            "turn 1",
        ]

    def test_a_turn_that_ends_as_the_spell_starts_or_starts_as_it_ends_is_not_in_it(self):
        assert self.cut(("a", "2013-01-01", "2014-01-01"), ("a", "2014-12-31", None)) == [(*self.whole, None)]

    def test_turns_of_others_do_not_matter(self):
        assert self.cut(("b", "2014-03-01", None)) == [(*self.whole, None)]

    def test_no_turns_at_all_leave_the_spell_whole(self):
        assert self.cut() == [(*self.whole, None)]

    def test_an_open_spell_stays_open(self):
        found = self.cut(("a", "2014-03-01", None), whole=("a", "2014-01-01", None))
        assert found == [("a", "2014-01-01", "2014-03-01", None), ("a", "2014-03-01", None, "turn 0")]

    def test_overlapping_turns_give_way_to_the_later(self):
        found = self.cut(("a", "2014-01-01", None), ("a", "2014-06-01", "2014-07-01"))
        assert [row[3] for row in found] == ["turn 0", "turn 1", None]

    def test_a_key_that_is_not_known_matches_nothing(self):
        by = spells((None, "2014-01-01", None), name=["turn"])
        assert rows(cut(spells((None, "2014-01-01", None)), by, KEY), "name") == [(None, "2014-01-01", None, None)]
