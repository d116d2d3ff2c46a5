"""What a live service must be before it starts, and the demo's own key."""

import re
import stat
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection
from django.utils import timezone

from goldenthread.access.models import AuditEvent, User
from goldenthread.analysis.tables import Dataset
from goldenthread.site import live
from goldenthread.site.actions import marks
from goldenthread.site.models import Mark
from goldenthread.site.secrets import SHORTEST_KEY, demo_audit_key, demo_key
from own_databases import databases_of_this_run, own_databases, used  # noqa: F401  fixtures
from web_site import static_files  # noqa: F401  a fixture

LONG = "".join(chr(ord("!") + at) for at in range(SHORTEST_KEY))


@pytest.fixture
def live_settings(settings, monkeypatch, tmp_path):
    """A live service with nothing wrong, on a database that says it is PostgreSQL."""
    settings.AUDIT_KEY_FILE = tmp_path / "key"
    settings.AUDIT_KEY_FILE.touch(0o600)
    settings.AUDIT_KEY_FILE.write_text(LONG)
    settings.MODE, settings.LIVE, settings.DEBUG, settings.SECRET_KEY = "live", True, False, LONG
    settings.SESSION_IDLE = 30 * 60
    monkeypatch.setattr(live, "connection", type("Connection", (), {"vendor": "postgresql"}))
    settings.MODE, settings.LIVE, settings.TRAINING = "live", True, False
    settings.DEBUG, settings.SECRET_KEY = False, LONG
    monkeypatch.setattr(
        live, "connection", SimpleNamespace(vendor="postgresql", introspection=connection.introspection)
    )
    return settings


@pytest.mark.django_db
def test_a_demo_may_always_start():
    live.verify()


@pytest.fixture
def training_settings(live_settings):
    live_settings.MODE, live_settings.TRAINING = "training", True
    return live_settings


@pytest.mark.django_db
def test_a_training_service_keeps_the_rules_of_a_live_one(training_settings):
    live.verify()
    training_settings.DEBUG = True
    User.objects.create(username="demo", is_demo=True)
    with pytest.raises(ImproperlyConfigured, match=r"This training service cannot start.*DEBUG"):
        live.verify()
    training_settings.DEBUG = False
    with pytest.raises(ImproperlyConfigured, match="has demo users"):
        live.verify()


@pytest.mark.django_db
def test_a_training_service_may_have_the_embedded_database(training_settings, monkeypatch):
    monkeypatch.setattr(live.connection, "vendor", "sqlite")
    live.verify()


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["demo", "training", "live"])
def test_a_database_is_marked_once_and_refused_in_every_other_mode(mode, live_settings):
    marks.ensure(mode=mode, by=None)
    marks.ensure(mode="other", by=None)
    assert AuditEvent.objects.get(type="database:mark").details == {"mode": mode}
    for other in ("demo", "training", "live"):
        live_settings.MODE = other
        if other == mode:
            live.verify_mark()
        else:
            with pytest.raises(ImproperlyConfigured, match=f"is of a {mode} service and GOLDENTHREAD_MODE is {other}"):
                live.verify_mark()


@pytest.mark.django_db
def test_a_database_has_one_mark():
    marks.ensure(mode="demo", by=None)
    with pytest.raises(IntegrityError, match="one_mark_a_database"):
        Mark.objects.create(pk=2, mode="live", made_at=timezone.now())


def test_a_database_without_tables_has_no_mark(own_databases):  # noqa: F811
    with used(own_databases.empty()):
        live.verify_mark()


@pytest.mark.parametrize(("source", "refused"), [("Made up: 9 children", False), ("The case system", True)])
def test_a_training_service_shows_no_dataset_of_real_people(source, refused, training_settings):
    facts = {"authority": "Nowhere", "as_at": date(2015, 6, 30), "covers_from": date(2014, 4, 1), "source": source}
    dataset = Dataset.from_frames({"ssd_person": pl.DataFrame({"pers_person_id": ["p1"]})}, **facts)
    with pytest.raises(ImproperlyConfigured, match="made-up people only") if refused else nullcontext():
        live.verify_made_up(dataset)


@pytest.mark.django_db
def test_training_says_on_every_page_that_it_is(training_settings, client, static_files):  # noqa: F811
    shown = client.get("/help/", secure=True, headers={"host": "127.0.0.1"}).content.decode()
    assert "Made-up people" in shown
    assert "Today is taken to be" not in shown


def test_a_mode_that_is_not_one_is_refused(settings):
    settings.MODE = "prod"
    with pytest.raises(ImproperlyConfigured, match="must be demo, training or live"):
        live.verify()


