"""What every reader needs: files that are there, not too large, and text."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import polars as pl

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.evidence import Form
from goldenthread.analysis.returns.layout import PRIOR

SNIFFED = 65_536
"""So many bytes tell what a file is."""

_SHARE_OF_MEMORY = 4  # a file takes several times its size once it is read
_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
_NUL = "\0"


@dataclass(frozen=True)
class Return:
    """What was read: the tables, all text, blanks not yet told from spaces; and the file that each came from.

    ``remarks`` says, in sentences, what was left out: files that are no table of the return, columns that are missing.
    """

    tables: Mapping[str, pl.DataFrame]
    files: Mapping[str, str]
    form: Form
    remarks: tuple[str, ...] = ()

    def beside(self, last_year: "Return") -> "Return":
        """This return with last year's tables beside its own."""
        tables = {f"{name}{PRIOR}": frame for name, frame in last_year.tables.items()}
        files = {f"{name}{PRIOR}": file for name, file in last_year.files.items()}
        remarks = (f"Last year's return: {remark}" for remark in last_year.remarks)
        return Return({**self.tables, **tables}, {**self.files, **files}, self.form, (*self.remarks, *remarks))


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read. Raises ``ReturnError`` where it is not there, not a file, or too large for this machine."""
    try:
        refuse_too_large(path, path.stat().st_size)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise ReturnError(f"{path} cannot be read: {error.strerror}.") from error


def refuse_too_large(path: Path, size: int) -> None:
    """Raise ``ReturnError`` where so many bytes are more than this machine can read."""
    limit = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _SHARE_OF_MEMORY
    if size > limit:
        raise ReturnError(f"{path} has {_megabytes(size)}, more than the {_megabytes(limit)} that can be read here.")


def content(path: Path) -> bytes:
    """The bytes of a file. Raises ``ReturnError`` as ``opened`` does."""
    with opened(path) as file:
        return file.read()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB"


def text(path: Path) -> str:
    """The text of a file in UTF-8, in UTF-16, or else in Windows-1252."""
    raw = content(path)
    found = _decoded(raw)
    if _NUL in found[:SNIFFED]:
        raise ReturnError(f"{path} is not a text file.")
    return found


def _decoded(raw: bytes) -> str:
    named = next((name for name, mark in _MARKS if raw.startswith(mark)), None)
    try:
        return raw.decode(named or _unmarked(raw[:SNIFFED]))
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _unmarked(start: bytes) -> str:
    """UTF-16 has, of Latin letters, one byte in two that is nought."""
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > len(start) // 4 else "utf-8"
