"""The file itself: members with their digests, written once from front to back, read from anywhere."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from goldenthread.codes import UserError
from goldenthread.kit.whole_file import whole
from goldenthread.site.backups import encryption, manifest

BLOCK = 1024 * 1024
# Names and dates repeat so much that the quickest level takes most of it.
LEVEL = 1


@dataclass
class Written:
    """How much went into a member: ``count`` of parts, ``size`` in bytes, and their SHA-256."""

    count: int = 0
    size: int = 0
    sha256: str = ""


class Writer:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def write(self, name: str, parts: Iterable[bytes]) -> Written:
        """Write a member part by part."""
        digest, written = hashlib.sha256(), Written()
        with self._file.open(name, "w", force_zip64=True) as member:
            for part in parts:
                digest.update(part)
                member.write(part)
                written.count += 1
                written.size += len(part)
        written.sha256 = digest.hexdigest()
        return written


@contextmanager
def writing(path: Path, key: bytes | None) -> Iterator[Writer]:
    """An archive that is there whole at the end or not at all, and that only its owner may read."""
    with whole(path) as temporary:
        temporary.touch(mode=0o600)
        with (
            temporary.open("r+b") as file,
            _encrypted(file, key) as target,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive,
        ):
            yield Writer(archive)


@contextmanager
def _encrypted(file: BinaryIO, key: bytes | None) -> Iterator[BinaryIO]:
    if key is None:
        yield file
    else:
        with encryption.Encrypting(file, key) as target:
            yield target  # type: ignore[misc]


class Reader:
    """Every member raises ``UserError`` where it is damaged."""

    def __init__(self, file: zipfile.ZipFile, path: Path) -> None:
        self._file, self._path = file, path

    def names(self) -> set[str]:
        return set(self._file.namelist())

    def manifest(self) -> manifest.Manifest:
        if manifest.NAME not in self.names():
            raise UserError(f"{self._path} is not a backup of Golden Thread: it has no manifest.")
        return manifest.read(b"".join(self.blocks(manifest.NAME)))

    def lines(self, name: str) -> Iterator[bytes]:
        with _plain_words(self._path), self._file.open(name) as member:
            yield from member

    def blocks(self, name: str) -> Iterator[bytes]:
        with _plain_words(self._path), self._file.open(name) as member:
            while block := member.read(BLOCK):
                yield block


@contextmanager
def reading(path: Path, key: bytes | None) -> Iterator[Reader]:
    """Raises ``UserError`` for a file that is no archive."""
    with path.open("rb") as file:
        target = _decrypted(path, file, key)
        with _plain_words(path):
            archive = zipfile.ZipFile(target)
        with archive:
            yield Reader(archive, path)


# What zipfile and zlib raise for a file that is not as it was written; some for one bit in the wrong place.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except DAMAGE:
        raise UserError(f"{path} is not a whole backup: it is damaged, cut short, or something else.") from None


def _decrypted(path: Path, file: BinaryIO, key: bytes | None) -> BinaryIO:
    if not encryption.is_encrypted(file):
        return file
    if key is None:
        raise UserError(f"{path} is encrypted: give the key that it was made with as --key-file.")
    return io.BufferedReader(encryption.Decrypting(file, key))