@pytest.mark.django_db
def test_a_live_service_with_nothing_wrong_starts(live_settings):
    live.verify()


@pytest.mark.django_db
def test_every_reason_is_said_at_once(live_settings, monkeypatch):
    live_settings.DEBUG, live_settings.SECRET_KEY = True, "short"
    monkeypatch.setattr(live.connection, "vendor", "sqlite")
    with pytest.raises(ImproperlyConfigured) as refused:
        live.verify()
    said = str(refused.value)
    assert [word for word in ("GOLDENTHREAD_DEBUG", "GOLDENTHREAD_SECRET_KEY", "SQLite") if word not in said] == []


def test_a_live_service_names_a_key_of_the_trail(live_settings):
    live_settings.AUDIT_KEY_FILE = ""
    with pytest.raises(ImproperlyConfigured, match="AUDIT_KEY_FILE is not set"):
        live.verify_settings()


def test_a_key_of_the_trail_that_is_not_there_is_refused(live_settings, tmp_path):
    live_settings.AUDIT_KEY_FILE = tmp_path / "nowhere"
    with pytest.raises(ImproperlyConfigured, match="nowhere, cannot be read"):
        live.verify_settings()


def test_a_key_of_the_trail_that_others_read_is_refused(live_settings):
    live_settings.AUDIT_KEY_FILE.chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="give it mode 0600"):
        live.verify_settings()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unsafe", "said"),
    [
        ({"DEBUG": True}, "GOLDENTHREAD_DEBUG is on"),
        ({"SECRET_KEY": "k" * 80}, "GOLDENTHREAD_SECRET_KEY is missing or shorter"),
        ({"SECRET_KEY": "unset"}, "GOLDENTHREAD_SECRET_KEY is missing or shorter"),
        ({"ALLOWED_HOSTS": ["*"]}, "GOLDENTHREAD_HOSTS holds a name that stands for many"),
        ({"ALLOWED_HOSTS": ["a.example", ".b.example"]}, "GOLDENTHREAD_HOSTS holds a name that stands for many"),
        ({"ALLOWED_HOSTS": [""]}, "GOLDENTHREAD_HOSTS holds a name that stands for many"),
        ({"LOCAL_SIGN_IN": False}, "Nobody could sign in"),
        ({"SSO_MISSING": ["GOLDENTHREAD_SSO_CLIENT_ID"]}, "set GOLDENTHREAD_SSO_CLIENT_ID too"),
        ({"SINGLE_SIGN_ON_NAME": "x", "SSO_ISSUER": "http://directory.example"}, "must begin with https://"),
        ({"SESSION_IDLE": 61 * 60}, "GOLDENTHREAD_IDLE_MINUTES must be from 5 to 60"),
        ({"SESSION_IDLE": 0}, "GOLDENTHREAD_IDLE_MINUTES must be from 5 to 60"),
    ],
)
def test_each_unsafe_setting_stops_a_live_service(unsafe, said, live_settings):
    for name, value in unsafe.items():
        setattr(live_settings, name, value)
    with pytest.raises(ImproperlyConfigured, match=re.escape(said)):
        live.verify()


@pytest.mark.django_db
def test_single_sign_on_alone_is_a_way_in(live_settings):
    live_settings.LOCAL_SIGN_IN, live_settings.SINGLE_SIGN_ON_NAME = False, "your work account"
    live_settings.SSO_ISSUER = "https://directory.example"
    live.verify()


@pytest.mark.django_db
def test_a_database_that_has_held_a_demo_is_refused(live_settings):
    User.objects.create(username="demo", is_demo=True)
    with pytest.raises(ImproperlyConfigured, match="has demo users"):
        live.verify()


def test_a_demo_makes_its_key_once_and_keeps_it_to_itself(tmp_path):
    key = demo_key(tmp_path / "var", live=False)
    assert len(key) >= SHORTEST_KEY
    assert demo_key(tmp_path / "var", live=False) == key
    assert stat.S_IMODE((tmp_path / "var/secret-key").stat().st_mode) == 0o600


def test_a_demo_makes_its_key_of_the_trail_too(tmp_path):
    path = Path(demo_audit_key(tmp_path, live=False))
    assert (path.parent, stat.S_IMODE(path.stat().st_mode)) == (tmp_path, 0o600)
    assert path.read_text() != demo_key(tmp_path, live=False)


def test_a_live_service_is_given_no_key(tmp_path):
    assert demo_audit_key(tmp_path, live=True) == ""
    assert len(demo_key(tmp_path, live=True)) < SHORTEST_KEY
    assert list(tmp_path.iterdir()) == []
