#!/usr/bin/env python3
"""Run a command against a throwaway PostgreSQL: `tools/with_postgresql.py COMMAND …`.

The server lives in a temporary folder, listens on a Unix socket there and nowhere else, and is stopped and deleted when
the command ends. The command finds it in GOLDENTHREAD_DATABASE. PostgreSQL refuses to run as root: started by root, it
runs as the `postgres` user that its package made.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Durability buys nothing in a database that is deleted a minute later.
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`: on the path, or where Debian keeps the newest version."""
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not found and not folders:
        sys.exit("Golden Thread needs: a PostgreSQL server; as root run: apt-get install postgresql")
    return Path(found).parent if found else folders[-1]


def unprivileged(command: list[str]) -> list[str]:
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(unprivileged(command), cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def start(folder: Path, settings: tuple[str, ...]) -> None:
    data, options = str(folder / "data"), " ".join(f"-c {setting}" for setting in settings)
    initdb = ["--username=goldenthread", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    run([str(programs() / "initdb"), "-D", data, *initdb], folder)
    server = ["-o", f"{options} -k {folder}", "-l", str(folder / "log")]
    run([str(programs() / "pg_ctl"), "-D", data, "-w", *server, "start"], folder)


def stop(folder: Path) -> None:
    run([str(programs() / "pg_ctl"), "-D", str(folder / "data"), "-w", "-m", "immediate", "stop"], folder)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder of the server's own, with a path short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as name:
        if os.geteuid() == 0:
            shutil.chown(name, "postgres")
        yield Path(name)


@contextmanager
def server(settings: tuple[str, ...] = SETTINGS) -> Iterator[str]:
    """The address of a running server."""
    with temporary_folder() as folder:
        start(folder, settings)
        try:
            yield f"postgresql://goldenthread@/postgres?host={folder}"
        finally:
            stop(folder)


def main(command: list[str]) -> int:
    with server() as address:
        return subprocess.run(command, env={**os.environ, "GOLDENTHREAD_DATABASE": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
