"""Opens the files of a dataset and says what is wrong with the folder."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.manifest import MANIFEST_FILE, Manifest, read_manifest
from goldenthread.analysis.tables.registry import TABLES
from goldenthread.analysis.tables.shapes import check_shape
from goldenthread.analysis.tables.words import in_words, number_of

# What reading a damaged file may raise; a panic is how Polars fails where it did not expect damage.
_UNREADABLE = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)


def read_folder(folder: Path, *, verify: bool) -> tuple[Manifest, dict[str, pl.LazyFrame]]:
    """The manifest and a lazy frame for each table it lists.

    The digests and the fingerprint of the manifest are those of the files as they are. ``verify`` refuses files that
    differ from what the manifest says. Raises ``DatasetError``.
    """
    _check_folder(folder)
    manifest = read_manifest(folder)
    _check_files(folder, manifest)
    found = {name: digest(table_file(folder, name)) for name in manifest.rows}
    frames = {name: _frame(folder, name, found[name] == manifest.digests[name], verify) for name in found}
    _check_counts(folder, manifest, frames)
    return manifest.with_digests(found), frames


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
    present = {path.stem for path in folder.glob("*.parquet") if path.is_file()}
    where = folder / MANIFEST_FILE
    _refuse(listed - TABLES.keys(), f"{where} lists {{}}, which the table contract does not have.")
    _refuse(listed - present, f"{folder} lacks the file of {{}}, which its {MANIFEST_FILE} lists.")
    _refuse(present - listed, f"{folder} holds a file of {{}}, which its {MANIFEST_FILE} does not list.")


def _refuse(names: set[str], sentence: str) -> None:
    if names:
        raise DatasetError(sentence.format(in_words(sorted(names))))


def _frame(folder: Path, name: str, unchanged: bool, verify: bool) -> pl.LazyFrame:
    path = table_file(folder, name)
    if verify and not unchanged:
        raise DatasetError(f"{path} has changed since the dataset was written.")
    try:
        check_shape(TABLES[name], pl.read_parquet_schema(path), str(path))
        frame = pl.scan_parquet(path).select(list(TABLES[name].polars_schema))
        if not unchanged:
            # Damage shows only when every value is read; a file that is as it was written need not be.
            frame.null_count().collect()
    except _UNREADABLE as error:
        raise DatasetError(
            f"{path} is not a Parquet file that can be read: it is damaged, cut short or of another kind."
        ) from error
    return frame


def _check_counts(folder: Path, manifest: Manifest, frames: Mapping[str, pl.LazyFrame]) -> None:
    counted = pl.collect_all([frame.select(pl.len()) for frame in frames.values()])
    for name, count in zip(frames, counted, strict=True):
        if count.item() != manifest.rows[name]:
            raise DatasetError(
                f"{table_file(folder, name)} holds {number_of(count.item(), 'row')}, "
                f"but {MANIFEST_FILE} says {manifest.rows[name]:,}."
            )
