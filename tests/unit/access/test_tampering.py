"""Whoever owns the database, or one of the files, cannot touch the trail without `verify` finding it."""

import json
import shutil

import pytest
from django.db import connection

from goldenthread.access.models import AuditEvent, Seal
from goldenthread.access.trail import keys, seal, verify, witnesses
from goldenthread.access.trail.keys import Key
from goldenthread.codes import UserError

COLUMNS = "at, type, actor_id, actor_role, subject, subject_id, purpose, refused, details"
TRUE, FALSE = {"sqlite": ("1", "0"), "postgresql": ("true", "false")}[connection.vendor]


@pytest.fixture
def sealed(trail):
    """Ten events under three seals: their keys."""
    return trail.sealed(3, 4, 3)


@pytest.fixture
def tail(sealed, trail):
    """Three more that are not sealed yet."""
    return trail.write(3)


def forge(trail, key, type="record:read"):
    when = "'2015-06-30 12:00:00+00:00'"
    values = f"{key}, {when}, '{type}', '7', 'social-worker', 'p-2', 2, '', {FALSE}, '{{}}'"
    trail.run(f"INSERT INTO access_auditevent (id, {COLUMNS}) VALUES ({values})")


@pytest.mark.parametrize(
    "change",
    [
        "at = '2015-06-30 12:00:00+00:00'",
        "type = 'record:write'",
        "actor_id = '8'",
        "actor_role = 'director'",
        "subject = 'p-3'",
        "subject_id = 3",
        "purpose = 'other'",
        f"refused = {TRUE}",
        "details = '{\"page\": 2}'",
    ],
)
@pytest.mark.parametrize("where", ["sealed", "tail"])
def test_an_event_altered_in_any_column_is_found(change, where, sealed, tail, trail):
    key = {"sealed": sealed[4], "tail": tail[1]}[where]
    trail.run(f"UPDATE access_auditevent SET {change} WHERE id = {key}")
    (found,) = trail.findings()
    assert (found.kind, found.events) == ("altered", str(key))
    assert found.what.startswith(f"Event {key} was altered ")
    assert "it now says" in found.what


def test_a_removed_event_is_found_with_the_seal_that_covers_it(sealed, trail):
    trail.run(f"DELETE FROM access_auditevent WHERE id = {sealed[4]}")
    (found,) = trail.findings()
    assert (found.kind, found.events, found.seal) == ("removed", str(sealed[4]), 2)
    assert found.what.endswith("UTC, which covers it.")


def test_a_tail_cut_off_is_found_sealed_and_unsealed(sealed, tail, trail):
    trail.run(f"DELETE FROM access_auditevent WHERE id >= {sealed[-2]}")
    assert [(found.kind, found.events) for found in trail.findings()] == [
        ("removed", f"{sealed[-2]}-{sealed[-1]}"),
        ("removed", f"{tail[0]}-{tail[-1]}"),
    ]


def test_only_the_unsealed_tail_cut_off_is_found_and_remembered_by_the_next_seal(tail, trail):
    trail.run(f"DELETE FROM access_auditevent WHERE id = {tail[-1]}")
    assert trail.kinds() == {"removed"}
    trail.sealed(1)
    (found,) = trail.findings()
    assert (found.kind, found.events) == ("removed", str(tail[-1]))
    assert "witnessed when written, and gone before seal 4" in found.what


def test_an_event_altered_before_its_seal_stays_found_after_it(tail, trail):
    trail.run(f"UPDATE access_auditevent SET actor_id = '8' WHERE id = {tail[1]}")
    trail.seal()
    (found,) = trail.findings()
    assert (found.kind, found.events) == ("altered", str(tail[1]))
    assert "between the writing and seal 4" in found.what


@pytest.mark.parametrize("key", [-1, 1_000_000])
def test_a_forged_event_is_found(key, sealed, trail):
    forge(trail, key)
    (found,) = trail.findings()
    assert (found.kind, found.events) == ("unwitnessed", str(key))
    assert "never witnessed" in found.what


