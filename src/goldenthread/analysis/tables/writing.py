"""Writes a dataset beside its place and moves it there whole."""

import hashlib
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.manifest import MANIFEST_FILE, Manifest
from goldenthread.analysis.tables.reading import digest, table_file

# Fixed, so that the same rows give the same bytes wherever they are written.
_ROW_GROUP = 131_072


def digests(frames: Mapping[str, pl.LazyFrame]) -> dict[str, str]:
    """The digest that the file of each table would have, without writing it."""
    return {name: hashlib.sha256(_bytes(frame)).hexdigest() for name, frame in frames.items()}


def _bytes(frame: pl.LazyFrame) -> bytes:
    buffer = io.BytesIO()
    _sink(frame, buffer)
    return buffer.getvalue()


def _sink(frame: pl.LazyFrame, target: Path | io.BytesIO) -> None:
    frame.sink_parquet(target, compression="zstd", statistics=True, row_group_size=_ROW_GROUP, maintain_order=True)


def write_folder(folder: Path, manifest: Manifest, frames: Mapping[str, pl.LazyFrame]) -> None:
    """Write one Parquet file a table and the manifest. Raises ``DatasetError`` rather than overwrite anything else."""
    check_place(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
            made = Path(beside) / "new"
            _fill(made, manifest, frames)
            _move(made, folder, Path(beside) / "old")
    except OSError as error:
        raise DatasetError(f"{folder} cannot be written: {error.strerror}.") from error


def check_place(folder: Path) -> None:
    """Raise ``DatasetError`` where a dataset may not be written: on a file, or among files that are none of its own."""
    if folder.is_file():
        raise DatasetError(f"{folder} is a file: name a folder that is new, or a dataset to replace.")
    held = list(folder.iterdir()) if folder.exists() else []
    ours = not held or (folder / MANIFEST_FILE).is_file()
    strange = [each.name for each in held if each.name != MANIFEST_FILE and each.suffix != ".parquet"]
    if strange or not ours:
        raise DatasetError(f"{folder} holds other files: name a folder that is new, or a dataset to replace.")


def _fill(folder: Path, manifest: Manifest, frames: Mapping[str, pl.LazyFrame]) -> None:
    folder.mkdir()
    for name, frame in frames.items():
        _sink(frame, table_file(folder, name))
    found = {name: digest(table_file(folder, name)) for name in frames}
    (folder / MANIFEST_FILE).write_text(manifest.with_digests(found).to_json(), encoding="utf-8")


def _move(made: Path, folder: Path, aside: Path) -> None:
    if folder.exists():
        folder.rename(aside)
    try:
        made.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
