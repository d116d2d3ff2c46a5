"""Several write at once, some late, some undone, while the trail is being sealed. Real threads and connections."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from goldenthread.access.models import AuditEvent
from goldenthread.access.trail import ranges, seal

pytestmark = pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time: nobody is late")

PATIENCE = 60


class UndoneError(Exception):
    pass


class Writer(Thread):
    """Writes one event in a transaction that stays open until it is let go, then commits or undoes it."""

    def __init__(self, trail, *, undo: bool) -> None:
        super().__init__()
        self.trail, self.undo = trail, undo
        self.written, self.let_go = Event(), Event()
        self.key = 0
        self.start()
        assert self.written.wait(PATIENCE)

    def run(self) -> None:
        try:
            with transaction.atomic():
                (self.key,) = self.trail.write(1, subject=f"undo:{self.undo}")
                self.written.set()
                assert self.let_go.wait(PATIENCE)
                if self.undo:
                    raise UndoneError
        except UndoneError:
            pass
        finally:
            connection.close()

    def end(self) -> None:
        self.let_go.set()
        self.join(PATIENCE)


def covered(trail) -> list[int]:
    lines = trail.seals_file.read_text().splitlines()
    return sorted(key for line in lines for key in ranges.keys(ranges.read(seal.from_line(line).events)))


def test_sealing_goes_past_an_open_transaction_and_comes_back_for_it(trail):
    late, undone = Writer(trail, undo=False), Writer(trail, undo=True)
    after = trail.sealed(2)
    assert covered(trail) == after
    assert after[0] > undone.key > late.key
    assert trail.findings() == []
    late.end()
    undone.end()
    assert trail.findings() == []
    assert trail.seal() == 1
    assert covered(trail) == [late.key, *after]
    assert trail.findings() == []


def test_an_event_that_was_altered_after_a_late_commit_is_found(trail):
    late = Writer(trail, undo=False)
    trail.sealed(1)
    late.end()
    trail.seal()
    trail.run(f"UPDATE access_auditevent SET subject = '' WHERE id = {late.key}")
    assert [(found.kind, found.events) for found in trail.findings()] == [("altered", str(late.key))]


def test_many_writers_and_sealing_in_between_leave_a_whole_trail(trail):
    writers = []
    for at in range(24):
        writers.append(Writer(trail, undo=at % 3 == 0))
        if at % 4 == 3:
            # Those that began first end last: the newest two of the open ones end now.
            for writer in writers[-2:]:
                writer.end()
            trail.seal()
    for writer in writers:
        writer.end()
    trail.seal()
    committed = sorted(writer.key for writer in writers if not writer.undo)
    assert covered(trail) == committed == sorted(AuditEvent.objects.values_list("pk", flat=True))
    assert trail.findings() == []


def test_threads_that_write_without_waiting_for_each_other_leave_a_whole_trail(trail):
    def work() -> None:
        try:
            for _ in range(50):
                trail.write()
                trail.seal()
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    trail.seal()
    assert len(covered(trail)) == 150
    assert trail.findings() == []