def test_a_forged_event_stays_found_when_it_is_sealed(sealed, trail):
    forge(trail, sealed[-1] + 1)
    trail.seal()
    assert trail.kinds() == {"unwitnessed"}


def test_a_forged_event_in_a_gap_is_found(sealed, trail):
    trail.run(f"DELETE FROM access_auditevent WHERE id = {sealed[4]}")
    forge(trail, sealed[4])
    assert trail.kinds() == {"altered"}


def test_two_events_that_changed_places_are_found(sealed, trail):
    one, other = sealed[1], sealed[5]
    trail.run(f"UPDATE access_auditevent SET subject = 'p-3' WHERE id = {other}")
    trail.run(f"UPDATE access_auditevent SET id = 9000 WHERE id = {one}")
    trail.run(f"UPDATE access_auditevent SET id = {one} WHERE id = {other}")
    trail.run(f"UPDATE access_auditevent SET id = {other} WHERE id = 9000")
    assert [(found.kind, found.events) for found in trail.findings()] == [
        ("altered", str(one)),
        ("altered", str(other)),
    ]


def test_a_trail_that_was_renumbered_is_found(sealed, trail):
    trail.run("UPDATE access_auditevent SET id = id + 10000")
    assert trail.kinds() == {"removed", "unwitnessed"}


def rewrite(trail, secret):
    """Everything that stands in the database made anew and consistent, under another key."""
    trail.run("DELETE FROM access_seal")
    trail.run("UPDATE access_auditevent SET actor_id = '8'")
    forged, before = Key(secret), seal.FIRST
    for number, line in enumerate(trail.seals_file.read_text().splitlines(), start=1):
        before = seal.replace(seal.from_line(line), previous=before.mac).signed(forged)
        Seal.objects.create(number=number, line=before.line())


def test_a_whole_database_rewritten_under_another_key_is_found(sealed, trail):
    rewrite(trail, b"another" * 10)
    assert trail.kinds() == {"seal-differs", "altered"}


def test_database_and_file_rewritten_under_another_key_is_found(sealed, trail):
    rewrite(trail, b"another" * 10)
    trail.seals_file.write_text("".join(f"{row.line}\n" for row in Seal.objects.all()))
    found = {found.kind: found for found in trail.findings()}
    assert found["seal-forged"].what.startswith("Seals 1 to 3 were not made with this key")


def test_a_trail_rewritten_without_any_seal_is_found(sealed, trail):
    trail.run("DELETE FROM access_seal")
    trail.seals_file.write_text("")
    trail.run("UPDATE access_auditevent SET actor_id = '8'")
    assert {"seal-removed", "altered"} <= trail.kinds()
    trail.witness_file.unlink()
    assert trail.kinds() == {"unwitnessed"}


def test_the_wrong_key_is_found(sealed, trail):
    trail.key_file.write_text("x" * 50)
    keys._read.cache_clear()
    assert "this is the wrong key" in trail.sentences()


@pytest.mark.parametrize("text", ["", "short"])
def test_a_missing_or_short_key_is_found(text, sealed, trail):
    trail.key_file.write_text(text) if text else trail.key_file.unlink()
    keys._read.cache_clear()
    assert trail.kinds() == {"key"}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_seal_removed_from_the_database_is_found(number, sealed, trail):
    trail.run(f"DELETE FROM access_seal WHERE number = {number}")
    assert trail.sentences().endswith("in the file and not in the database.")


@pytest.mark.parametrize("kept", [(1, 2), (0, 2), (0, 1)])
def test_a_seal_removed_from_the_file_is_found(kept, sealed, trail):
    lines = trail.seals_file.read_text().splitlines(keepends=True)
    trail.seals_file.write_text("".join(lines[at] for at in kept))
    assert trail.sentences().endswith("in the database and not in the file.")


