"""The two copies of the seals, the database's and the file's, laid side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.conf import settings

from goldenthread.access.models import Seal as Row
from goldenthread.access.trail import seal
from goldenthread.access.trail.findings import Finding, OfSeal
from goldenthread.access.trail.keys import Key
from goldenthread.access.trail.seal import FIRST, Seal

PAGE = 200


@dataclass(frozen=True)
class Pair:
    """One number's copies. ``unread``: there is a row of this number, and it is no seal."""

    number: int
    in_database: Seal | None = None
    in_file: Seal | None = None
    unread: bool = False

    @property
    def any(self) -> Seal:
        return self.in_file or self.in_database or FIRST

    def trusted(self, key: Key) -> Seal | None:
        """The copy that this key made; the outer one first."""
        return next((each for each in (self.in_file, self.in_database) if each and each.holds(key)), None)

    def faults(self) -> Iterator[OfSeal]:
        kinds = (
            ("seal-unread", self.unread),
            ("seal-not-in-database", not self.in_database and not self.unread),
            ("seal-not-in-file", not self.in_file),
            ("seal-differs", self.in_file and self.in_database and self.in_file != self.in_database),
        )
        return (OfSeal(kind, self.number, self.any.at) for kind, found in kinds if found)


class Copies:
    """Reads both once, in the order of their numbers. ``findings`` fills with lines of the file that are no seals."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.findings: list[Finding] = []

    def pairs(self) -> Iterator[Pair]:
        rows, lines = self._rows(), self._lines()
        row, line = next(rows, None), next(lines, None)
        while row or line:
            number = min(each.number for each in (row, line) if each)
            in_row, in_line = row is not None and row.number == number, line is not None and line.number == number
            yield _pair(number, row if in_row else None, line if in_line else None)
            row, line = next(rows, None) if in_row else row, next(lines, None) if in_line else line

    def _rows(self) -> Iterator[Row]:
        after = self.first - 1
        while page := list(Row.objects.filter(number__gt=after)[:PAGE]):
            yield from page
            after = page[-1].number

    def _lines(self) -> Iterator[Seal]:
        """The seals of the file; a line out of its place is told of and left out."""
        path, before = Path(settings.AUDIT_SEALS), 0
        with path.open("rb") if path.exists() else chain() as lines:
            for at, line in enumerate(lines, start=1):
                read = _read(line)
                if read is None or read.number <= before:
                    self.findings.append(_misplaced(at, read))
                    continue
                before = read.number
                if read.number >= self.first:
                    yield read


def _pair(number: int, row: Row | None, line: Seal | None) -> Pair:
    in_database = _read(row.line.encode()) if row else None
    fits = in_database is not None and in_database.number == number
    return Pair(number, in_database if fits else None, line, unread=row is not None and not fits)


def _read(line: bytes) -> Seal | None:
    try:
        return seal.from_line(line.decode())
    except ValueError:
        return None


def _misplaced(at: int, read: Seal | None) -> Finding:
    what = f"is seal {read.number}, out of its order" if read else "is no seal"
    return Finding("file-line", f"Line {at:,} of the file of seals {what}.", seal=read.number if read else None)
