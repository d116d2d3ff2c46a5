"""`goldenthread export dfe-api`, as it is typed."""

import json

import pytest

from api_children import children, requests
from goldenthread.cli.run import run


@pytest.fixture
def exported(tmp_path, capsys):
    """Export a dataset to a folder of that name; gives the status and what was printed."""

    def ask(dataset, name, *options):
        dataset.write(tmp_path / "dataset")
        status = run(
            ["export", "dfe-api", "--dataset", str(tmp_path / "dataset"), "--out", str(tmp_path / name), *options]
        )
        return status, *capsys.readouterr()

    return ask


def test_full_then_delta(exported, tmp_path):
    status, _, said = exported(children("C1", "C2"), "one", "--full")
    assert status == 1
    assert "children 2 added, 0 changed, 0 unchanged, 0 left; 2 sent in 1 requests" in said
    _, _, said = exported(children("C1"), "two", "--previous", str(tmp_path / "one"))
    assert "children 0 added, 0 changed, 1 unchanged, 1 left; 1 sent in 1 requests" in said
    assert requests(tmp_path / "two") == [[{"la_child_id": "C2", "purge": True}]]


def test_findings_of_one_kind_are_one_row(exported):
    _, printed, _ = exported(children("C-1", "C-2"), "one", "--full", "--format", "json")
    rows = {(row["key"], row["why"]): row for row in json.loads(printed)}
    found = rows["la_child_id", "must match [A-Za-z0-9]+"]
    assert (found["count"], found["first_child"], found["first_value"]) == (2, "C-1", "C-1")


def test_it_asks_for_what_was_sent_before(exported):
    status, _, said = exported(children("C1"), "one")
    assert status == 2
    assert "--previous FOLDER" in said


def test_it_counts_as_at_a_day(exported, tmp_path):
    exported(children("C1", until="2015-05-01"), "one", "--full", "--as-at", "2015-03-31")
    [[child]] = requests(tmp_path / "one")
    assert "closure_date" not in child["social_care_episodes"][0]
