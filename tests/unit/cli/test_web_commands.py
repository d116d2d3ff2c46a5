"""`goldenthread demo` and `goldenthread serve`: what happens before the server takes over."""

import socket
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError

from goldenthread.access.roles import ROLES
from goldenthread.analysis import synthetic
from goldenthread.cli import web
from goldenthread.cli.run import run


@pytest.fixture
def served(monkeypatch):
    """The programs that took over, instead of taking over: each as (application, host, port, processes)."""
    calls = []

    def take_over(program, command):
        assert program == command[0] == sys.executable
        host, *numbers = (command[command.index(name) + 1] for name in ("--host", "--port", "--workers"))
        calls.append((command[-1], host, *map(int, numbers)))

    monkeypatch.setattr("os.execv", take_over)
    return calls


@pytest.fixture
def prepared(monkeypatch):
    """The management commands that were called, instead of calling them."""
    calls = []
    monkeypatch.setattr("django.core.management.call_command", calls.append)
    return calls


@pytest.fixture
def port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def example(monkeypatch):
    """An example that writes the name of its year, in place of a whole authority."""

    class Example:
        def __init__(self, year):
            self.year = year

        def write(self, target):
            target.write_text(self.year)

    monkeypatch.setattr(synthetic, "example", Example, raising=False)


def test_the_demo_builds_the_example_prepares_and_serves_on_the_loopback(
    example, prepared, served, port, settings, tmp_path, capsys
):
    settings.DATASET = tmp_path / "example"
    assert run(["demo", "--port", str(port)]) == 0
    assert settings.DATASET.read_text() == "2014-15"
    assert prepared == ["prepare"]
    assert served == [("goldenthread.site.wsgi:application", "127.0.0.1", port, 1)]
    shown = capsys.readouterr().out
    assert f"http://127.0.0.1:{port}" in shown
    assert all(role.name in shown for role in ROLES.values())


def test_an_example_that_is_there_is_not_built_again(example, prepared, served, port, settings, tmp_path):
    settings.DATASET = tmp_path / "example"
    settings.DATASET.write_text("as it was")
    assert run(["demo", "--port", str(port)]) == 0
    assert settings.DATASET.read_text() == "as it was"


def test_a_demo_never_runs_on_a_live_service(prepared, served, port, settings, capsys):
    settings.LIVE = True
    assert run(["demo", "--port", str(port)]) == 2
    assert "and runs in no other mode" in capsys.readouterr().err
    assert (prepared, served) == ([], [])


def test_serve_prepares_and_serves_where_it_is_told(prepared, served, port, capsys):
    assert run(["serve", "--host", "localhost", "--port", str(port)]) == 0
    assert prepared == ["prepare"]
    assert served[0][1:3] == ("localhost", port)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("cores", "options", "processes"), [(6, [], 6), (None, [], 1), (6, ["--processes", "3"], 3)])
def test_serve_answers_with_a_process_a_core_or_as_many_as_it_is_told(
    cores, options, processes, prepared, served, port, monkeypatch
):
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert run(["serve", "--port", str(port), *options]) == 0
    assert served[0][3] == processes


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_taken_port_is_said_before_anything_is_prepared(host, prepared, served, capsys):
    with socket.socket(web.family_of(host)) as taken:
        taken.bind((host, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["serve", "--host", host, "--port", str(port)]) == 2
    assert f"port {port} (address already in use)" in capsys.readouterr().err
    assert (prepared, served) == ([], [])


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ImproperlyConfigured("GOLDENTHREAD_SECRET_KEY is missing."), "GOLDENTHREAD_SECRET_KEY is missing."),
        (OperationalError("connection refused\n\tis it running?"), "does not answer (connection refused)"),
    ],
)
def test_what_keeps_a_service_from_starting_is_one_sentence(error, sentence, served, port, monkeypatch, capsys):
    def refuse(name):
        raise error

    monkeypatch.setattr("django.core.management.call_command", refuse)
    assert run(["serve", "--port", str(port)]) == 2
    shown = capsys.readouterr().err
    assert sentence in shown
    assert shown.count("\n") == 1
    assert served == []


def test_the_command_that_prepares_exists():
    with pytest.raises(SystemExit, match="0"):
        call_command("prepare", "--help")
