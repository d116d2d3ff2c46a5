"""Bring a saved service back, into an empty database and empty folders: all of it or nothing."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from goldenthread.access.actions import audit_events
from goldenthread.codes import UserError
from goldenthread.site.backups import manifest as manifests
from goldenthread.site.backups import places, tables
from goldenthread.site.backups.archive import Reader, reading
from goldenthread.site.backups.manifest import Manifest

DAMAGED = "The backup is damaged: {} is not what its manifest says. Nothing was restored."


def restore(path: Path, *, key: bytes | None = None) -> Manifest:
    """Read all of the archive before anything is touched, load it, and read it back before it is kept.

    Raises ``UserError`` for an archive that is damaged or of another version, and where it would be mixed with what
    is there.
    """
    _check_empty()
    with reading(path, key) as archive:
        manifest = archive.manifest()
        check(archive, manifest)
        with ExitStack() as undo:
            with _one_transaction():
                _restore_tables(archive, manifest)
                _restore_files(archive, manifest, undo)
                audit_events.record(type="backup:restore", by=None, details={"made_at": manifest.made_at})
            undo.pop_all()
    return manifest


def _check_empty() -> None:
    if connection.introspection.table_names():
        raise UserError("The database is not empty: restore into a new one, and nothing is mixed or lost.")
    if taken := places.taken():
        raise UserError(f"{taken[0]} is not empty: restore where no files are yet, and nothing is mixed or lost.")


def check(archive: Reader, manifest: Manifest) -> None:
    """Everything that can be known without touching the database."""
    manifests.check(manifest)
    if manifest.mode != settings.MODE:
        raise UserError(f"The backup is of a {manifest.mode} service and GOLDENTHREAD_MODE is {settings.MODE}.")
    whole = {f"tables/{name}.jsonl" for name in manifest.tables} | {f"files/{name}" for name in manifest.files}
    if different := (whole | {manifests.NAME}) ^ archive.names():
        raise UserError(DAMAGED.format(sorted(different)[0]))
    for name, table in manifest.tables.items():
        _check_digest(f"tables/{name}.jsonl", archive.blocks(f"tables/{name}.jsonl"), table.sha256)
    for name, file in manifest.files.items():
        if places.home(name, Path()) is None:
            raise UserError(DAMAGED.format(f"files/{name}"))
        _check_digest(f"files/{name}", archive.blocks(f"files/{name}"), file.sha256)


def _check_digest(name: str, parts: Iterable[bytes], sha256: str) -> None:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    if digest.hexdigest() != sha256:
        raise UserError(DAMAGED.format(name))


@contextmanager
def _one_transaction() -> Iterator[None]:
    """Tables and rows together. Rows come in the order of tables, so keys to other rows are checked at the end."""
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            yield
            connection.check_constraints()
    except DatabaseError as error:
        reason = str(error).splitlines()[0]
        raise UserError(f"The database does not take the backup ({reason}). Nothing was restored.") from error
    finally:
        connection.enable_constraint_checking()


def _restore_tables(archive: Reader, manifest: Manifest) -> None:
    _migrate()
    for model in tables.kept():
        name = model._meta.db_table
        tables.load(model, archive.lines(f"tables/{name}.jsonl"))
        tables.set_last_key(model, manifest.tables[name].last_key)
    for model in tables.kept():
        if tables.content(model) != manifest.tables[model._meta.db_table].content:
            raise UserError(f"{model._meta.db_table} came back otherwise than it was saved. Nothing was restored.")


def _migrate() -> None:
    """PostgreSQL changes no table that has keys still to check, so within the migrations they are checked at once."""
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    call_command("migrate", verbosity=0)
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET CONSTRAINTS ALL DEFERRED")


def _restore_files(archive: Reader, manifest: Manifest, undo: ExitStack) -> None:
    """Written beside their places first: a full disk is found before anything takes its place."""
    for place, path in places.places().items():
        names = [name for name in manifest.files if Path(name).parts[0] == place]
        if names:
            _restore_place(archive, place, path, names, undo)


def _restore_place(archive: Reader, place: str, path: Path, names: list[str], undo: ExitStack) -> None:
    beside = path.with_name(f"{path.name}-being-restored")
    beside.mkdir(mode=0o700, parents=True)
    with ExitStack() as tidy:
        tidy.callback(shutil.rmtree, beside)
        for name in names:
            _write(archive, name, beside / name)
        if path.is_dir():
            path.rmdir()
        undo.callback(_remove, path)
        (beside / place).rename(path)


def _write(archive: Reader, name: str, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as file:
        for block in archive.blocks(f"files/{name}"):
            file.write(block)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
