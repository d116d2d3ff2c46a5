"""Sealing in the background of the server: every few seconds, whoever does or does not ask for a page."""

from __future__ import annotations

import logging
from threading import Event, Thread

from django.conf import settings
from django.db import connection

from goldenthread.access.actions import seals

log = logging.getLogger(__name__)


def start() -> Thread | None:
    """Begin, where the settings say so. The thread ends with its process."""
    if not settings.AUDIT_SEAL_SECONDS:
        return None
    thread = Thread(target=keep, args=(settings.AUDIT_SEAL_SECONDS, Event()), name="sealing", daemon=True)
    thread.start()
    return thread


def keep(seconds: float, stop: Event) -> None:
    while not stop.wait(seconds):
        once()


def once() -> None:
    """Seal what is due. Trouble goes to the log, and the next time tries again: events wait, and none is lost."""
    try:
        seals.make(wait=False)
    except Exception:
        log.exception("The audit trail could not be sealed.")
    finally:
        connection.close()