def test_a_file_of_seals_that_is_gone_is_found(sealed, trail):
    trail.seals_file.unlink()
    assert trail.sentences() == "Seals 1 to 3 are in the database and not in the file."
    trail.sealed(1)
    assert trail.kinds() == {"seal-not-in-file"}


def test_a_seal_removed_in_both_places_is_found(sealed, trail):
    lines = trail.seals_file.read_text().splitlines(keepends=True)
    trail.seals_file.write_text(lines[0] + lines[2])
    trail.run("DELETE FROM access_seal WHERE number = 2")
    assert "Seal 2 is neither in the database nor in the file." in trail.sentences()


def test_the_last_seals_removed_in_both_places_are_found(sealed, trail):
    lines = trail.seals_file.read_text().splitlines(keepends=True)
    trail.seals_file.write_text(lines[0])
    trail.run("DELETE FROM access_seal WHERE number > 1")
    assert trail.kinds() == {"seal-removed"}
    assert trail.sentences().startswith("Seals 2 to 3 were made, as the witnesses tell")


def test_a_seal_changed_in_the_database_is_found(sealed, trail):
    line = Seal.objects.get(number=2).line.replace('"count":4', '"count":5')
    trail.run("UPDATE access_seal SET line = %s WHERE number = 2", line)
    assert trail.kinds() == {"seal-differs"}


@pytest.mark.parametrize("line", ["nonsense", "{}", '{"number":2}', "[]"])
def test_a_seal_that_is_none_is_found(line, sealed, trail):
    trail.run("UPDATE access_seal SET line = %s WHERE number = 2", line)
    assert trail.kinds() == {"seal-unread"}
    trail.sealed(1)
    assert trail.kinds() == {"seal-unread"}


def test_a_seal_that_is_none_and_has_no_line_in_the_file_is_found(sealed, trail):
    trail.run("UPDATE access_seal SET line = 'nonsense' WHERE number = 3")
    trail.seals_file.write_text("".join(trail.seals_file.read_text().splitlines(keepends=True)[:2]))
    assert {"seal-unread", "seal-not-in-file"} <= trail.kinds()


def test_the_same_fault_of_seals_apart_is_said_of_each(sealed, trail):
    trail.run("DELETE FROM access_seal WHERE number IN (1, 3)")
    told = trail.sentences().splitlines()
    assert [line.split(" of ")[0] for line in told] == ["Seal 1", "Seal 3"]


def test_lines_of_the_file_that_are_no_seals_or_out_of_order_are_found(sealed, trail):
    first, second, third = trail.seals_file.read_text().splitlines(keepends=True)
    trail.seals_file.write_text(first + "nonsense\n" + third + second)
    told = trail.sentences()
    assert "Line 2 of the file of seals is no seal." in told
    assert "Line 4 of the file of seals is seal 2, out of its order." in told


def test_a_seal_that_does_not_follow_the_one_before_is_found(sealed, trail):
    """Only whoever has the key can make one; a chain from another trail is one too."""
    loose = seal.replace(seal.from_line(Seal.objects.get(number=3).line), previous="0" * 64).signed(keys.current())
    trail.run("UPDATE access_seal SET line = %s WHERE number = 3", loose.line())
    lines = trail.seals_file.read_text().splitlines(keepends=True)
    trail.seals_file.write_text("".join(lines[:2]) + loose.line() + "\n")
    assert trail.kinds() == {"seal-unchained"}


def test_a_witness_file_that_was_cut_is_found(sealed, tail, trail):
    trail.witness_file.write_text("")
    assert {"witnesses-cut", "unwitnessed"} == trail.kinds()
    trail.seal()
    assert {"witnesses-cut", "unwitnessed"} == trail.kinds()


def test_lines_that_are_no_witness_tell_nothing(sealed, tail, trail):
    with trail.witness_file.open("ab") as file:
        file.write(b"\nnonsense\nx y\n12 ")
    assert trail.findings() == []


