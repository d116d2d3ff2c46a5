"""What a live service must be before it starts, and the demo's own key."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from goldenthread.access.models import User
from goldenthread.site import live
from goldenthread.site.secrets import SHORTEST_KEY, demo_audit_key, demo_key

LONG = "k" * SHORTEST_KEY


@pytest.fixture
def live_settings(settings, monkeypatch, tmp_path):
    """A live service with nothing wrong, on a database that says it is PostgreSQL."""
    settings.AUDIT_KEY_FILE = tmp_path / "key"
    settings.AUDIT_KEY_FILE.touch(0o600)
    settings.AUDIT_KEY_FILE.write_text(LONG)
    settings.MODE, settings.LIVE, settings.DEBUG, settings.SECRET_KEY = "live", True, False, LONG
    monkeypatch.setattr(live, "connection", type("Connection", (), {"vendor": "postgresql"}))
    return settings


def test_a_demo_may_always_start():
    live.verify()


def test_a_mode_that_is_not_one_is_refused(settings):
    settings.MODE = "prod"
    with pytest.raises(ImproperlyConfigured, match="must be demo or live"):
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
