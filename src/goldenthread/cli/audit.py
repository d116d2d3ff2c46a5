"""`goldenthread audit`: seal the audit trail, and verify that it is whole."""

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from goldenthread.cli import service
from goldenthread.cli.rows import print_rows, with_format

if TYPE_CHECKING:
    from goldenthread.access.trail.verify import Verified

FOUND = 1
FINDING = ("kind", "seal", "at", "events", "what")


@click.group()
def audit() -> None:
    """Seal the audit trail, and verify that it is whole."""


@audit.command()
def seal() -> None:
    """Seal every event that is not sealed yet. The web site does so by itself; this is for a schedule."""
    service.start_django()
    from goldenthread.access.actions import seals

    made = seals.make(wait=True, everything=True)
    click.echo(f"{made:,} {'seal' if made == 1 else 'seals'} made")


@audit.command()
@click.option(
    "--from-seal", "since", type=click.IntRange(1), default=1, help="Begin at this seal.  [default: the first]"
)
@click.option("--remembers", help="A seal that an earlier run printed, as 12:0a1b2c3d: it must still be there.")
@with_format
@click.pass_context
def verify(context: click.Context, since: int, remembers: str | None, form: str) -> None:
    """Verify that no event was altered, removed, added or moved since it was written. Status 1 when one was."""
    service.start_django()
    from goldenthread.access.actions import verifications

    verified = verifications.run(since=since, remembers=remembers, by=None)
    if form == "table":
        _print_sentences(verified)
    else:
        print_rows([asdict(found) for found in verified.findings], form, FINDING)
    context.exit(0 if verified.whole else FOUND)


def _print_sentences(verified: "Verified") -> None:
    for found in verified.findings:
        click.echo(textwrap.fill(found.what, 100, subsequent_indent="  "))
    click.echo(verified.summary())
