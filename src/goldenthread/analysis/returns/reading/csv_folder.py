"""A folder of CSV files, each recognised by its columns, whatever its name and the order of the columns."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.layout import Layout, ReturnTable
from goldenthread.analysis.returns.reading.csv_file import read_csv
from goldenthread.analysis.returns.reading.files import Return, refuse_too_large

SUFFIXES = (".csv", ".tsv", ".txt")
_ALIKE = 0.6
"""The share of a table's own columns that a file must have to be taken for it; those left out are remarked upon."""


def read_folder(folder: Path, paths: list[Path], layout: Layout) -> Return:
    """Read these files of a folder. Raises ``ReturnError`` where none is a table of the return, or two are one."""
    refuse_too_large(folder, sum(path.stat().st_size for path in paths))
    found = _Found(layout)
    for path in paths:
        found.add(path)
    if not found.tables:
        raise ReturnError(_nothing(folder, paths, layout))
    return Return(found.tables, found.files, "csv", tuple(found.remarks))


def _nothing(folder: Path, paths: list[Path], layout: Layout) -> str:
    what = (
        f"none of the {len(paths)} CSV files in {folder} has the columns of one"
        if paths
        else f"no CSV file is in {folder}"
    )
    return f"{layout.title} has the tables {', '.join(layout.names)}, but {what}."


@dataclass
class _Found:
    """What the files so far have given."""

    layout: Layout
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def add(self, path: Path) -> None:
        names, columns = read_csv(path)
        table = _recognised({_key(name) for name in names}, self.layout)
        if table is None:
            what = "its columns are those of no table of the return" if names else "it is empty"
            self.remarks.append(f"{path.name} was left out: {what}.")
            return
        if table.name in self.files:
            raise ReturnError(
                f"Both {self.files[table.name]} and {path.name} have the columns of {table.name}. Keep one."
            )
        self.tables[table.name], self.files[table.name] = _framed(path, names, columns, table), path.name
        self.remarks.extend((*_unknown(path, names, table), *_missing(path, names, table)))


# -- columns -------------------------------------------------------------------------------------------------------


def _key(name: str) -> str:
    """A column's name as it is compared: without case, spaces and what parts words."""
    return re.sub(r"[\W_]+", "", name).upper()


_EVERYWHERE = {"CHILD", "SEX", "DOB", "LACHILDID", "CINDETAILSID", "ASSESSMENTID", "CPPID"}


def _recognised(keys: set[str], layout: Layout) -> ReturnTable | None:
    """The table that most of the columns tell of; not those that many tables have."""
    scores = {name: _likeness(keys, table) for name, table in layout.tables.items()}
    best = max(scores, key=lambda name: scores[name])
    return layout.tables[best] if scores[best][0] >= _ALIKE else None


def _likeness(keys: set[str], table: ReturnTable) -> tuple[float, int]:
    """The share of the table's own columns that are there, and their number."""
    own = {_key(column) for column in table.columns if column not in table.optional} - _EVERYWHERE
    there = len(own & keys)
    return there / len(own), there


def _framed(path: Path, names: list[str], columns: list[pl.Series], table: ReturnTable) -> pl.DataFrame:
    """The columns that the table has, in the file's order, by their official names."""
    official = {_key(column): column for column in table.columns}
    known = [
        (official[_key(name)], column) for name, column in zip(names, columns, strict=True) if _key(name) in official
    ]
    twice = [name for name, count in Counter(name for name, _ in known).items() if count > 1]
    if twice:
        raise ReturnError(f"{path} has the column {twice[0]} more than once. Keep one.")
    return pl.DataFrame([column.alias(name) for name, column in known])


def _unknown(path: Path, names: list[str], table: ReturnTable) -> Iterator[str]:
    official = {_key(column) for column in table.columns}
    strange = [name.strip() for name in names if name.strip() and _key(name) not in official]
    if strange:
        yield f"{path.name} has columns that {table.name} does not have, which were left out: {', '.join(strange)}."


def _missing(path: Path, names: list[str], table: ReturnTable) -> Iterator[str]:
    there = {_key(name) for name in names}
    for column in table.columns:
        if column not in table.optional and _key(column) not in there:
            yield f"{path.name} has no column {column}: rules that read it could not be evaluated."
