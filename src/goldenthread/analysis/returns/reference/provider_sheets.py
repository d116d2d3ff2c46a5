"""The sheets of a file with providers, from Excel (.xlsx, .xls, .ods) or CSV, as text just as it stands."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.reference.errors import ReferenceDataError

ROW = "row"
"""The number of a row as a spreadsheet shows it, from 1."""
ROWS_ABOVE_THE_HEADINGS = 30
"""Published lists begin with a title and notes, never with more of them than this."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a column URN: its rows below the headings, by `plain` headings ("placement code")."""

    file: str
    name: str
    rows: pl.DataFrame
    headings: Mapping[str, str]
    """What the file calls a column, by our name of it."""

    @property
    def title(self) -> str:
        return f"{self.file}, sheet “{self.name}”" if self.name else self.file


def sheets(path: Path) -> list[Sheet]:
    """Every sheet that has a column URN. Raises ReferenceDataError where the file cannot be read."""
    contents = _contents(path)
    cells = _csv(path, contents) if path.suffix.lower() in {".csv", ".txt"} else _excel(path, contents)
    tables = {name: _table(frame) for name, frame in cells.items()}
    return [Sheet(path.name, name, rows, {}) for name, rows in tables.items() if rows is not None]


def _contents(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise ReferenceDataError(f"{path} cannot be read: {problem.strerror or problem}.") from problem


def _excel(path: Path, contents: bytes) -> dict[str, pl.DataFrame]:
    """Rows that are blank stay, so that rows keep their numbers."""
    import fastexcel  # noqa: PLC0415 - nothing else needs it

    try:
        book = fastexcel.read_excel(contents)
        read = {name: book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string") for name in book.sheet_names}
        return {name: sheet.to_polars() for name, sheet in read.items()}
    except fastexcel.FastExcelError as problem:
        raise ReferenceDataError(
            f"{path.name} is no Excel file that can be read: open it in Excel and save it as .xlsx without a password, "
            "or as CSV."
        ) from problem


def _csv(path: Path, contents: bytes) -> dict[str, pl.DataFrame]:
    try:
        rows = list(csv.reader(io.StringIO(_text(contents), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as problem:
        raise ReferenceDataError(f"{path.name} is no CSV file that can be read ({problem}).") from problem
    width = max(map(len, rows), default=0)
    even = [row + [""] * (width - len(row)) for row in rows]
    return {"": pl.DataFrame(even, orient="row", schema={str(at): pl.String for at in range(width)})}


def _text(contents: bytes) -> str:
    try:
        return contents.decode("utf-8-sig")
    except UnicodeDecodeError:
        return contents.decode("cp1252")


def _table(cells: pl.DataFrame) -> pl.DataFrame | None:
    """None where no row near the top has a cell URN."""
    for at, row in enumerate(cells.head(ROWS_ABOVE_THE_HEADINGS).iter_rows()):
        headings = [plain(cell) for cell in row]
        if "urn" in headings:
            return _below(cells, at, headings)
    return None


def _below(cells: pl.DataFrame, at: int, headings: Sequence[str]) -> pl.DataFrame:
    """The first of two columns with one heading; none without a heading; blank text is null."""
    named = {
        heading: column for column, heading in reversed(list(zip(cells.columns, headings, strict=True))) if heading
    }
    text = [pl.col(column).str.strip_chars().replace("", None).alias(heading) for heading, column in named.items()]
    numbered = cells.with_row_index("number", 1)
    return numbered.slice(at + 1).select(pl.col("number").alias(ROW), *text)


def plain(heading: str | None) -> str:
    """ "PLACE_CODES" and "Place codes " are one heading."""
    return " ".join(re.findall(r"[a-z0-9]+", (heading or "").casefold()))
