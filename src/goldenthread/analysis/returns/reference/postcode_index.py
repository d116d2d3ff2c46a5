"""Postcodes repacked into one file, from which only the areas that are asked for are read.

The file: a mark, the length and the checksum of the table of contents, the table of contents as JSON (area -> where its
block starts, its length, its checksum), then a block for each area, an Arrow file. Whatever is cut short or altered is
found by its checksum, and never taken for a postcode that does not exist.
"""

import io
import json
import os
import struct
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import polars as pl

MARK = b"GTPI"
PREFACE = struct.Struct("<4sII")
Contents = Mapping[str, tuple[int, int, int]]


class DamagedIndexError(Exception):
    """The file is not what was written."""


def read(path: Path, areas: Iterable[str]) -> dict[str, pl.DataFrame]:
    """The areas that there are of those asked for. Raises OSError or DamagedIndexError."""
    with path.open("rb") as file:
        contents = _contents(file)
        start = file.tell()
        return {area: _block(file, start, *contents[area]) for area in areas if area in contents}


def write(file: BinaryIO, areas: Mapping[str, pl.DataFrame]) -> None:
    blocks = {area: _packed(frame) for area, frame in areas.items()}
    contents, start = {}, 0
    for area, block in blocks.items():
        contents[area] = (start, len(block), zlib.crc32(block))
        start += len(block)
    head = json.dumps(contents).encode()
    file.write(PREFACE.pack(MARK, len(head), zlib.crc32(head)) + head)
    file.writelines(blocks.values())


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes this place when it is whole. Raises OSError where nothing can be written there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a handle, not a path
            yield file
        os.replace(name, path)  # noqa: PTH105 - a name that mkstemp gave
    finally:
        Path(name).unlink(missing_ok=True)


def _contents(file: BinaryIO) -> Contents:
    preface = file.read(PREFACE.size)
    if len(preface) < PREFACE.size:
        raise DamagedIndexError
    mark, length, checksum = PREFACE.unpack(preface)
    if mark != MARK:
        raise DamagedIndexError
    contents: Contents = json.loads(_checked(file.read(length), checksum))
    return contents


def _block(file: BinaryIO, start: int, offset: int, length: int, checksum: int) -> pl.DataFrame:
    file.seek(start + offset)
    return pl.read_ipc(io.BytesIO(_checked(file.read(length), checksum)))


def _checked(part: bytes, checksum: int) -> bytes:
    if zlib.crc32(part) != checksum:
        raise DamagedIndexError
    return part


def _packed(frame: pl.DataFrame) -> bytes:
    """Compressed: a third of the size, and as quick to read."""
    packed = io.BytesIO()
    frame.write_ipc(packed, compression="zstd")
    return packed.getvalue()
