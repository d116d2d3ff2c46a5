"""One CSV file as text: whatever its encoding, what parts its values, and how they are quoted."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.reading.files import text

_PARTED_BY = ",;\t|"
_SAID_BY_EXCEL = re.compile(r"sep=(.)\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_BLANK = "\t\n "


def read_csv(path: Path) -> tuple[list[str], list[pl.Series]]:
    """The names of the columns as they stand there, and the columns: text, or null for a blank.

    A line with nothing in it is no row; nor are lines at the end that only part values which are not there. Raises
    ``ReturnError`` with the line where a row has more or fewer values than there are columns.
    """
    words, parted_by = _parted(text(path).replace("\r\n", "\n").replace("\r", "\n"))
    rows = _rows(path, io.StringIO(words), parted_by)
    _, names = next(rows, (0, []))
    return names, _quickly(words, parted_by, len(names)) or _carefully(path, rows, names)


def _parted(words: str) -> tuple[str, str]:
    """The text without blank lines at its ends, and what parts the values in it."""
    said = _SAID_BY_EXCEL.match(words)
    words = words[said.end() :] if said else words
    header = _QUOTED.sub("", words.lstrip(_BLANK).partition("\n")[0])
    parted_by = said[1] if said else max(_PARTED_BY, key=header.count)
    end = words.find("\n", len(words.rstrip(_BLANK + parted_by)))
    return words if end < 0 else words[:end], parted_by


def _rows(path: Path, lines: io.StringIO, parted_by: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line, without lines that hold nothing."""
    reader = csv.reader(lines, delimiter=parted_by, skipinitialspace=True, strict=True)
    try:
        yield from ((reader.line_num, row) for row in reader if any(map(str.strip, row)) or len(row) > 1)
    except csv.Error as error:
        raise ReturnError(
            f"{path}, line {reader.line_num}: the quotation marks do not match. Look for one too many, or one missing."
        ) from error


def _quickly(words: str, parted_by: str, count: int) -> list[pl.Series] | None:
    """The columns, read in one go, where every line plainly has one value a column; otherwise nothing.

    So it is where a file has no quotation marks, or where all values are in them and none has one within.
    """
    _, _, body = words.lstrip(_BLANK).partition("\n")
    lines = body.split("\n")
    plain = '"' not in body or _all_in_quotation_marks(lines, parted_by, count)
    if count < 2 or not plain or {line.count(parted_by) for line in lines} != {count - 1}:
        return None
    named = {str(at): pl.String for at in range(count)}
    values = body.replace('"', "").encode()
    return pl.read_csv(values, has_header=False, separator=parted_by, quote_char=None, schema=named).get_columns()


def _all_in_quotation_marks(lines: Sequence[str], parted_by: str, count: int) -> bool:
    between = f'"{parted_by}"'
    marks = {(line[:1] + line[-1:], line.count('"'), line.count(between)) for line in lines}
    return marks == {('""', 2 * count, count - 1)}


def _carefully(path: Path, rows: Iterator[tuple[int, list[str]]], names: list[str]) -> list[pl.Series]:
    fitted = [_fitted(path, line, row, len(names)) for line, row in rows]
    columns = zip(*fitted, strict=True) if fitted else ([] for _ in names)
    return [pl.Series(str(at), cells, pl.String).replace("", None) for at, cells in enumerate(columns)]


def _fitted(path: Path, line: int, row: list[str], count: int) -> list[str]:
    """The row, without blanks that go beyond the columns."""
    if len(row) < count or any(map(str.strip, row[count:])):
        raise ReturnError(
            f"{path}, line {line} has {len(row)} values, but there are {count} columns. "
            "Look for a value that should be in quotation marks, or for a broken line."
        )
    return row[:count]
