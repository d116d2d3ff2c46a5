"""`goldenthread audit`."""

import json

import pytest

from committed_trail import committed, emptied_afterwards, trail  # noqa: F401  fixtures
from goldenthread.access.models import AuditEvent
from goldenthread.cli.run import run


@pytest.fixture
def damaged(trail):  # noqa: F811
    """A trail of two seals with one event removed: its key."""
    keys = trail.sealed(2, 2)
    trail.run(f"DELETE FROM access_auditevent WHERE id = {keys[0]}")
    return keys[0]


def test_sealing_says_how_much_it_did(trail, capsys):  # noqa: F811
    trail.write(2)
    assert run(["audit", "seal"]) == 0
    assert run(["audit", "seal"]) == 0
    assert capsys.readouterr().out == "1 seal made\n0 seals made\n"


def test_a_whole_trail_is_said_to_be_whole_with_the_seal_to_remember(trail, capsys):  # noqa: F811
    trail.sealed(2)
    trail.write(1)
    assert run(["audit", "verify"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Whole: 2 sealed events under 1 seals, and 1 not sealed yet. The last seal is 1:")
    remembered = shown.split("The last seal is ")[1].strip().rstrip(".")
    assert run(["audit", "verify", "--remembers", remembered]) == 0


def test_an_empty_trail_is_whole(trail, capsys):  # noqa: F811
    assert run(["audit", "verify"]) == 0
    assert capsys.readouterr().out == "Whole: 0 sealed events under 0 seals, and 0 not sealed yet.\n"


def test_findings_are_sentences_and_status_1(damaged, capsys):
    assert run(["audit", "verify"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith(f"Event {damaged} was removed after seal 1 of ")
    assert "1 finding in 4 sealed events under 2 seals" in shown


def test_findings_as_json_and_csv(damaged, capsys):
    assert run(["audit", "verify", "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["seal"], found["events"]) == ("removed", 1, str(damaged))
    assert run(["audit", "verify", "--format", "csv"]) == 1
    assert capsys.readouterr().out.startswith("kind,seal,at,events,what\nremoved,1,")


def test_one_may_begin_after_what_is_known(damaged):
    assert run(["audit", "verify", "--from-seal", "2"]) == 0


@pytest.mark.parametrize("wrong", [["--from-seal", "9"], ["--remembers", "x"], ["--from-seal", "0"], ["--format", "x"]])
def test_bad_usage_is_status_2(wrong, trail, capsys):  # noqa: F811
    assert run(["audit", "verify", *wrong]) == 2
    assert capsys.readouterr().err.startswith("goldenthread: ")


def test_verifying_leaves_in_the_trail_what_it_found(damaged):
    run(["audit", "verify"])
    event = AuditEvent.objects.get(type="trail:verify")
    expected = {"since": 1, "events": 4, "unsealed": 0, "seals": 2, "last": 2, "findings": {"removed": 1}}
    assert (event.subject, event.details) == ("trail", expected)
