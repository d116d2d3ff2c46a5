"""A folder of Parquet files and a manifest, opened as typed tables."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import polars as pl

from goldenthread.analysis.tables.checks import check_rows
from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.frames import fitted, known_table
from goldenthread.analysis.tables.manifest import Manifest
from goldenthread.analysis.tables.reading import read_folder
from goldenthread.analysis.tables.references import check_references
from goldenthread.analysis.tables.registry import TABLES
from goldenthread.analysis.tables.writing import digests, write_folder

DEPARTMENT = "ssd_department"


class Dataset:
    """The contracted tables of one authority on one day.

    Every table of the contract can be asked for. One that was not supplied gives an empty typed frame and
    ``supplies`` tells the two apart: a supplied table of no rows is a true zero.
    """

    def __init__(self, manifest: Manifest, frames: Mapping[str, pl.LazyFrame]) -> None:
        self.manifest = manifest
        self._frames = dict(frames)

    @classmethod
    def open(cls, path: Path, check: bool | Literal["full"] = True) -> "Dataset":
        """Open a folder written by ``write``.

        ``check=True`` looks at files, columns, types, keys, codes and constraints; ``"full"`` also at references
        between tables and at the digest of every file; ``False`` at files, columns and types only. Raises
        ``DatasetError``.
        """
        manifest, frames = read_folder(Path(path), verify=check == "full")
        try:
            _check(frames, check)
        except DatasetError as error:
            raise DatasetError(f"In {path}, {error}") from None
        return cls(manifest, frames)

    @classmethod
    def from_frames(  # noqa: PLR0913 - the facts of a manifest, each named by the caller
        cls,
        frames: Mapping[str, pl.DataFrame | pl.LazyFrame],
        *,
        authority: str,
        as_at: date,
        covers_from: date,
        source: str,
        check: bool = True,
    ) -> "Dataset":
        """Make a dataset of frames: the tables named are supplied, all others are not.

        A column that may be empty can be left out, and one that holds nothing but nulls need not be typed; anything
        else must be as the contract says. Raises ``DatasetError``.
        """
        lazy = {name: fitted(known_table(name), frame.lazy()) for name, frame in frames.items()}
        if check:
            check_rows(TABLES, lazy)
        counted = pl.collect_all([frame.select(pl.len()) for frame in lazy.values()])
        rows = {name: int(count.item()) for name, count in zip(lazy, counted, strict=True)}
        return cls(Manifest(authority, as_at, covers_from, source, rows), lazy)

    def table(self, name: str) -> pl.LazyFrame:
        """The rows of a table. Raises ``DatasetError`` for a name the contract does not have."""
        return self._frames[name] if name in self._frames else known_table(name).empty().lazy()

    def with_team_names(self, names: Mapping[str, str]) -> "Dataset":
        """The same rows with teams under other names, by team id; one that ``ssd_department`` lacks is added to it.

        Its fingerprint is another one, so that nothing kept of the one is taken for the other.
        """
        known = self.table(DEPARTMENT)
        new = pl.LazyFrame({"dept_team_id": list(names)}, schema={"dept_team_id": pl.String})
        rows = pl.concat([known, new.join(known, on="dept_team_id", how="anti")], how="diagonal")
        renamed = pl.col("dept_team_id").replace_strict(names, default=pl.col("dept_team_name"), return_dtype=pl.String)
        frame = rows.with_columns(dept_team_name=renamed).collect().lazy()
        mark = hashlib.sha256(f"{self.fingerprint} {sorted(names.items())}".encode()).hexdigest()
        return Dataset(replace(self.manifest, fingerprint=mark), {**self._frames, DEPARTMENT: frame})

    def supplies(self, name: str) -> bool:
        """Whether the source filled this table at all, be it with no rows."""
        return known_table(name).name in self._frames

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same content, whether it lies in memory or in a folder."""
        known = self.manifest.fingerprint
        return known or str(self.manifest.with_digests(digests(self._frames)).fingerprint)

    def write(self, path: Path) -> None:
        """Write the dataset to a folder, in place of a dataset that stands there.

        Nothing half-written is left: the folder is made beside its place and renamed. Raises ``DatasetError`` where
        something other than a dataset is in the way.
        """
        write_folder(Path(path), self.manifest, self._frames)


def _check(frames: Mapping[str, pl.LazyFrame], check: bool | Literal["full"]) -> None:
    if check:
        check_rows(TABLES, frames)
    if check == "full":
        check_references(TABLES, frames)
