"""A folder of CSV files, each recognised by its columns, whatever its name and the order of the columns."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.layout import Layout, ReturnTable
from goldenthread.analysis.returns.reading.files import Return, text

SUFFIXES = (".csv", ".tsv", ".txt")
_ALIKE = 0.6
"""The share of a table's own columns that a file must have to be taken for it; those left out are remarked upon."""


def read_folder(folder: Path, paths: list[Path], layout: Layout) -> Return:
    """Read these files of a folder. Raises ``ReturnError`` where none is a table of the return, or two are one."""
    tables: dict[str, pl.DataFrame] = {}
    files: dict[str, str] = {}
    remarks: list[str] = []
    for path in paths:
        _add(path, layout, tables, files, remarks)
    if not tables:
        raise ReturnError(_nothing(folder, paths, layout))
    return Return(tables, files, "csv", tuple(remarks))


def _nothing(folder: Path, paths: list[Path], layout: Layout) -> str:
    what = (
        f"none of the {len(paths)} CSV files in {folder} has the columns of one"
        if paths
        else f"no CSV file is in {folder}"
    )
    return f"{layout.title} has the tables {', '.join(layout.names)}, but {what}."


def _add(
    path: Path, layout: Layout, tables: dict[str, pl.DataFrame], files: dict[str, str], remarks: list[str]
) -> None:
    frame = _frame(path)
    table = _recognised(set(frame.columns), layout)
    if table is None:
        remarks.append(f"{path.name} was left out: its columns are those of no table of the return.")
        return
    if table.name in files:
        raise ReturnError(f"Both {files[table.name]} and {path.name} have the columns of {table.name}. Keep one.")
    tables[table.name], files[table.name] = frame.rename(_official(frame, table)), path.name
    remarks.extend(_missing(path, frame, table))


def _frame(path: Path) -> pl.DataFrame:
    words = text(path)
    if not words.strip():
        return pl.DataFrame()
    try:
        frame = pl.read_csv(words.encode(), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise ReturnError(f"{path} cannot be read as CSV: {str(error).splitlines()[0].rstrip('.')}.") from error
    return frame.rename(lambda name: name.strip().strip("\ufeff").upper())


def _recognised(columns: set[str], layout: Layout) -> ReturnTable | None:
    """The table that most of the columns tell of; not those that every table has."""
    scores = {name: _likeness(columns, table) for name, table in layout.tables.items()}
    best = max(scores, key=lambda name: scores[name])
    return layout.tables[best] if scores[best] >= _ALIKE else None


def _likeness(columns: set[str], table: ReturnTable) -> float:
    own = {column.upper() for column in table.columns if column not in table.optional} - _EVERYWHERE
    return len(own & columns) / len(own)


_EVERYWHERE = {"CHILD", "SEX", "DOB", "LACHILDID"}


def _official(frame: pl.DataFrame, table: ReturnTable) -> dict[str, str]:
    names = {column.upper(): column for column in table.columns}
    return {column: names[column] for column in frame.columns if column in names}


def _missing(path: Path, frame: pl.DataFrame, table: ReturnTable) -> Iterator[str]:
    for column in table.columns:
        if column not in table.optional and column.upper() not in frame.columns:
            yield f"{path.name} has no column {column}: rules that read it could not be evaluated."
