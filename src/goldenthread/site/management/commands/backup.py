"""Save the database and every kept file in one archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from goldenthread.site.backups import make


class Command(BaseCommand):
    help = "Save the database and every kept file in one archive."

    stealth_options = ("out", "key")

    def handle(self, *args: Any, out: Path, key: bytes | None, **options: Any) -> None:  # noqa: ARG002
        saved = make.make(out, key=key)
        self.stdout.write(f"{out}: {saved.rows:,} rows of {len(saved.tables)} tables, {len(saved.files):,} files.")
