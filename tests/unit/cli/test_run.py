"""Whatever stops a command becomes an exit status and, where a person erred, one plain sentence."""

import errno
import os
import subprocess
import sys

import click
import pytest

from goldenthread.cli import command, run
from goldenthread.codes import UserError


@pytest.fixture
def stopped_by(monkeypatch):
    """Run a command that raises this, and give the exit status."""

    def attempt(error):
        @click.command()
        def stop():
            raise error

        monkeypatch.setitem(command.goldenthread.commands, "stop", stop)
        return run.run(["stop"])

    return attempt


def test_help_is_a_success(capsys):
    assert run.run(["--help"]) == 0
    assert "dataset" in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys):
    assert run.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("goldenthread ")


def test_a_users_error_is_one_sentence_and_status_2(stopped_by, capsys):
    assert stopped_by(UserError("There is no dataset in 'here'.")) == 2
    assert capsys.readouterr().err == "goldenthread: There is no dataset in 'here'.\n"


def test_a_full_device_is_said(stopped_by, capsys):
    assert stopped_by(OSError(errno.ENOSPC, "No space left on device")) == 2
    assert capsys.readouterr().err == "goldenthread: The output cannot be used: No space left on device.\n"


def test_a_file_that_cannot_be_used_is_named_with_the_reason(stopped_by, capsys):
    assert stopped_by(PermissionError(13, "Permission denied", "/sealed/paper.docx")) == 2
    assert capsys.readouterr().err == "goldenthread: /sealed/paper.docx cannot be used: Permission denied.\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["dataset", "synth"], ["cases", "--period"]])
def test_bad_usage_is_one_sentence_and_status_2(arguments, capsys):
    assert run.run(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("goldenthread: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["dataset"], ["review"]])
def test_a_bare_group_shows_its_help_and_is_bad_usage(arguments, capsys):
    assert run.run(arguments) == 2
    assert capsys.readouterr().err.startswith("Usage: goldenthread")


def test_an_interruption_is_quiet(stopped_by, capsys):
    assert stopped_by(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("error", [ZeroDivisionError(), OSError("no file has to do with it")])
def test_an_unforeseen_error_keeps_its_traceback(error, stopped_by):
    with pytest.raises(type(error)):
        stopped_by(error)


def test_the_console_script_exits_with_the_status(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["goldenthread", "nonsense"])
    with pytest.raises(SystemExit) as stop:
        run.main()
    assert stop.value.code == 2


def test_a_defect_is_shown_whole_and_is_no_finding(monkeypatch, capsys):
    monkeypatch.setattr(run, "run", lambda arguments: 1 / 0)
    with pytest.raises(SystemExit) as stop:
        run.main()
    assert stop.value.code == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_output_that_nobody_reads_is_status_141(monkeypatch):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as unread:
        monkeypatch.setattr(sys, "stdout", unread)
        assert run.run(["--version"]) == 141


GOLDENTHREAD = [sys.executable, "-c", "from goldenthread.cli import main; main()"]


def test_a_reader_that_has_seen_enough_stops_the_command_quietly():
    command = subprocess.Popen(
        [*GOLDENTHREAD, "dataset", "describe"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with command:
        command.stdout.readline()
        command.stdout.close()
        assert command.stderr.read() == ""
    assert command.returncode == 141


def test_the_command_loads_neither_polars_nor_django_to_show_its_help():
    heavy = "{'polars', 'django', 'granian', 'altair', 'weasyprint'} & set(sys.modules)"
    code = f"import sys; from goldenthread.cli.run import run; run(['indicators', '--help']); sys.exit(str({heavy}))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert shown.stderr == "set()\n"
