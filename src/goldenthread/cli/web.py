"""`goldenthread demo` and `goldenthread serve`: the web site."""

import os
import socket
import sys
from pathlib import Path

import click

from goldenthread.cli import service
from goldenthread.codes import UserError

LOOPBACK = "127.0.0.1"
APPLICATION = "goldenthread.site.wsgi:application"
EXAMPLE = "2014-15"
# Of a process. One interpreter runs one at a time, and each keeps a connection to the database, which has a hundred.
THREADS = 4

with_port = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)


@click.command()
@with_port
def demo(port: int) -> None:
    """Build the worked example, if it is not there, and serve it for trying out. Made-up data only."""
    _refuse_taken(LOOPBACK, port)
    service.start_django()
    from django.conf import settings

    if settings.LIVE:
        raise UserError(f"The mode is {settings.MODE}: the demo signs anybody in, and runs in no other mode.")
    _build_example(settings.DATASET)
    service.call("prepare")
    _welcome(port)
    _serve(LOOPBACK, port, processes=1)


@click.command()
@click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen on.")
@with_port
@click.option("--processes", type=click.IntRange(1), help="How many answer at a time.  [default: one a core]")
def serve(host: str, port: int, processes: int | None) -> None:
    """Serve the database and the dataset that the environment names."""
    _refuse_taken(host, port)
    service.start_django()
    service.call("prepare")
    _serve(host, port, processes or os.cpu_count() or 1)


def family_of(host: str) -> socket.AddressFamily:
    """IPv6 for an address with colons, IPv4 for all others and for names."""
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _refuse_taken(host: str, port: int) -> None:
    """Say at once, and not after a minute of preparing, that somebody else answers there."""
    with socket.socket(family_of(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UserError(f"Cannot serve on {host} port {port} ({reason}): choose another port.") from None


def _build_example(target: Path) -> None:
    from goldenthread.analysis import synthetic

    if not target.exists():
        click.echo(f"Making the worked example of {EXAMPLE} in {target}")
        synthetic.example(EXAMPLE).write(target)


def _welcome(port: int) -> None:
    """Where to go, and whom to sign in as."""
    from goldenthread.access.actions.users import DEMO_NAMES
    from goldenthread.access.roles import ROLES

    click.echo(f"\nGolden Thread is on http://{LOOPBACK}:{port} (Ctrl+C stops it). Sign in there as one of:\n")
    width = max(len(role.name) for role in ROLES.values())
    for slug, role in ROLES.items():
        click.echo(f"  {role.name:<{width}}  {DEMO_NAMES[slug]}")


def _serve(host: str, port: int, processes: int) -> None:
    """Become the server. Never returns.

    The server forks its workers, and a child forked from a process that has used Polars waits for ever on threads that
    it did not inherit: so it starts as a new program, not from this one that has just built the reviews.
    """
    os.environ.setdefault("GRANIAN_LOG_LEVEL", "warning")
    sys.stdout.flush()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(processes), "--blocking-threads", str(THREADS)]
    os.execv(sys.executable, [*command, APPLICATION])
