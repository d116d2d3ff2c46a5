"""Sealing never skips an event, waits for nobody, and a trail that nobody touched verifies clean."""

import contextlib
import json

import pytest
from django.db import connection, transaction

from goldenthread.access.actions import seals
from goldenthread.access.models import AuditEvent, Seal
from goldenthread.access.trail import canonical, outside, ranges, verify


class UndoneError(Exception):
    pass


def lines(trail):
    return [json.loads(line) for line in trail.seals_file.read_text().splitlines()]


def test_nothing_to_seal_makes_no_seal_and_is_whole(trail):
    assert trail.seal() == 0
    assert trail.findings() == []


def test_a_seal_covers_what_was_written_and_stands_in_both_places(trail):
    keys = trail.sealed(3)
    assert [line["events"] for line in lines(trail)] == [f"{keys[0]}-{keys[-1]}"]
    assert Seal.objects.get().line == trail.seals_file.read_text().strip()
    assert str(Seal.objects.get()) == "seal 1"
    assert trail.findings() == []


def test_each_seal_follows_the_one_before(trail):
    trail.sealed(1, 2, 1)
    first, second, third = lines(trail)
    assert (second["previous"], third["previous"]) == (first["mac"], second["mac"])
    assert trail.findings() == []


def test_the_files_are_their_owners_only(trail):
    trail.sealed(1)
    assert {trail.seals_file.stat().st_mode & 0o777, trail.witness_file.stat().st_mode & 0o777} == {0o600}


def test_an_event_has_its_witness_once_it_is_committed_and_not_before(trail):
    with transaction.atomic():
        key, *_ = trail.write()
        assert not trail.witness_file.exists()
    assert trail.witness_file.read_text().split()[0] == str(key)


def test_an_event_that_is_rolled_back_has_none(trail):
    with contextlib.suppress(UndoneError), transaction.atomic():
        trail.write()
        raise UndoneError
    assert not trail.witness_file.exists()
    trail.sealed(1)
    assert trail.findings() == []


def test_a_backlog_is_sealed_in_several_seals_in_one_go(trail, monkeypatch):
    monkeypatch.setattr(seals, "MOST", 10)
    trail.write(35)
    assert trail.seal() == 4
    assert [line["count"] for line in lines(trail)] == [10, 10, 10, 5]
    assert [line["unwitnessed"] for line in lines(trail)] == [""] * 4
    assert trail.findings() == []


def test_a_backlog_that_just_fills_its_seals_is_whole_too(trail, monkeypatch):
    monkeypatch.setattr(seals, "MOST", 5)
    trail.write(10)
    assert trail.seal() == 2
    assert trail.findings() == []
    trail.sealed(1)
    assert trail.findings() == []


def test_a_backlog_longer_than_a_page_is_read_to_its_end(trail, monkeypatch):
    monkeypatch.setattr("goldenthread.access.trail.reading.MOST_ROWS", 4)
    trail.write(9)
    trail.seal()
    assert lines(trail)[0]["count"] == 9
    assert trail.findings() == []


def late(key: int) -> None:
    """An event that appears under a key that was taken earlier, as a transaction that commits late does."""
    AuditEvent(pk=key, type="record:write").save_base(force_insert=True, raw=True)


@pytest.mark.parametrize("everything", [False, True])
def test_an_event_that_was_committed_late_is_sealed_by_the_next_seal(everything, trail):
    first, *_ = trail.sealed(1)
    AuditEvent(pk=first + 2, type="record:read").save_base(force_insert=True, raw=True)
    trail.seal()
    late(first + 1)
    latest = [] if everything else [first + 3]
    for key in latest:
        late(key)
    assert seals.make(wait=True, everything=everything) == 1
    assert lines(trail)[-1]["events"] == ",".join(map(str, [first + 1, *latest]))
    assert lines(trail)[-1]["top"] == max([first + 2, *latest])


def test_an_event_before_the_first_sealed_one_is_sealed_too(trail):
    late(9)
    trail.seal()
    late(8)
    assert seals.make(wait=True, everything=True) == 1


