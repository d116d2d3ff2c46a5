"""The engine against slow and obvious counting, day by day and child by child, over made-up lives."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.cohorts import Window, at_once, count, cut, intersect, levels, merged
from goldenthread.analysis.indicators import calculate
from goldenthread.analysis.periods import add_months, period
from tables_by_hand import authority

FIRST = date(2014, 4, 1)
DAYS = 40
CALENDAR = [FIRST + timedelta(days=each) for each in range(-2, DAYS + 3)]


@st.composite
def spells(draw, keys="ab", most=6):
    """Rows of key, start and an until that is later or empty."""
    rows = []
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, DAYS))
        length = draw(st.none() | st.integers(1, DAYS))
        until = None if length is None else FIRST + timedelta(days=start + length)
        rows.append((draw(st.sampled_from(keys)), FIRST + timedelta(days=start), until))
    return rows


def frame(rows, name="number"):
    schema = {"key": pl.String, "start": pl.Date, "until": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row").with_row_index(name).lazy()


def runs(row, day):
    _, start, until = row
    return start <= day and (until is None or day < until)


def running(rows, key, day):
    return [number for number, row in enumerate(rows) if row[0] == key and runs(row, day)]


def found_on(result, key, day):
    rows = result.select("key", "start", "until").iter_rows()
    return [number for number, row in enumerate(rows) if row[0] == key and runs(row, day)]


@given(spells())
def test_a_merged_spell_runs_once_where_any_did(rows):
    result = merged(frame(rows), ["key"]).collect()
    for key in "ab":
        for day in CALENDAR:
            assert len(found_on(result, key, day)) == (1 if running(rows, key, day) else 0)


@given(spells(), spells())
def test_cut_segments_cover_each_spell_once_and_carry_the_turn_that_began_last(rows, turns):
    result = cut(frame(rows), frame(turns, "turn"), ["key"]).collect()
    for number, row in enumerate(rows):
        mine = result.filter(pl.col("number") == number)
        for day in CALENDAR:
            segments = found_on(mine, row[0], day)
            assert len(segments) == (1 if runs(row, day) else 0)
            for segment in segments:
                assert mine["turn"][segment] == latest_turn(turns, row[0], day)


def latest_turn(turns, key, day):
    """The turn that began last, if it still runs: one that began later has ended all before it."""
    begun = [(start, number) for number, (other, start, _) in enumerate(turns) if other == key and start <= day]
    if not begun:
        return None
    number = max(begun)[1]
    return number if runs(turns[number], day) else None


@given(spells(), spells())
def test_two_tables_intersect_where_both_run(left, right):
    result = intersect(frame(left), frame(right, "other"), ["key"]).collect()
    for key in "ab":
        for day in CALENDAR:
            assert len(found_on(result, key, day)) == len(running(left, key, day)) * len(running(right, key, day))


@given(spells(), st.integers(1, 3))
def test_levels_are_how_many_run_at_once(rows, least):
    result = levels(frame(rows).with_columns(one=pl.lit(1.0)), ["key"], "one").collect()
    several = at_once(frame(rows), ["key"], least).collect()
    for key in "ab":
        for day in CALENDAR:
            at = [result["level"][row] for row in found_on(result, key, day)]
            assert sum(at) == len(running(rows, key, day))
            assert bool(found_on(several, key, day)) == (len(running(rows, key, day)) >= least)


@st.composite
def windows(draw):
    first = draw(st.integers(0, DAYS))
    return Window(CALENDAR[first], CALENDAR[min(first + draw(st.integers(0, DAYS)), len(CALENDAR) - 1)])


@given(spells("abc"), st.lists(windows(), min_size=1, max_size=4), st.sampled_from(["during", "as_at"]), st.booleans())
def test_counting_agrees_with_looking_at_every_case(rows, asked, basis, distinct):
    cases = (
        frame(rows).collect().with_columns(numerator=pl.lit(1.0), denominator=pl.lit(2.0), half=pl.col("number") % 2)
    )
    counts = count(cases, asked, basis=basis, by="key", distinct="half" if distinct else None)
    for row, group in enumerate(counts.groups):
        for column, window in enumerate(asked):
            inside = [
                number
                for number, case in enumerate(rows)
                if group in (None, case[0])
                and (window.first <= case[1] <= window.last if basis == "during" else runs(case, window.last))
            ]
            different = {number % 2 for number in inside}
            assert counts.numerator[row, column] == (len(different) if distinct else len(inside))
            assert counts.denominator[row, column] == (len(different) if distinct else 2 * len(inside))


@st.composite
def referred(draw):
    """Referrals of three children over three years: day, close and whether nothing further was done."""
    rows = []
    for number in range(draw(st.integers(0, 12))):
        day = date(2012, 6, 1) + timedelta(days=30 * draw(st.integers(0, 33)))
        length = draw(st.none() | st.sampled_from([0, 15, 30, 200]))
        close = None if length is None else day + timedelta(days=length)
        rows.append((f"r{number:02}", draw(st.sampled_from("abc")), day, close, draw(st.booleans())))
    return rows


def counted_referrals(rows):
    """The referrals that count, child by child: not on the day of another, not while the child is in need."""
    kept = []
    for key, child, day, _, _ in sorted(rows):
        same_day = any(other[1:3] == (child, day) and other[0] < key for other in rows)
        in_need = any(
            other[1] == child and other[2] < day and not other[4] and (other[3] is None or other[3] > day)
            for other in rows
        )
        if not same_day and not in_need:
            kept.append((key, child, day))
    return kept


def re_referred(rows, span):
    kept = counted_referrals(rows)
    inside = [each for each in kept if each[2] in span]
    repeats = [
        each
        for each in inside
        if any(other[1] == each[1] and add_months(each[2], -12) <= other[2] < each[2] for other in kept)
    ]
    return len(repeats), len(inside)


@settings(max_examples=60)
@given(referred(), st.sets(st.integers(0, 11)))
def test_re_referral_rates_agree_with_looking_back_from_every_referral(rows, mistaken):
    table = [
        {
            "cine_referral_id": key,
            "cine_person_id": child,
            "cine_referral_date": day,
            "cine_close_date": close,
            "cine_referral_nfa": "Y" if nothing else "N",
        }
        for key, child, day, close, nothing in rows
    ]
    corrections = [
        {"table_name": "ssd_cin_episodes", "field": "cine_referral_id", "record_id": f"r{number:02}"}
        for number in mistaken
    ]
    made = authority(ssd_cin_episodes=table, contact_decisions=[], record_corrections=corrections)
    both = calculate(["re_referral_rate_12m", "re_referral_rate_adjusted"], made, periods=["2013-14", "2014-15"])
    left = [row for row in rows if int(row[0][1:]) not in mistaken]
    expected = [re_referred(each, period(label)) for each in (rows, left) for label in ("2013-14", "2014-15")]
    assert list(both.select("numerator", "denominator").iter_rows()) == expected
