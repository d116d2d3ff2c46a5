"""Tables as lines of JSON, and back: the same lines whichever of the two databases holds them."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import singledispatch
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.utils.duration import duration_string

# Whoever was signed in signs in again: a backup must not bring an ended session back to life.
LEFT_OUT = {"django_session"}
BATCH = 2000

Model = type[models.Model]


def kept() -> list[Model]:
    """Every model with a table of its own, those that Django made for many-to-many included, by name of the table."""
    found = [model for model in apps.get_models(include_auto_created=True) if _has_table(model)]
    return sorted(found, key=lambda model: model._meta.db_table)


def _has_table(model: Model) -> bool:
    meta = model._meta
    return meta.managed and not meta.proxy and not meta.swapped and meta.db_table not in LEFT_OUT


def fields(model: Model) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def columns(model: Model) -> list[str]:
    return [field.column for field in fields(model)]


# -- out ----------------------------------------------------------------------------------------------------------


@contextmanager
def snapshot() -> Iterator[None]:
    """Every read inside sees the database as it was at the first of them, and nobody's work waits for it."""
    usual = getattr(connection, "transaction_mode", None)
    try:
        connection.transaction_mode = "DEFERRED"  # SQLite: a reader, not the one writer
        with transaction.atomic():
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        connection.transaction_mode = usual


def rows(model: Model) -> Iterator[tuple[object, ...]]:
    """Every row in the order of the key, its values in the order of ``columns``."""
    names = [field.attname for field in fields(model)]
    yield from model._base_manager.order_by("pk").values_list(*names).iterator(BATCH)


def line(row: tuple[object, ...], *, sort_keys: bool = False) -> bytes:
    """A row as it is kept; with sorted keys, as it is compared: PostgreSQL sorts an object's keys, SQLite does not."""
    text = json.dumps(row, default=plain, ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"))
    return text.encode() + b"\n"


def content(model: Model) -> str:
    """SHA-256 of what a table holds, the same in both databases."""
    digest = hashlib.sha256()
    for row in rows(model):
        digest.update(line(row, sort_keys=True))
    return digest.hexdigest()


@singledispatch
def plain(value: object) -> str:
    raise TypeError(f"a backup has no way to write {type(value)}")


@plain.register(datetime)
@plain.register(date)
@plain.register(time)
def _(value: date) -> str:
    return value.isoformat()


@plain.register(Decimal)
@plain.register(UUID)
def _(value: object) -> str:
    return str(value)


@plain.register(timedelta)
def _(value: timedelta) -> str:
    return duration_string(value)


@plain.register(bytes)
@plain.register(memoryview)
def _(value: bytes) -> str:
    return base64.b64encode(value).decode()


# -- back ---------------------------------------------------------------------------------------------------------


def load(model: Model, rows: Iterable[bytes]) -> None:
    """Put lines into the table, in place of what the migrations put there."""
    quote, meta = connection.ops.quote_name, model._meta
    if model._base_manager.exists():
        connection.cursor().execute(f"DELETE FROM {quote(meta.db_table)}")
    table = f"{quote(meta.db_table)} ({', '.join(map(quote, columns(model)))})"
    values = (_values(model, line) for line in rows)
    if connection.vendor == "postgresql":
        _copy(table, values)
    else:
        _insert(table, len(fields(model)), values)


def _values(model: Model, line: bytes) -> list[object]:
    pairs = zip(fields(model), json.loads(line), strict=True)
    return [field.get_db_prep_save(python(field, value), connection) for field, value in pairs]


def python(field: models.Field, value: object) -> object:
    return value if value is None or isinstance(field, models.JSONField) else field.to_python(value)


def _copy(table: str, rows: Iterable[list[object]]) -> None:
    statement = f"COPY {table} FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _insert(table: str, width: int, rows: Iterable[list[object]]) -> None:
    statement = f"INSERT INTO {table} VALUES ({', '.join(['%s'] * width)})"
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        connection.cursor().executemany(statement, batch)


# -- keys ---------------------------------------------------------------------------------------------------------


def last_key(model: Model) -> int | None:
    """The last key that the database gave out; None where it gives out none."""
    if not isinstance(model._meta.pk, models.AutoField):
        return None
    statement, values = _last_key(model)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def _last_key(model: Model) -> tuple[str, list[str]]:
    meta = model._meta
    if connection.vendor == "sqlite":
        return "SELECT seq FROM sqlite_sequence WHERE name = %s", [meta.db_table]
    return f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {_sequence(model)}", []


def _sequence(model: Model) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [model._meta.db_table, model._meta.pk.column])
        return cursor.fetchone()[0]


def set_last_key(model: Model, last: int | None) -> None:
    """The next row gets a key after ``last``."""
    if not last:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(%s, %s)", [_sequence(model), last])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [model._meta.db_table, last])
