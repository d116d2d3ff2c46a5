"""What a live service must be before it starts. Made-up data and real records never share one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from goldenthread.access.trail import keys
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import UserError
from goldenthread.site.models import Mark
from goldenthread.site.secrets import SHORTEST_KEY

MODES = ("demo", "training", "live")
# A key of fewer different characters was typed and not drawn; an open screen longer alone is anybody's.
FEWEST_CHARACTERS, LONGEST_IDLE = 16, 60


def verify_settings() -> None:
    """Refuse unsafe settings of a live service, with every reason at once. Asks nothing of the database's tables.

    A training service keeps the rules of a live one.
    """
    if settings.MODE not in MODES:
        raise ImproperlyConfigured(f"GOLDENTHREAD_MODE is '{settings.MODE}'; it must be demo, training or live.")
    if settings.LIVE:
        _refuse(_problems())


def verify_mark() -> None:
    """Refuse a database with the mark of another mode, before anything in it is changed."""
    if Mark._meta.db_table not in connection.introspection.table_names():
        return
    mark = Mark.objects.first()
    if mark and mark.mode != settings.MODE:
        raise ImproperlyConfigured(
            f"The database is of a {mark.mode} service and GOLDENTHREAD_MODE is {settings.MODE}: name another one in "
            "GOLDENTHREAD_DATABASE. Made-up data and real records never share a database."
        )


def verify_made_up(dataset: Dataset) -> None:
    """Refuse real data in a training service."""
    if settings.TRAINING and not dataset.manifest.made_up:
        raise ImproperlyConfigured(
            "A training service has made-up people only, and its dataset is of real ones: make one with "
            "`goldenthread dataset synth` and name it in GOLDENTHREAD_DATASET."
        )


def verify() -> None:
    """Refuse to start an unsafe live service. A demo may always start. The database must have its tables."""
    verify_settings()
    verify_mark()
    if settings.LIVE:
        _refuse(_demo_users())


def _refuse(problems: Iterator[str]) -> None:
    if found := list(problems):
        raise ImproperlyConfigured(f"This {settings.MODE} service cannot start. " + " ".join(found))


def _problems() -> Iterator[str]:
    if settings.DEBUG:
        yield "GOLDENTHREAD_DEBUG is on: turn it off."
    if len(settings.SECRET_KEY) < SHORTEST_KEY or len(set(settings.SECRET_KEY)) < FEWEST_CHARACTERS:
        yield f"GOLDENTHREAD_SECRET_KEY is missing or shorter than {SHORTEST_KEY} characters: set a long random one."
    if not settings.TRAINING and connection.vendor != "postgresql":
        yield "The database is SQLite: set GOLDENTHREAD_DATABASE to a PostgreSQL address."
    if any(not host or host.startswith((".", "*")) for host in settings.ALLOWED_HOSTS):
        yield "GOLDENTHREAD_HOSTS holds a name that stands for many: name each host."
    yield from _sign_in_problems()
    yield from _audit_problems()


def _audit_problems() -> Iterator[str]:
    if not settings.AUDIT_KEY_FILE:
        yield "GOLDENTHREAD_AUDIT_KEY_FILE is not set: name a file with the key that seals the audit trail."
        return
    try:
        keys.current()
    except UserError as error:
        yield str(error)
    else:
        yield from _open_to_others(Path(settings.AUDIT_KEY_FILE))


def _open_to_others(key_file: Path) -> Iterator[str]:
    if key_file.stat().st_mode & 0o077:
        yield f"The key of the audit trail, {key_file}, is open to others than its owner: give it mode 0600."


def _sign_in_problems() -> Iterator[str]:
    if not settings.LOCAL_SIGN_IN and not settings.SINGLE_SIGN_ON_NAME:
        yield "Nobody could sign in: set up single sign-on, or GOLDENTHREAD_LOCAL_SIGN_IN to 1."
    if settings.SSO_MISSING:
        yield f"Single sign-on is set up by half: set {' and '.join(settings.SSO_MISSING)} too."
    if settings.SINGLE_SIGN_ON_NAME and not settings.SSO_ISSUER.startswith("https://"):
        yield "GOLDENTHREAD_SSO_ISSUER must begin with https://."
    if not 5 <= settings.SESSION_IDLE // 60 <= LONGEST_IDLE:
        yield f"GOLDENTHREAD_IDLE_MINUTES must be from 5 to {LONGEST_IDLE}."


def _demo_users() -> Iterator[str]:
    if get_user_model().objects.filter(is_demo=True).exists():
        yield "The database has demo users: use one that has never held a demo."
