"""Working days on records whose dates lie outside the known calendar."""

from datetime import date

import polars as pl

from goldenthread.analysis.indicators.clocks import after_working_days, working_days


def test_a_day_outside_the_calendar_counts_as_the_nearest_inside():
    rows = pl.DataFrame({"start": [date(1900, 1, 1), date(2014, 4, 1)], "end": [date(2014, 4, 1), date(9999, 1, 1)]})
    took = rows.select(working_days(pl.col("start"), pl.col("end"))).to_series()
    assert (took > 1000).all()


def test_a_day_inside_is_counted_as_it_is():
    rows = pl.DataFrame({"start": [date(2014, 4, 17)], "end": [date(2014, 4, 22)]})
    assert rows.select(working_days(pl.col("start"), pl.col("end"))).item() == 1
    assert rows.select(after_working_days(pl.col("start"), 1)).item() == date(2014, 4, 22)


def test_a_limit_set_off_by_a_day_outside_still_has_an_end():
    rows = pl.DataFrame({"start": [date(1900, 1, 1), date(9999, 1, 1)]})
    assert rows.select(after_working_days(pl.col("start"), 46)).to_series().is_not_null().all()
