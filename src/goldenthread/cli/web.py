"""`goldenthread demo` and `goldenthread serve`: the web site."""

import os
import socket
from pathlib import Path

import click

from goldenthread.codes import UserError

LOOPBACK = "127.0.0.1"
SETTINGS = "goldenthread.site.settings"
APPLICATION = "goldenthread.site.wsgi:application"
EXAMPLE = "2014-15"

port_option = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)


@click.command()
@port_option
def demo(port: int) -> None:
    """Build the worked example, if it is not there, and serve it for trying out. Made-up data only."""
    _refuse_taken(LOOPBACK, port)
    _start_django()
    from django.conf import settings

    _build_example(settings.DATASET)
    _prepare()
    _welcome(port)
    _serve(LOOPBACK, port)


@click.command()
@click.option("--host", default=LOOPBACK, show_default=True)
@port_option
def serve(host: str, port: int) -> None:
    """Serve the web site on the database and dataset that the environment names."""
    _refuse_taken(host, port)
    _serve(host, port)


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UserError(f"Cannot serve on {host} port {port} ({error.strerror}): choose another port.") from None


def _start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def _build_example(target: Path) -> None:
    from goldenthread.analysis import synthetic

    if not target.exists():
        click.echo(f"Making the worked example of {EXAMPLE}: Wexcombe Borough Council, a made-up authority")
        synthetic.example(EXAMPLE).write(target)


def _prepare() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _welcome(port: int) -> None:
    click.echo(f"Golden Thread is on http://{LOOPBACK}:{port} (Ctrl+C stops it)")


def _serve(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(APPLICATION, address=host, port=port, interface=Interfaces.WSGI).serve()
