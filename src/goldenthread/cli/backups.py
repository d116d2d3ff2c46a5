"""`goldenthread backup` and `goldenthread restore`: the whole service in one archive, and back."""

from pathlib import Path

import click

from goldenthread.cli import service

file = click.Path(path_type=Path, dir_okay=False)
with_key_file = click.option(
    "--key-file", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="A file with the archive's key."
)


@click.command()
@click.option("--out", type=file, required=True, help="The archive to write.")
@with_key_file
def backup(out: Path, key_file: Path | None) -> None:
    """Save the database and every kept file in one archive, while people work.

    Not in it: what can be calculated again, and the keys of the site and of the audit trail's seals.
    """
    service.start_django()
    service.call("backup", out=out, key=_key(key_file))


@click.command()
@click.argument("archive", type=file)
@with_key_file
def restore(archive: Path, key_file: Path | None) -> None:
    """Bring a saved service back into an empty database and empty folders: all of it or nothing."""
    service.start_django()
    service.call("restore", path=archive, key=_key(key_file))


def _key(path: Path | None) -> bytes | None:
    return path.read_bytes() if path else None
