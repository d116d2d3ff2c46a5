"""Measure the audit trail on PostgreSQL: writing, sealing and verifying a million events.

Prints a JSON line a measure; docs/explanation/audit-trail.md says what was found.

    python benchmarks/trail.py [--events 1000000] [--written 5000]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "tools"), str(PROJECT / "benchmarks")]

from with_postgresql import server  # noqa: E402  the folder has to be on the path

from web import POSTGRESQL, _environment, _program  # noqa: E402

BATCH = 10_000


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--events", type=int, default=1_000_000)
    asked.add_argument("--written", type=int, default=5_000, help="one by one, each in a transaction of its own")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, server(POSTGRESQL) as database:
        os.environ |= _environment(Path(folder), database)
        _write(options)
        _command("seal the backlog", "seal")
        _command("nothing to seal", "seal")
        _command("verify", "verify")
    return 0


def _write(options: argparse.Namespace) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from goldenthread.access.trail import witnesses

    call_command("open_record")
    _told("write an event", **_each(_event, range(options.written)))
    bare = []
    _told("write an event without its witness", **_each(lambda _: bare.append(_bare()), range(options.written)))
    _told("witness an event", **_each(witnesses.add, bare))
    begun = time.perf_counter()
    _fill(options.events)
    _told("fill in bulk, for what follows", events=options.events, seconds=round(time.perf_counter() - begun, 1))


def _event(_: object = None):
    from goldenthread.access.actions import audit_events

    return audit_events.record(type="record:read", by=None, subject="p-22222222", subject_id=1)


def _bare():
    """Whoever writes it this way owes it a witness."""
    from django.db import transaction

    with transaction.atomic():
        event = _event()
        transaction.get_connection().run_on_commit.clear()
    return event


def _each(work: Callable[[object], object], things: Sequence[object]) -> dict[str, float]:
    begun = time.perf_counter()
    for each in things:
        work(each)
    seconds = time.perf_counter() - begun
    return {
        "times": len(things),
        "per_second": round(len(things) / seconds),
        "milliseconds": round(1000 * seconds / len(things), 2),
    }


def _fill(count: int) -> None:
    """Events with their witnesses, as if each had been committed by itself."""
    from goldenthread.access.models import AuditEvent
    from goldenthread.access.trail import outside, witnesses

    for start in range(0, count, BATCH):
        made = AuditEvent.objects.bulk_create(_events(start, min(start + BATCH, count)))
        outside.append(witnesses.file(), "\n".join(map(_witness, made)), lasting=False)


def _events(start: int, end: int) -> Iterator[object]:
    from goldenthread.access.models import AuditEvent

    for number in range(start, end):
        facts = {"actor_id": str(number % 200), "actor_role": "social-worker", "subject_id": number % 300_000}
        yield AuditEvent(type="record:read", subject=f"p-{number % 300_000}", details={"fields": ["religion"]}, **facts)


def _witness(event) -> str:
    from goldenthread.access.trail import canonical, keys, witnesses

    return f"{event.pk} {witnesses.mac(keys.current(), canonical.digest(canonical.row_of(event)))}"


def _command(name: str, word: str) -> None:
    """`goldenthread audit WORD` in a process of its own: seconds, processor time and the most memory."""
    begun = time.perf_counter()
    with subprocess.Popen([_program("goldenthread"), "audit", word], stdout=subprocess.PIPE, text=True) as done:
        said = done.stdout.read().strip().splitlines()
        _, status, used = os.wait4(done.pid, 0)
        done.returncode = os.waitstatus_to_exitcode(status)
    facts = {"seconds": round(time.perf_counter() - begun, 1), "processor": round(used.ru_utime + used.ru_stime, 1)}
    _told(name, **facts, megabytes=round(used.ru_maxrss / 1024), status=done.returncode, said=said[-1:])


def _told(name: str, **facts: object) -> None:
    print(json.dumps({"measure": name} | facts), flush=True)


if __name__ == "__main__":
    sys.exit(main())
