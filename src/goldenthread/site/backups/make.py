"""Save the whole service."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.trail import moment
from goldenthread.access.trail.moment import Moment
from goldenthread.codes import UserError
from goldenthread.site.backups import places, tables
from goldenthread.site.backups.archive import BLOCK, Writer, writing
from goldenthread.site.backups.manifest import (
    FORMAT,
    NAME,
    File,
    Manifest,
    Table,
    migrations_of_database,
    migrations_of_program,
    product_version,
)
from goldenthread.site.models import Mark


def make(out: Path, *, key: bytes | None = None) -> Manifest:
    """Write ``out``, while people work. The trail tells of it first, so that the archive holds that too.

    Raises ``UserError`` where there is nothing to save, or ``out`` is there already.
    """
    _check(out)
    audit_events.record(type="backup:make", by=None, details={"encrypted": key is not None})
    with writing(out, key) as archive, moment.held(tables.snapshot()) as then:
        found = _saved(archive, then)
        archive.write(NAME, [found.model_dump_json(indent=1).encode()])
    return found


def _check(out: Path) -> None:
    if out.exists():
        raise UserError(f"{out} is there already: a backup never takes the place of another.")
    if migrations_of_database() != migrations_of_program():
        raise UserError("The database is empty, or of another version: start it once with this one, then save it.")


def _saved(archive: Writer, then: Moment) -> Manifest:
    return Manifest(
        format=FORMAT,
        product=product_version(),
        mode=_mode(),
        made_at=timezone.now().isoformat(),
        migrations=migrations_of_database(),
        tables={model._meta.db_table: _table(archive, model) for model in tables.kept()},
        files={name: _file(archive, name, path, then) for name, path in places.kept()},
    )


def _mode() -> str:
    """As the database is marked, whatever the environment says; one that no service was started on has no mark."""
    mark = Mark.objects.first()
    return mark.mode if mark else settings.MODE


def _table(archive: Writer, model: tables.Model) -> Table:
    content = hashlib.sha256()

    def lines() -> Iterator[bytes]:
        for row in tables.rows(model):
            content.update(tables.line(row, sort_keys=True))
            yield tables.line(row)

    written = archive.write(f"tables/{model._meta.db_table}.jsonl", lines())
    return Table(
        columns=tables.columns(model),
        rows=written.count,
        sha256=written.sha256,
        content=content.hexdigest(),
        last_key=tables.last_key(model),
    )


def _file(archive: Writer, name: str, path: Path, then: Moment) -> File:
    written = archive.write(f"files/{name}", (then.of_file(path) or partial(_blocks, path))())
    return File(size=written.size, sha256=written.sha256)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
