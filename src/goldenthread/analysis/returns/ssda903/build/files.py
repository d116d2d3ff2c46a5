"""A built return as files: a CSV a table, and what the dataset did not supply beside them."""

import tempfile
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.ssda903.build.built import Built

NOT_SUPPLIED = "not-supplied.csv"


def write(built: Built, folder: Path) -> None:
    """Write to a new folder: ``Header.csv`` and so on, and ``not-supplied.csv``; the same return gives the same bytes.

    The whole folder or nothing: it is made beside its place and moved there. Raises ``ReturnError`` where something
    stands in the place.
    """
    if folder.exists():
        raise ReturnError(f"{folder} is there already: a return is never written over. Name a new folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
        made = Path(beside) / "new"
        made.mkdir(mode=0o700)
        for name, frame in built.tables.items():
            _write(frame, made / f"{name}.csv")
        _write(built.lacking, made / NOT_SUPPLIED)
        made.rename(folder)


def _write(frame: pl.DataFrame, path: Path) -> None:
    path.write_bytes(frame.write_csv(line_terminator="\r\n").encode())
