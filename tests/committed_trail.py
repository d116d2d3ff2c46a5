"""An audit trail that is truly committed, with its files, and somebody who owns the database."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase

from goldenthread.access.actions import audit_events, seals
from goldenthread.access.trail import keys, verify, witnesses

EVENTS = import_module("goldenthread.access.migrations.0002_audit_events_are_insert_only")
SEALS = import_module("goldenthread.access.migrations.0007_seals")
TRIGGERS = {
    "sqlite": [
        f"DROP TRIGGER access_{table}_no_{change}"
        for table in ("auditevent", "seal")
        for change in ("update", "delete")
    ],
    "postgresql": [f"DROP TRIGGER access_{table}_insert_only ON access_{table}" for table in ("auditevent", "seal")],
}
AGAIN = {
    "sqlite": [*EVENTS.SQLITE, *SEALS.SQLITE],
    "postgresql": [EVENTS.POSTGRESQL[-1], SEALS.POSTGRESQL[-1]],
}


@dataclass
class Trail:
    seals_file: Path
    key_file: Path

    @property
    def witness_file(self) -> Path:
        return witnesses.file()

    def write(self, count: int = 1, **facts) -> list[int]:
        """Committed events; their keys."""
        facts = {"type": "record:read", "by": None, "subject": "p-23456789", "details": {"page": 1}} | facts
        return [audit_events.record(**facts).pk for _ in range(count)]

    def seal(self) -> int:
        return seals.make(wait=True)

    def sealed(self, *counts: int) -> list[int]:
        """As many events as said, under one seal each time."""
        found = []
        for count in counts:
            found += self.write(count)
            assert self.seal() == 1
        return found

    def run(self, statement: str, *values: object) -> None:
        """As the owner of the database, whom no trigger stops."""
        with without_triggers():
            connection.cursor().execute(statement, values)

    def kinds(self, **how) -> set[str]:
        return {found.kind for found in self.findings(**how)}

    def findings(self, **how):
        return verify.verify(**how).findings

    def sentences(self, **how) -> str:
        return "\n".join(found.what for found in self.findings(**how))


@contextlib.contextmanager
def without_triggers() -> Iterator[None]:
    for statement in TRIGGERS[connection.vendor]:
        connection.cursor().execute(statement)
    try:
        yield
    finally:
        for statement in AGAIN[connection.vendor]:
            connection.cursor().execute(statement)


@pytest.fixture
def emptied_afterwards(monkeypatch) -> None:
    """The database is emptied after a test that commits; the triggers stand aside for that, and for nothing else."""
    empty = TransactionTestCase._fixture_teardown

    def empty_without_triggers(test: TransactionTestCase) -> None:
        with without_triggers():
            empty(test)

    monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", empty_without_triggers)


@pytest.fixture
def committed(emptied_afterwards, transactional_db) -> None:
    """What a test writes is truly committed."""


@pytest.fixture
def trail(committed, settings, tmp_path) -> Trail:
    settings.AUDIT_KEY_FILE, settings.AUDIT_SEALS = tmp_path / "key", tmp_path / "outside" / "seals.jsonl"
    settings.AUDIT_WITNESSES = tmp_path / "outside" / "seals.witnesses"
    (tmp_path / "key").write_text("k" * 50)
    keys._read.cache_clear()
    return Trail(settings.AUDIT_SEALS, settings.AUDIT_KEY_FILE)