def test_an_older_backup_laid_over_the_database_is_found(sealed, trail):
    trail.run(f"DELETE FROM access_auditevent WHERE id > {sealed[2]}")
    trail.run("DELETE FROM access_seal WHERE number > 1")
    told = trail.sentences()
    assert "Seals 2 to 3 are in the file and not in the database." in told
    assert trail.kinds() == {"seal-not-in-database", "removed"}
    # What is written from then on does not hide it.
    trail.write(2)
    trail.seal()
    assert {"seal-not-in-database", "removed"} <= trail.kinds()


def test_everything_taken_back_at_once_is_found_by_who_remembers_a_seal(sealed, trail, tmp_path):
    remembered = verify.verify().summary().split("The last seal is ")[1].rstrip(".")
    shutil.copytree(trail.seals_file.parent, tmp_path / "backup")
    trail.sealed(2)
    later = verify.verify().summary().split("The last seal is ")[1].rstrip(".")
    shutil.copytree(tmp_path / "backup", trail.seals_file.parent, dirs_exist_ok=True)
    trail.run(f"DELETE FROM access_auditevent WHERE id > {sealed[-1]}")
    trail.run("DELETE FROM access_seal WHERE number > 3")
    assert trail.findings(remembers=remembered) == []
    assert trail.kinds(remembers=later) == {"seal-forgotten"}
    assert trail.kinds(remembers="3:00000000") == {"seal-forgotten"}


@pytest.mark.parametrize("text", ["3", "x:0a1b2c3d", "3:0a"])
def test_what_is_no_seal_to_remember_is_said(text, trail):
    with pytest.raises(UserError, match="is not a seal to remember"):
        verify.verify(remembers=text)


def test_going_on_from_a_seal_that_is_not_there_is_said(trail):
    with pytest.raises(UserError, match="There is no seal 4 to go on from"):
        verify.verify(since=5)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL holds the types of its columns")
@pytest.mark.parametrize("change", ["details = 'nonsense'", "at = 'nonsense'", "at = '2015-99-99 00:00:00'"])
def test_a_row_that_makes_no_sense_is_found_and_stops_nothing(change, sealed, trail):
    connection.cursor().execute("PRAGMA ignore_check_constraints = ON")
    trail.run(f"UPDATE access_auditevent SET {change} WHERE id = {sealed[1]}")
    connection.cursor().execute("PRAGMA ignore_check_constraints = OFF")
    (found,) = trail.findings()
    assert (found.kind, found.events) == ("altered", str(sealed[1]))


def test_a_content_that_only_the_whole_digest_tells_apart_is_found(sealed, trail, monkeypatch):
    """The short digests name the event; the seal does not depend on them."""
    real = seal.over
    monkeypatch.setattr(seal, "over", lambda digests: real(digests) | {"digest": "0" * 64})
    assert trail.findings()[0].events == f"{sealed[0]}-{sealed[2]}"


def test_a_type_with_braces_in_it_does_no_harm(sealed, trail):
    trail.run(f"UPDATE access_auditevent SET type = '{{x}}' WHERE id = {sealed[1]}")
    assert "{x}" in trail.sentences()


def test_many_findings_of_one_kind_are_one_sentence(trail):
    keys_ = trail.sealed(30)
    for key in keys_[::2]:
        trail.run(f"DELETE FROM access_auditevent WHERE id = {key}")
    (found,) = trail.findings()
    assert f"and 10 more up to {keys_[28]} were removed" in found.what


def test_a_finding_is_plain_data(sealed, trail):
    trail.run(f"DELETE FROM access_auditevent WHERE id = {sealed[0]}")
    assert json.loads(json.dumps(vars(trail.findings()[0])))["kind"] == "removed"
    assert AuditEvent.objects.count() == len(sealed) - 1
    assert witnesses.file().exists()
