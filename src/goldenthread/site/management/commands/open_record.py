"""Bring the tables up to date, once it is sure that the database is one of this mode, and mark it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from goldenthread.site import live
from goldenthread.site.actions import marks


class Command(BaseCommand):
    help = "Refuse an unsafe service or another mode's database; migrate; mark the database at its first start."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's own signature
        live.verify_settings()
        live.verify_mark()
        call_command("migrate", verbosity=0)
        live.verify()
        marks.ensure(mode=settings.MODE, by=None)
