"""Where the database is, from one address in the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from goldenthread.codes import UserError

SCHEMES = ("postgresql", "postgres")

# Write-ahead logging lets readers go on while somebody writes; an immediate transaction waits for
# its turn at the start, where waiting is harmless, and not half-way through.
SQLITE_OPTIONS = {
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}

# A connection costs the server a process and the plans of a page's queries another while: each thread keeps its own,
# and asks whether it still stands before it is used again.
KEPT = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def settings_for(address: str | None, var: Path) -> dict[str, Any]:
    """Django's DATABASES entry for ``postgresql://user:password@host:port/name?option=value``.

    Without an address: SQLite in the ``var`` folder. ``?host=/path`` names a socket folder, as in libpq.
    """
    if not address:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": var / "goldenthread.sqlite3", "OPTIONS": SQLITE_OPTIONS}
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or len(parts.path) < 2:
        raise UserError("GOLDENTHREAD_DATABASE must look like postgresql://user:password@host:5432/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        **KEPT,
    }
