"""Run a command, and turn whatever stops it into an exit status.

0 done, 1 findings, 2 bad usage or input (one plain sentence on stderr), 70 a defect of ours (with its traceback),
130 interrupted, 141 nobody reads the output.
"""

import errno
import gc
import os
import sys
from collections.abc import Sequence

import click

from goldenthread.cli.command import goldenthread
from goldenthread.codes import UserError

SELDOM = 100_000  # a command ends before there is much to collect, and looking for it takes a twentieth of its time
BAD_INPUT, DEFECT, INTERRUPTED, UNREAD = 2, 70, 130, 141


def main() -> None:
    """The console script. Python's own status for a traceback is 1, which here means findings."""
    gc.set_threshold(SELDOM)
    try:
        status = run(sys.argv[1:])
    except Exception:
        import traceback

        traceback.print_exc()
        status = DEFECT
    gc.freeze()  # all that it holds goes with the process: Python need not look through it first
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run `goldenthread` with these arguments. Returns the exit status; an unforeseen error is raised as it is."""
    try:
        status = _invoke(arguments)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return BAD_INPUT
    except (UserError, click.ClickException) as error:
        return _refuse(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _stop_writing()
    except OSError as error:
        return _refuse_file(error)
    return status


def _invoke(arguments: Sequence[str]) -> int:
    """What click's own `main` does, less its own ideas of exit statuses."""
    try:
        with goldenthread.make_context("goldenthread", list(arguments)) as context:
            goldenthread.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return 0


def _refuse(error: Exception) -> int:
    sentence = error.format_message() if isinstance(error, click.ClickException) else str(error)
    click.echo(f"goldenthread: {sentence}", err=True)
    return BAD_INPUT


def _refuse_file(error: OSError) -> int:
    """A file that cannot be read or written is the user's to mend; any other trouble of the system is not."""
    if error.filename is None and error.errno != errno.ENOSPC:
        raise error
    name = error.filename or "The output"
    click.echo(f"goldenthread: {name} cannot be used: {error.strerror}.", err=True)
    return BAD_INPUT


def _stop_writing() -> int:
    """The reader (`head`, say) has what it wanted. Without this, Python complains when it closes the output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREAD
