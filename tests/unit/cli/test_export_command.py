"""`goldenthread export dfe-api`, as it is typed."""

import json

import pytest

import api_server
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


@pytest.fixture
def server(monkeypatch):
    """The API, and the settings to reach it."""
    with api_server.running() as found:
        for name, value in {"ADDRESS": found.address, "LA_CODE": "302", "KEY": api_server.KEY}.items():
            monkeypatch.setenv(f"GOLDENTHREAD_DFE_API_{name}", value)
        yield found


def test_nothing_is_sent_unless_one_says_so(exported, server):
    exported(children("C1"), "one", "--full")
    assert server.asked == []


def test_it_builds_and_sends(exported, server):
    _, _, said = exported(children("C1"), "one", "--full", "--send")
    assert "Request 0001: accepted (200)" in said
    assert list(server.receiver.children) == ["C1"]


def test_it_sends_what_is_left_of_an_export(exported, server, tmp_path, capsys):
    exported(children("C1"), "one", "--full")
    again = ["export", "dfe-api", "--out", str(tmp_path / "one"), "--send"]
    server.fates = [403]
    assert run(again) == 1
    assert "Request 0001: not taken (403)" in capsys.readouterr().err
    assert run(again) == 0
    assert run(again) == 0
    assert "Nothing is left to send." in capsys.readouterr().err


def test_no_answer_has_no_status(exported, server, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    server.fates = ["lost"] * 5
    status, _, said = exported(children("C1"), "one", "--full", "--send")
    assert (status, said.splitlines()[-1]) == (1, "Request 0001: unanswered")


def test_nothing_is_built_where_it_cannot_be_sent(exported, tmp_path):
    status, _, said = exported(children("C1"), "one", "--full", "--send")
    assert (status, "GOLDENTHREAD_DFE_API_ADDRESS" in said, (tmp_path / "one").exists()) == (2, True, False)


def test_it_builds_or_sends(tmp_path, capsys):
    assert run(["export", "dfe-api", "--out", str(tmp_path / "one")]) == 2
    assert "--dataset" in capsys.readouterr().err
