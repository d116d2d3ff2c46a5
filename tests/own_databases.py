"""Databases of a test's own, beside the one that all tests share: for what empties, fills or marks a whole database.

Each stands in the place of the default database for as long as it is used. On PostgreSQL the same server has them.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite

from goldenthread.site.database import SQLITE_OPTIONS, settings_for

ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]


CHANGING = {"CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE", "SET"}


def facts() -> dict[str, object]:
    """What Django fills in for the default database, for a connection of our own."""
    return {**connections["default"].settings_dict, "TEST": {}}


@contextmanager
def used(connection: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """Everything that asks for the default database gets this one."""
    usual = connections["default"]
    connections["default"] = connection
    try:
        yield connection
    finally:
        connections["default"] = usual
        connection.close()


def sqlite(path: Path) -> SQLite:
    made = settings_for(None, path.parent)
    return SQLite({**facts(), **made, "NAME": path, "OPTIONS": dict(SQLITE_OPTIONS)}, "default")


class Server:
    """Makes databases on the PostgreSQL server of this run. They go with it when the run ends: it writes everything to
    the disk before it drops one, and dropping them all took longer than the tests.
    """

    def __init__(self) -> None:
        self.settings = settings.DATABASES["default"]

    def execute(self, statement: str) -> None:
        where = {"host": self.settings["HOST"], "user": self.settings["USER"], "dbname": "postgres"}
        with psycopg.connect(**where, autocommit=True) as server:
            server.execute(statement)

    def database(self, like: str = "template1") -> PostgreSQL:
        name = f"own_{uuid4().hex}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return PostgreSQL({**facts(), "NAME": name}, "default")


class Databases:
    """``empty`` has no tables, ``migrated`` has them all. Of the kind that this run is on, unless told otherwise."""

    def __init__(self, folder: Path, server: Server | None) -> None:
        self.folder, self.server = folder, server
        self.templates: dict[bool, object] = {}
        self.told: dict[bool, list[tuple[str, object, bool]]] = {}

    def empty(self, *, embedded: bool = not ON_POSTGRESQL) -> BaseDatabaseWrapper:
        return sqlite(self.folder / f"{uuid4().hex}.sqlite3") if embedded else self.server.database()

    def migrated(self, *, embedded: bool = not ON_POSTGRESQL) -> BaseDatabaseWrapper:
        if embedded not in self.templates:
            with used(self.empty(embedded=embedded)) as connection, connection.execute_wrapper(self._keep(embedded)):
                call_command("migrate", verbosity=0)
            self.templates[embedded] = connection.settings_dict["NAME"]
        return self._copy(self.templates[embedded], embedded)

    def _keep(self, embedded: bool) -> Callable[..., object]:
        told = self.told[embedded] = []

        def keep(execute, statement, values, many, context):
            if statement.split(maxsplit=1)[0] in CHANGING:
                told.append((statement, values, many))
            return execute(statement, values, many, context)

        return keep

    def migrate_again(self, *_, **__) -> None:
        """In the place of the command, within a transaction: what it told the template, not worked out again."""
        with connections["default"].cursor() as cursor:
            for statement, values, many in self.told[not ON_POSTGRESQL]:
                (cursor.executemany if many else cursor.execute)(statement, values)

    def _copy(self, template: object, embedded: bool) -> BaseDatabaseWrapper:
        if not embedded:
            return self.server.database(like=str(template))
        path = self.folder / f"{uuid4().hex}.sqlite3"
        shutil.copy(template, path)
        return sqlite(path)


@pytest.fixture(scope="session")
def databases_of_this_run(tmp_path_factory) -> Databases:
    return Databases(tmp_path_factory.mktemp("databases"), Server() if ON_POSTGRESQL else None)


@pytest.fixture
def own_databases(databases_of_this_run, django_db_blocker) -> Iterator[Databases]:
    with django_db_blocker.unblock():
        yield databases_of_this_run
