"""`goldenthread indicators` and `goldenthread cases`, on two teams and three complaints."""

import csv
import json
from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.indicators import CATALOGUE
from goldenthread.analysis.tables import Dataset
from goldenthread.cli.run import run

FIELDS = ["indicator", "period", "group", "numerator", "denominator", "value", "unit", "status"]
TEAMS = {"T1": "Ambleside", "T2": "Brambles"}


def department(team_id, name):
    return {"dept_team_id": team_id, "dept_team_name": name}


def complaint(number, team_id, received_on):
    return {
        "complaint_id": f"C{number}", "received_on": received_on, "team_id": team_id,
        "procedure": "statutory", "complainant": "parent",
    }  # fmt: skip


def event(number, stage, started_on):
    return {
        "event_id": f"E{number}", "complaint_id": f"C{number}", "stage": stage,
        "started_on": started_on, "extended": False,
    }  # fmt: skip


RECEIVED = [("T1", date(2014, 5, 1)), ("T1", date(2014, 8, 4)), ("T2", date(2015, 3, 31)), ("T2", date(2015, 4, 1))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Three complaints in 2014-15, two of them about Ambleside, and one after it."""
    target = tmp_path_factory.mktemp("cli") / "dataset"
    tables = {
        "ssd_department": [department(*each) for each in TEAMS.items()],
        "complaints": [complaint(number, *each) for number, each in enumerate(RECEIVED)],
        "complaint_stage_events": [event(number, "stage_1", on) for number, (_, on) in enumerate(RECEIVED)],
    }
    facts = {"authority": "Wexcombe", "as_at": date(2015, 6, 30), "covers_from": date(2009, 4, 1), "source": "test"}
    Dataset.from_frames({name: pl.DataFrame(rows) for name, rows in tables.items()}, **facts).write(target)
    return str(target)


@pytest.fixture
def complaints(folder, capsys):
    """Ask for complaints_received, and give what was printed as rows."""

    def ask(*options):
        asked = ["--indicator", "complaints_received", "--dataset", folder, "--period", "2014-15", "--format", "json"]
        assert run(["indicators", *asked, *options]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def test_json_is_rows_of_exactly_the_promised_fields(complaints):
    [row] = complaints()
    assert list(row) == FIELDS
    assert (row["indicator"], row["period"]) == ("complaints_received", "2014-15")
    assert (row["group"], row["numerator"], row["denominator"], row["value"]) == (None, 3, None, 3)
    assert row["status"] == "published"


def test_by_team_gives_the_whole_authority_and_each_team(complaints):
    assert {row["group"]: row["value"] for row in complaints("--by", "team")} == {
        None: 3,
        "Ambleside": 2,
        "Brambles": 1,
    }


def test_by_quarter_and_team_may_be_asked_together(complaints):
    rows = {(row["period"], row["group"]): row["value"] for row in complaints("--by", "quarter", "--by", "team")}
    assert rows["2014-15-Q1", "Ambleside"] == 1
    assert rows["2014-15-Q4", None] == 1


def test_the_published_audience_meets_no_small_number(complaints):
    [row] = complaints("--audience", "published")
    assert (row["numerator"], row["value"], row["status"]) == (None, None, "suppressed")


def test_as_at_asks_what_was_known_on_a_day(complaints):
    [row] = complaints("--as-at", "2014-12-31")
    assert row["status"] == "not_supplied"


def test_all_indicators_are_calculated_unless_some_are_named(folder, capsys):
    assert run(["indicators", "--dataset", folder, "--period", "2014-15", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert list(dict.fromkeys(row["indicator"] for row in rows)) == list(CATALOGUE)


def test_csv_is_raw_with_its_status(folder, capsys):
    run(["indicators", "--dataset", folder, "--period", "2014-15", "--indicator", "cla_open", "--format", "csv"])
    [row] = csv.DictReader(capsys.readouterr().out.splitlines())
    assert list(row) == FIELDS
    assert (row["value"], row["status"]) == ("", "not_supplied")


def test_a_table_is_in_words(folder, capsys):
    asked = ["--indicator", "complaints_received", "--indicator", "cla_open"]
    assert run(["indicators", "--dataset", folder, "--period", "2014-15", *asked]) == 0
    complaints, looked_after = capsys.readouterr().out.splitlines()[1:]
    assert complaints.split()[:6] == ["complaints_received", "2014-15", "whole", "authority", "3", "3"]
    assert "Not supplied" in looked_after


def cases(folder, *options):
    return run(["cases", "complaints_received", "--dataset", folder, "--period", "2014-15", *options])


def test_cases_are_the_rows_behind_the_value(folder, capsys):
    assert cases(folder, "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["case_id"], row["team"], row["start"]) for row in rows] == [
        ("C0", "Ambleside", "2014-05-01"),
        ("C1", "Ambleside", "2014-08-04"),
        ("C2", "Brambles", "2015-03-31"),
    ]


def test_cases_of_one_team(folder, capsys):
    assert cases(folder, "--group", "Brambles", "--format", "csv") == 0
    assert [row["case_id"] for row in csv.DictReader(capsys.readouterr().out.splitlines())] == ["C2"]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (["indicators", "--period", "2014-16"], "2014-16"),
        (["indicators", "--period", "2014-15", "--indicator", "cla_opn"], "cla_open"),
        (["indicators", "--period", "2014-15", "--by", "tame"], "tame"),
        (["indicators", "--period", "2014-15", "--as-at", "31/03/2015"], "2015-03-31"),
        (["indicators", "--period", "2014-15", "--as-at", "2016-01-01"], "2016"),
        (["cases", "complaints", "--period", "2014-15"], "complaints_received"),
        (["cases", "complaints_received", "--period", "2014-15", "--group", "Amblside"], "Ambleside"),
    ],
)
def test_what_is_not_there_is_refused_by_name(asked, named, folder, capsys):
    assert run([*asked, "--dataset", folder]) == 2
    error = capsys.readouterr().err
    assert error.startswith("goldenthread: ")
    assert named in error
    assert error.count("\n") == 1
