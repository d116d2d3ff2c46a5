"""The server seals by itself."""

from threading import Event

import pytest

from goldenthread.access.actions import seals
from goldenthread.site import sealing


@pytest.fixture
def made(monkeypatch):
    """How often sealing was asked for, instead of sealing; the connection of the test stays open."""
    calls = []
    monkeypatch.setattr(seals, "make", lambda *, wait: calls.append(wait))
    monkeypatch.setattr(sealing, "connection", type("Connection", (), {"close": staticmethod(lambda: None)}))
    return calls


def test_it_is_off_where_the_settings_say_so(made, settings):
    settings.AUDIT_SEAL_SECONDS = 0
    assert sealing.start() is None


def test_it_seals_until_it_is_stopped_and_waits_for_nobody(monkeypatch, made):
    stop = Event()
    monkeypatch.setattr(seals, "make", lambda *, wait: (made.append(wait), len(made) == 3 and stop.set()))
    sealing.keep(0.001, stop)
    assert made == [False] * 3


def test_it_starts_in_a_thread_that_ends_with_the_process(monkeypatch, settings):
    begun = Event()
    settings.AUDIT_SEAL_SECONDS = 7
    monkeypatch.setattr(sealing, "keep", lambda seconds, stop: seconds == 7 and begun.set())
    thread = sealing.start()
    thread.join(10)
    assert (begun.is_set(), thread.daemon) == (True, True)


def test_trouble_is_logged_and_the_next_time_tries_again(made, monkeypatch, caplog):
    monkeypatch.setattr(seals, "make", lambda *, wait: 1 / 0)
    sealing.once()
    assert "The audit trail could not be sealed." in caplog.text
