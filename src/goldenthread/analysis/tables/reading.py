"""Opens the files of a dataset and says what is wrong with the folder."""

import hashlib
from pathlib import Path

import polars as pl

from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.manifest import MANIFEST_FILE, Manifest, read_manifest
from goldenthread.analysis.tables.registry import TABLES
from goldenthread.analysis.tables.shapes import check_shape
from goldenthread.analysis.tables.words import in_words, number_of


def read_folder(folder: Path, *, verify: bool) -> tuple[Manifest, dict[str, pl.LazyFrame]]:
    """The manifest and a lazy frame for each table it lists; ``verify`` compares the digest of every file too."""
    _check_folder(folder)
    manifest = read_manifest(folder)
    _check_files(folder, manifest)
    frames = {name: _frame(folder, name) for name in manifest.rows}
    _check_counts(folder, manifest, frames)
    if verify:
        _check_digests(folder, manifest)
    return manifest, frames


def table_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_folder(folder: Path) -> None:
    if not folder.exists():
        raise DatasetError(f"There is no dataset at {folder}: the folder does not exist.")
    if not folder.is_dir():
        raise DatasetError(f"{folder} is a file: give the folder of a dataset, the one that holds {MANIFEST_FILE}.")


def _check_files(folder: Path, manifest: Manifest) -> None:
    listed = set(manifest.rows)
    unknown = sorted(listed - TABLES.keys())
    if unknown:
        raise DatasetError(
            f"{folder / MANIFEST_FILE} lists {in_words(unknown)}, which the table contract does not have."
        )
    present = {path.stem for path in folder.glob("*.parquet")}
    if listed - present:
        absent = in_words([f"{name}.parquet" for name in sorted(listed - present)])
        raise DatasetError(f"{folder} lacks {absent}, which its {MANIFEST_FILE} lists.")
    if present - listed:
        surplus = in_words([f"{name}.parquet" for name in sorted(present - listed)])
        raise DatasetError(f"{folder} holds {surplus}, which its {MANIFEST_FILE} does not list.")


def _frame(folder: Path, name: str) -> pl.LazyFrame:
    path = table_file(folder, name)
    try:
        schema = pl.read_parquet_schema(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise _unreadable(path) from error
    check_shape(TABLES[name], schema, str(path))
    return pl.scan_parquet(path).select(list(TABLES[name].polars_schema))


def _unreadable(path: Path) -> DatasetError:
    return DatasetError(f"{path} is not a Parquet file that can be read: it is damaged, cut short or of another kind.")


def _check_counts(folder: Path, manifest: Manifest, frames: dict[str, pl.LazyFrame]) -> None:
    counted = pl.collect_all([frame.select(pl.len()) for frame in frames.values()])
    for name, count in zip(frames, counted, strict=True):
        if count.item() != manifest.rows[name]:
            raise DatasetError(
                f"{table_file(folder, name)} holds {number_of(count.item(), 'row')}, "
                f"but {MANIFEST_FILE} says {manifest.rows[name]:,}."
            )


def _check_digests(folder: Path, manifest: Manifest) -> None:
    for name, expected in manifest.digests.items():
        if digest(table_file(folder, name)) != expected:
            raise DatasetError(f"{table_file(folder, name)} has changed since the dataset was written.")
