"""`goldenthread dataset build` and `goldenthread dataset load`: from the record and into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli import service
from goldenthread.cli.options import folder, with_as_at, with_dataset
from goldenthread.cli.rows import Row, print_rows, with_format
from goldenthread.codes import UserError

if TYPE_CHECKING:
    from goldenthread.access.models import User
    from goldenthread.extracts.actions.extracts import Loaded

LEFT_OUT = 1
BUILDER, LOADER = "performance-analyst", "system-administrator"
COUNTED = ("table", "added", "changed", "unchanged", "left", "gone", "refused")

with_user = click.option("--by", "username", metavar="USERNAME", help="In whose name. A demo has a user for it.")


@click.command()
@click.option("--out", "target", type=folder, help="The new folder.  [default: one of its own, kept with the others]")
@click.option("--authority", help="Whose record it is.  [default: as in the dataset loaded last]")
@with_as_at
@with_user
@with_format
def build(target: Path | None, authority: str | None, as_at: date | None, username: str | None, form: str) -> None:
    """Build a dataset from the record: the tables that it fills, as they stood on a day. Never over another."""
    _open_record()
    from goldenthread.extracts.actions import extracts
    from goldenthread.kit import clock

    day = as_at or clock.today()
    place = target or _own_place(day)
    whose = authority or _loaded_authority()
    with _refusal_in_words():
        built = extracts.build(authority=whose, as_at=day, to=place, by=_user(username, BUILDER))
    print_rows([{"table": name, "rows": rows} for name, rows in built.manifest.rows.items()], form, ("table", "rows"))
    click.echo(f"Built {place}", err=True)


@click.command()
@with_dataset
@click.option("--leave-out", is_flag=True, help="Load without the rows that the record cannot hold. Status 1 if any.")
@with_user
@with_format
@click.pass_context
def load(context: click.Context, source: Path, leave_out: bool, username: str | None, form: str) -> None:
    """Load a dataset into the record: people, families, addresses and who works with them. All of it or nothing.

    Prints what became of the rows of each table: added, changed, unchanged; left, because they are of a record that
    was merged into another or the work of nobody known here; gone, known to the record and no longer in the dataset;
    refused.
    """
    from goldenthread.analysis.tables import Dataset

    dataset = Dataset.open(source, check="full")
    _open_record()
    from goldenthread.extracts.actions import extracts

    with _refusal_in_words():
        loaded = extracts.load(dataset=dataset, leave_out=leave_out, by=_user(username, LOADER))
    _report(loaded, form)
    context.exit(LEFT_OUT if loaded.refused.height else 0)


def _report(loaded: "Loaded", form: str) -> None:
    if loaded.again:
        click.echo("This dataset was loaded last: nothing changed.", err=True)
    print_rows([_counted(table, counts) for table, counts in loaded.load.counts.items()], form, COUNTED)
    for row in loaded.refused.iter_rows(named=True):
        click.echo(f"Left out: {row['table']} row {row['row']} ({row['key']}): {row['reason']}", err=True)


def _counted(table: str, counts: dict[str, int]) -> Row:
    return {"table": table, **dict.fromkeys(COUNTED[1:]), **counts}


def _open_record() -> None:
    service.start_django()
    service.call("open_record")


def _own_place(day: date) -> Path:
    """Side by side, by the day they stand for and the time they were built."""
    from django.conf import settings

    return Path(settings.VAR) / "extracts" / f"{day}-built-{datetime.now():%Y%m%dT%H%M%S}"  # noqa: DTZ005  for people


def _loaded_authority() -> str:
    from goldenthread.extracts.models import Load

    last = Load.objects.first()
    if last is None:
        raise UserError("Say whose record it is: --authority 'Wexcombe Borough Council'.")
    return str(last.authority)


def _user(username: str | None, demo: str) -> "User":
    from django.conf import settings

    from goldenthread.access.models import User

    if username is None and settings.LIVE:
        raise UserError("Say in whose name: --by USERNAME.")
    user: User | None = User.objects.filter(username=username or demo).first()
    if user is None:
        raise UserError(f"There is no user '{username or demo}' in this database.")
    return user


@contextmanager
def _refusal_in_words() -> Iterator[None]:
    from django.core.exceptions import PermissionDenied

    try:
        yield
    except PermissionDenied:
        raise UserError("This user's role may not do that: give another with --by USERNAME.") from None
