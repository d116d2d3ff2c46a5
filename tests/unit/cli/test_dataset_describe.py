"""`goldenthread dataset describe`: the contract as its declarations have it."""

import csv
import json
from datetime import date

import pytest

from goldenthread.analysis.tables import TABLES, Dataset
from goldenthread.cli.run import run

EVERY_COLUMN = [(table.name, column.name) for table in TABLES.values() for column in table.columns]


def test_json_has_a_row_for_every_column_of_every_table(capsys):
    assert run(["dataset", "describe", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["table"], row["column"]) for row in rows] == EVERY_COLUMN


def test_csv_has_the_same_rows(capsys):
    assert run(["dataset", "describe", "--format", "csv"]) == 0
    rows = csv.DictReader(capsys.readouterr().out.splitlines())
    assert [(row["table"], row["column"]) for row in rows] == EVERY_COLUMN


def test_for_people_each_table_has_a_heading_and_its_columns(capsys):
    assert run(["dataset", "describe", "--table", "complaints"]) == 0
    shown = capsys.readouterr().out
    assert TABLES["complaints"].description in shown
    assert "complaint_stage_events" not in shown
    assert all(f"\n{column.name} " in shown for column in TABLES["complaints"].columns)


def test_an_unknown_table_is_refused_with_the_nearest_name(capsys):
    assert run(["dataset", "describe", "--table", "complaint"]) == 2
    assert "complaints" in capsys.readouterr().err


@pytest.fixture
def supplied(tmp_path):
    """A dataset of one supplied table with no rows."""
    facts = {"authority": "Wexcombe", "as_at": date(2015, 6, 30), "covers_from": date(2009, 4, 1), "source": "test"}
    Dataset.from_frames({"complaints": TABLES["complaints"].empty()}, **facts).write(tmp_path / "dataset")
    return tmp_path / "dataset"


def test_with_a_dataset_a_true_zero_and_a_table_not_supplied_differ(supplied, capsys):
    assert run(["dataset", "describe", "--dataset", str(supplied), "--format", "json"]) == 0
    tables = {row["table"]: row for row in json.loads(capsys.readouterr().out)}
    assert (tables["complaints"]["supplied"], tables["complaints"]["rows"]) == (True, 0)
    assert (tables["audits"]["supplied"], tables["audits"]["rows"]) == (False, None)


def test_a_folder_that_is_no_dataset_is_refused(tmp_path, capsys):
    assert run(["dataset", "describe", "--dataset", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
