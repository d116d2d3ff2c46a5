"""`goldenthread dataset build` and `goldenthread dataset load`."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from goldenthread.access.models import User
from goldenthread.analysis.tables import Dataset
from goldenthread.cli.run import run
from goldenthread.extracts.models import Load
from goldenthread.record.people.models import Person
from made_up_people import make_person, make_user
from record_and_dataset import HOME, dataset, frames

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def users(settings, tmp_path):
    settings.VAR = tmp_path / "var"
    for role in ("performance-analyst", "system-administrator", "social-worker"):
        make_user(role, username=role)


@pytest.fixture
def source(tmp_path):
    dataset().write(tmp_path / "source")
    return tmp_path / "source"


def test_loading_and_building_give_the_same_tables_back(source, tmp_path, capsys):
    assert run(["dataset", "load", "--dataset", str(source), "--format", "json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert counts[0] == {
        "table": "ssd_person", "added": 2, "changed": 0, "unchanged": 0, "left": 0, "gone": 0, "refused": 0,
    }  # fmt: skip
    assert run(["dataset", "build", "--out", str(tmp_path / "built"), "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert {row["table"]: row["rows"] for row in csv.DictReader(io.StringIO(printed.out))}["ssd_family"] == "2"
    assert printed.err == f"Built {tmp_path / 'built'}\n"
    built = Dataset.open(tmp_path / "built", check="full")
    assert frames(built)["ssd_address"]["addr_address_json"].to_list() == [HOME]
    assert built.manifest.authority == "Wexcombe Borough Council"


def test_extracts_are_kept_side_by_side(tmp_path, capsys):
    make_person()
    assert run(["dataset", "build", "--authority", "Wexcombe", "--as-at", "2015-03-31"]) == 0
    (built,) = (tmp_path / "var" / "extracts").iterdir()
    assert built.name.startswith("2015-03-31-built-")
    assert str(built) in capsys.readouterr().err


def test_loading_the_same_again_says_that_nothing_changed(source, capsys):
    assert run(["dataset", "load", "--dataset", str(source)]) == 0
    assert run(["dataset", "load", "--dataset", str(source)]) == 0
    assert capsys.readouterr().err == "This dataset was loaded last: nothing changed.\n"
    assert Load.objects.count() == 1


def test_a_damaged_dataset_is_one_sentence_and_nothing_is_written(source, capsys):
    file = source / "ssd_address.parquet"
    file.write_bytes(file.read_bytes()[:100])
    assert run(["dataset", "load", "--dataset", str(source)]) == 2
    assert capsys.readouterr().err.startswith(f"goldenthread: {file} has changed")
    assert not Person.objects.exists()


def test_a_row_that_names_nobody_is_one_sentence_and_nothing_is_written(tmp_path, capsys):
    home = {"addr_table_id": "D1", "addr_person_id": "C9"}
    dataset(ssd_address=[home]).write(tmp_path / "orphan")
    assert run(["dataset", "load", "--dataset", str(tmp_path / "orphan")]) == 2
    assert "ssd_address.addr_person_id must name a row of ssd_person" in capsys.readouterr().err
    assert not Person.objects.exists()


def test_rows_left_out_are_told_and_are_status_1(tmp_path, capsys):
    home = {"addr_table_id": "D1", "addr_person_id": "C1", "addr_address_postcode": "W" * 40}
    dataset(ssd_address=[home]).write(tmp_path / "long")
    asked = ["dataset", "load", "--dataset", str(tmp_path / "long")]
    assert run(asked) == 2
    assert "The record cannot hold 1 row of ssd_address: row 0 (D1: " in capsys.readouterr().err
    assert run([*asked, "--leave-out"]) == 1
    told = "Left out: ssd_address row 0 (D1): addr_address_postcode is longer than 20 characters\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["build"], "Say whose record it is"),
        (["build", "--authority", "W", "--by", "nobody"], "There is no user 'nobody'"),
        (["build", "--authority", "W", "--by", "social-worker"], "This user's role may not do that"),
        (["build", "--authority", "W", "--as-at", "2099-01-01"], "still to come"),
        (["load", "--dataset", "SOURCE", "--by", "social-worker"], "This user's role may not do that"),
        (["load", "--dataset", "nowhere"], "the folder does not exist"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(asked, told, source, capsys):
    assert run(["dataset", *(str(source) if word == "SOURCE" else word for word in asked)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_a_live_service_is_told_in_whose_name(source, settings, monkeypatch, capsys):
    settings.LIVE = True
    monkeypatch.setattr("goldenthread.site.live.verify", lambda: None)
    monkeypatch.setattr("goldenthread.site.live.verify_settings", lambda: None)
    assert run(["dataset", "load", "--dataset", str(source)]) == 2
    assert "Say in whose name" in capsys.readouterr().err
    assert run(["dataset", "load", "--dataset", str(source), "--by", "system-administrator"]) == 0
    assert Load.objects.get().loaded_by_id == User.objects.get(username="system-administrator").pk


def test_a_folder_that_exists_is_left_alone(source, tmp_path, capsys):
    before = sorted(path.name for path in Path(source).iterdir())
    assert run(["dataset", "build", "--authority", "W", "--out", str(source)]) == 2
    assert sorted(path.name for path in Path(source).iterdir()) == before
    shutil.rmtree(source)
