"""What an archive says that it holds."""

from __future__ import annotations

from importlib import metadata

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pydantic import BaseModel, ConfigDict, ValidationError

from goldenthread.codes import UserError

NAME = "manifest.json"
FORMAT = 1


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Table(_Part):
    """``sha256`` is of the table's lines in the archive, ``content`` of what they say. ``last_key`` is the last key
    given out, perhaps to a row that is gone: none is given out twice, because the trail speaks of whom it belonged to.
    """

    columns: list[str]
    rows: int
    sha256: str
    content: str
    last_key: int | None


class File(_Part):
    size: int
    sha256: str


class Manifest(_Part):
    """``migrations`` of each app in order. ``files`` by name in the archive, without the leading folder."""

    format: int
    product: str
    mode: str
    made_at: str
    migrations: dict[str, list[str]]
    tables: dict[str, Table]
    files: dict[str, File]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


def product_version() -> str:
    return metadata.version("goldenthread")


def migrations_of_program() -> dict[str, list[str]]:
    """Every migration that this program brings, by app."""
    return _by_app(MigrationLoader(None, ignore_no_migrations=True).graph.nodes)


def migrations_of_database() -> dict[str, list[str]]:
    """Every migration that this program brings and the database has had."""
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    return _by_app(key for key in loader.applied_migrations if key in loader.graph.nodes)


def _by_app(keys) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for app, name in sorted(keys):
        found.setdefault(app, []).append(name)
    return found


def read(text: bytes) -> Manifest:
    """Raises ``UserError`` where it is none, or of another format."""
    try:
        return Manifest.model_validate_json(text)
    except ValidationError:
        raise UserError("The backup's manifest cannot be read: it is damaged, or of a newer Golden Thread.") from None


def check(manifest: Manifest) -> None:
    """Refuse an archive whose tables are not those of this program."""
    if manifest.format != FORMAT:
        raise UserError(f"The backup has format {manifest.format}, and this Golden Thread reads format {FORMAT}.")
    if manifest.migrations != migrations_of_program():
        raise UserError(
            f"The backup was made by Golden Thread {manifest.product}, whose tables are not those of this one "
            f"({product_version()}): restore it with the version that made it, then upgrade."
        )
