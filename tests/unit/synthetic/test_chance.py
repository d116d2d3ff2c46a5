"""Streams, draws and schedules: the small parts that made-up authorities are built from."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analysis.periods import add_working_days, is_working_day
from goldenthread.analysis.synthetic.calibration import DURATIONS, MIXES, RATES, bands, mix, share
from goldenthread.analysis.synthetic.day_numbers import after_working_days, as_date, birthday, day, on_working_day
from goldenthread.analysis.synthetic.draws import banded, chance, pick, whole, yes_no
from goldenthread.analysis.synthetic.families import seasonal_days
from goldenthread.analysis.synthetic.schedules import repeated
from goldenthread.analysis.synthetic.spells import first_children
from goldenthread.analysis.synthetic.streams import Streams
from goldenthread.codes import CODE_SETS

days = st.integers(day(date(2009, 1, 1)), day(date(2020, 12, 31)))


def test_a_stream_depends_on_seed_chunk_and_theme_alone() -> None:
    first = Streams(1).of("contacts").random(5)
    Streams(1).of("something new").random(100)
    assert (Streams(1).of("contacts").random(5) == first).all()
    for other in (Streams(2), Streams(1, 1)):
        assert (other.of("contacts").random(5) != first).any()
    assert (Streams(1).of("visits").random(5) != first).any()


def test_values_come_as_often_as_their_weight_says() -> None:
    drawn = pick(Streams(1).of("t"), {"a": 3.0, "b": 1.0, "never": 0.0}, 40_000)
    assert (drawn == "a").mean() == pytest.approx(0.75, abs=0.01)
    assert "never" not in drawn


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 30), st.floats(0.1, 9)), min_size=1, max_size=4))
def test_whole_numbers_stay_within_their_bands(spans: list[tuple[int, int, float]]) -> None:
    drawn = banded(Streams(1).of("t"), [(low, low + width, weight) for low, width, weight in spans], 200)
    allowed = {number for low, width, _ in spans for number in range(low, low + width + 1)}
    assert set(drawn.tolist()) <= allowed


def test_both_ends_of_a_range_are_drawn() -> None:
    assert set(whole(Streams(1).of("t"), 2, 4, 200).tolist()) == {2, 3, 4}
    assert set(banded(Streams(1).of("t"), [(2, 4, 1.0)], 200).tolist()) == {2, 3, 4}


def test_yes_and_no_and_chance() -> None:
    rng = Streams(1).of("t")
    assert set(yes_no(rng, 0.5, 100)) == {"Y", "N"}
    assert set(yes_no(rng, 1.0, 5)) == {"Y"}
    assert not chance(rng, 0.0, 5).any()


@given(days, st.integers(0, 60))
def test_working_days_are_those_of_the_calendar(start: int, count: int) -> None:
    moved = after_working_days(pl.Series([start, None]), np.array([count, count]))
    first = as_date(start)
    expected = add_working_days(first, count) if count else first
    while not is_working_day(expected):  # no day later: the last working day before, where the count is none
        expected = as_date(day(expected) - 1)
    assert moved.to_list() == [day(expected), None]


@given(days)
def test_the_office_opens_on_the_next_working_day(start: int) -> None:
    (opened,) = on_working_day(pl.Series([start]))
    assert is_working_day(as_date(opened))
    assert all(not is_working_day(as_date(shut)) for shut in range(start, opened))


def test_a_child_born_on_29_february_comes_of_age_on_the_28th() -> None:
    born = pl.DataFrame({"born": [day(date(1996, 2, 29)), day(date(1996, 3, 1))]})
    assert born.select(birthday(pl.col("born"), 18)).to_series().to_list() == [
        day(date(2014, 2, 28)),
        day(date(2014, 3, 1)),
    ]


def test_weekends_and_augusts_are_quieter() -> None:
    drawn = seasonal_days(Streams(1).of("t"), day(date(2013, 1, 1)), day(date(2013, 12, 31)), 40_000)
    dates = pl.Series(drawn).cast(pl.Date)
    assert (dates.dt.weekday() > 5).mean() < 0.14
    assert (dates.dt.month() == 8).mean() < (dates.dt.month() == 7).mean()


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 500)), min_size=1, max_size=6), st.integers(5, 90))
def test_a_schedule_is_what_counting_on_gives(spans: list[tuple[int, int]], every: int) -> None:
    rows = pl.DataFrame(
        {"row": range(len(spans)), "a": [a for a, _ in spans], "b": [a + width for a, width in spans]},
        schema={"row": pl.Int64, "a": pl.Int32, "b": pl.Int32},
    )
    found = repeated(Streams(1).of("t"), rows, starts="a", ends="b", every=every)
    expected = [(row, on) for row, (a, width) in enumerate(spans) for on in range(a + every, a + width, every)]
    assert found.select("row", "on").rows() == expected
    assert found.filter(pl.col("time") != (pl.col("on") - pl.col("a")) // every - 1).is_empty()


def test_a_schedule_may_run_late_skip_and_differ_by_row() -> None:
    rows = pl.DataFrame(
        {"a": [0, 0], "b": [1_000, 1_000], "every": [10, 100]}, schema={"a": pl.Int32, "b": pl.Int32, "every": pl.Int64}
    )
    found = repeated(Streams(1).of("t"), rows, starts="a", ends="b", every="every", late=5, skipped=0.2)
    often = found.filter(pl.col("every") == 10)
    assert 60 < often.height < 95
    assert (often["on"] - (often["time"] + 1) * 10).is_between(0, 5).all()


def test_too_few_children_are_told_of() -> None:
    found = pl.DataFrame({"family": [1, 1], "place": [0, 0], "round": [0, 1]})
    assert first_children(found, 1)["child"].to_list() == [0, 0]
    with pytest.raises(ValueError, match="1 children were made where 2 are needed"):
        first_children(found, 2)


def test_every_calibrated_figure_names_its_year_and_source() -> None:
    declared = [*RATES.values(), *MIXES.values(), *DURATIONS.values()]
    assert all(each.year and each.source for each in declared)
    assert share("dental check in the year") == 0.86
    assert sum(mix("referral source").values()) == pytest.approx(100, abs=1.5)
    assert all(low <= high and weight > 0 for name in DURATIONS for low, high, weight in bands(name))


def test_mixes_use_national_codes() -> None:
    sets = {
        "referral source": "referral_source",
        "primary need": "primary_need",
        "sex of children in need": "sex",
        "category of child protection plan": "category_of_abuse",
        "reason for placement change": "reason_place_change",
        "ethnicity of children looked after": "ethnicity",
        "factors at assessment, in percent of assessments": "assessment_factors",
        "care leavers: accommodation": "accommodation",
        "care leavers: activity before April 2021": "activity",
    }
    assert sets.keys() == MIXES.keys()
    for name, code_set in sets.items():
        assert set(mix(name)) <= set(CODE_SETS[code_set].values)