def test_a_late_event_is_not_missed_however_old_its_gap_is(trail, monkeypatch):
    """The latest seals no longer show the gap; its witness names it."""
    monkeypatch.setattr(seals, "RECENT", 1)
    first, *_ = trail.sealed(1)
    AuditEvent(pk=first + 2, type="record:read").save_base(force_insert=True, raw=True)
    trail.seal()
    AuditEvent(pk=first + 3, type="record:read").save_base(force_insert=True, raw=True)
    trail.seal()
    late(first + 1)
    assert trail.seal() == 0
    outside.append(trail.witness_file, f"{first + 1} {'0' * 32}", lasting=False)
    assert trail.seal() == 1


def test_who_seals_at_the_same_time_is_not_waited_for(trail):
    trail.write()
    with outside.alone(trail.seals_file, wait=True):
        assert seals.make(wait=False) == 0
    assert seals.make(wait=False) == 1


def test_a_machine_that_stopped_between_file_and_database_goes_on_where_it_was(trail):
    trail.sealed(2, 2)
    trail.run("DELETE FROM access_seal WHERE number = 2")
    assert trail.seal() == 1
    assert AuditEvent.objects.filter(type="seal:restore", subject="seal:2").count() == 1
    assert trail.findings() == []


def test_an_event_whose_witness_comes_after_its_seal_is_no_finding(trail):
    trail.sealed(1)
    told = trail.witness_file.read_bytes()
    key = trail.write()[0]
    after = trail.witness_file.read_bytes()
    trail.witness_file.write_bytes(told)
    trail.seal()
    assert lines(trail)[-1]["unwitnessed"] == str(key)
    with trail.witness_file.open("ab") as file:
        file.write(after.removeprefix(told))
    assert trail.findings() == []
    trail.sealed(1)
    assert lines(trail)[-1]["late"] == str(key)
    assert trail.findings() == []


def test_numbers_of_any_kind_in_the_details_have_one_digest(trail):
    trail.write(details={"whole": 1e22, "half": 0.5, "list": [1, {"b": 1, "a": None}], 7: "é"}, subject="é")
    trail.seal()
    assert trail.findings() == []


def test_the_digest_is_of_every_column():
    assert {field.attname for field in AuditEvent._meta.concrete_fields} == set(canonical.COLUMNS)


def test_an_event_stands_although_its_witness_cannot_be_written(trail, settings, caplog):
    settings.AUDIT_KEY_FILE = trail.key_file.with_name("nowhere")
    assert trail.write()
    assert "could not be witnessed" in caplog.text


@pytest.mark.parametrize("statement", ["UPDATE access_seal SET line = ''", "DELETE FROM access_seal"])
def test_the_database_itself_refuses_to_change_a_seal(statement, trail):
    trail.sealed(1)
    with pytest.raises(Exception, match="never changed or removed"), transaction.atomic():
        connection.cursor().execute(statement)


def test_sets_of_keys_are_written_compactly_and_read_back():
    assert ranges.written([1, 2, 3, 7, 9, 10]) == "1-3,7,9-10"
    assert ranges.read("1-3,7,9-10") == [(1, 3), (7, 7), (9, 10)]
    assert ranges.read("") == []
    with pytest.raises(ValueError, match="before it begins"):
        ranges.read("3-1")


def test_a_growing_set_joins_what_touches():
    covered = ranges.Covered([(5, 6), (1, 2), (9, 9)])
    assert (covered.text(), covered.gaps()) == ("1-2,5-6,9", [(3, 4), (7, 8)])
    covered.add([(3, 8)])
    assert (covered.text(), 9 in covered, 10 in covered) == ("1-9", True, False)


def test_verifying_looks_at_the_latest_seals_only_where_it_is_told_to(trail):
    trail.sealed(5, 5, 5)
    found = verify.verify(since=3)
    assert (found.events, found.seals, found.whole) == (5, 1, True)
