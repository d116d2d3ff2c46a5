"""Bring a saved service back into an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from goldenthread.site.backups import restore


class Command(BaseCommand):
    help = "Bring a saved service back into an empty database and empty folders."

    stealth_options = ("path", "key")

    def handle(self, *args: Any, path: Path, key: bytes | None, **options: Any) -> None:  # noqa: ARG002
        found = restore.restore(path, key=key)
        self.stdout.write(f"Restored {found.rows:,} rows of {len(found.tables)} tables, {len(found.files):,} files.")
