"""Databases of a test's own, beside the one that all tests share: for what empties, fills or marks a whole database.

Each stands in the place of the default database for as long as it is used. On PostgreSQL the same server has them.
"""

import shutil
from collections.abc import Iterator
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
    """Makes databases on the PostgreSQL server of this run, and drops them at the end."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.settings = settings.DATABASES["default"]

    def execute(self, statement: str) -> None:
        where = {"host": self.settings["HOST"], "user": self.settings["USER"], "dbname": "postgres"}
        with psycopg.connect(**where, autocommit=True) as server:
            server.execute(statement)

    def database(self, like: str = "template1") -> PostgreSQL:
        name = f"own_{uuid4().hex}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        self.made.append(name)
        return PostgreSQL({**facts(), "NAME": name}, "default")

    def drop_all(self) -> None:
        for name in self.made:
            self.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Databases:
    """``empty`` has no tables, ``migrated`` has them all. Of the kind that this run is on, unless told otherwise."""

    def __init__(self, folder: Path, server: Server | None) -> None:
        self.folder, self.server = folder, server
        self.templates: dict[bool, object] = {}

    def empty(self, *, embedded: bool = not ON_POSTGRESQL) -> BaseDatabaseWrapper:
        return sqlite(self.folder / f"{uuid4().hex}.sqlite3") if embedded else self.server.database()

    def migrated(self, *, embedded: bool = not ON_POSTGRESQL) -> BaseDatabaseWrapper:
        if embedded not in self.templates:
            with used(self.empty(embedded=embedded)) as connection:
                call_command("migrate", verbosity=0)
            self.templates[embedded] = connection.settings_dict["NAME"]
        return self._copy(self.templates[embedded], embedded)

    def _copy(self, template: object, embedded: bool) -> BaseDatabaseWrapper:
        if not embedded:
            return self.server.database(like=str(template))
        path = self.folder / f"{uuid4().hex}.sqlite3"
        shutil.copy(template, path)
        return sqlite(path)


@pytest.fixture(scope="session")
def databases_of_this_run(tmp_path_factory) -> Iterator[Databases]:
    server = Server() if ON_POSTGRESQL else None
    yield Databases(tmp_path_factory.mktemp("databases"), server)
    if server:
        server.drop_all()


@pytest.fixture
def own_databases(databases_of_this_run, django_db_blocker) -> Iterator[Databases]:
    with django_db_blocker.unblock():
        yield databases_of_this_run
