"""Files beside the database that only grow. Whoever owns the database does not own them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OPENED = os.O_RDWR | os.O_APPEND | os.O_CREAT
CHUNK = 64 * 1024


def append(path: Path, line: str, *, lasting: bool) -> None:
    """Add one line in one write. ``lasting``: it is on the disk when this returns, whatever happens to the machine."""
    file = _opened(path)
    try:
        os.write(file, line.encode() + b"\n")
        if lasting:
            os.fsync(file)
    finally:
        os.close(file)


@contextmanager
def alone(path: Path, *, wait: bool) -> Iterator[bool]:
    """Whether nobody else holds this file; until the end nobody else will. Without ``wait`` it never stands in line."""
    file = _opened(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(file)


def last_line(path: Path) -> str:
    """The last whole line, or nothing. Reads from the end."""
    tail = b""
    with path.open("rb") as file:
        at = file.seek(0, os.SEEK_END)
        while at and tail.rstrip(b"\n").count(b"\n") < 1:
            size = min(CHUNK, at)
            at = file.seek(at - size)
            tail = file.read(size) + tail
    lines = tail.rstrip(b"\n").rsplit(b"\n", 1)
    return lines[-1].decode(errors="replace")


def _opened(path: Path) -> int:
    """The file, made where it is not there yet, for its owner only."""
    try:
        return os.open(path, OPENED, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, OPENED, 0o600)
