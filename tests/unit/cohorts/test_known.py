"""What was known on a day."""

from datetime import date, datetime

import polars as pl
import pytest

from goldenthread.analysis.cohorts import KNOWN, as_known, day_after
from goldenthread.analysis.tables import TABLES, ColumnType
from tables_by_hand import rows_of

DATED = {ColumnType.DATE, ColumnType.DATE_TIME}


def known(table, rows, day):
    return as_known(table, rows_of(table, rows).lazy(), date.fromisoformat(day)).collect()


@pytest.mark.parametrize("table", KNOWN)
def test_every_declaration_names_columns_of_its_table(table):
    columns = TABLES[table].polars_schema
    names = {*KNOWN[table].later, *(name for settled in KNOWN[table].later.values() for name in settled)}
    assert names <= set(columns)
    dated = [*KNOWN[table].later, *([KNOWN[table].row] if KNOWN[table].row else [])]
    assert {TABLES[table].column(name).type for name in dated} <= DATED


def test_a_row_dated_later_is_not_known():
    rows = [{"received_on": "2014-05-01"}, {"received_on": "2014-05-02"}]
    assert known("complaints", rows, "2014-05-01").height == 1


def test_a_row_without_a_date_is_kept():
    assert known("ssd_contacts", [{}], "2014-05-01").height == 1


def test_an_end_that_came_later_is_not_known_and_nothing_that_was_settled_with_it():
    row = {"cine_referral_date": "2014-01-01", "cine_close_date": "2014-06-01", "cine_close_reason": "RC7"}
    before = known("ssd_cin_episodes", [row], "2014-05-31")
    assert before.select("cine_close_date", "cine_close_reason").row(0) == (None, None)
    on_the_day = known("ssd_cin_episodes", [row], "2014-06-01")
    assert on_the_day.select("cine_close_date", "cine_close_reason").row(0) == (date(2014, 6, 1), "RC7")


def test_a_time_of_the_day_itself_is_known():
    row = {
        "received_at": "2014-05-01T23:59",
        "decided_at": "2014-05-02T00:01",
        "decided_by": "m",
        "outcome": "referral",
    }
    found = known("contact_decisions", [row], "2014-05-01")
    assert found.select("received_at", "decided_at").row(0) == (datetime(2014, 5, 1, 23, 59), None)  # noqa: DTZ001


def test_a_table_with_nothing_dated_is_as_it_is():
    assert known("population", [{"year": 2030}], "2014-05-01").height == 1


def test_the_day_after_the_last_day():
    frame = pl.DataFrame({"last": [date(2014, 3, 31), None]}).select(day_after("last"))
    assert frame["last"].to_list() == [date(2014, 4, 1), None]
