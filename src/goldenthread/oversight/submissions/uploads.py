"""What people bring: files, or a zip of them, written to a folder of this request. What is not taken is said plainly.

A zip is read with suspicion: names lose their folders, only tables and XML are unpacked, and what comes out is counted
as it comes, whatever the zip says of itself.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.correspondence.files import scan

LARGEST = 100 * 1024 * 1024
UNPACKED = 600 * 1024 * 1024
MOST_FILES = 60
LONGEST_NAME = 120
BLOCK = 1024 * 1024
TABLES = (".csv", ".xml")
LISTS = (".csv", ".xlsx", ".xls", ".xlsb", ".ods")
ENCRYPTED = 0x1
OF_A_MAC = "__MACOSX"


class Folder:
    """A folder that fills with one role's files. ``field`` is where on the form a mistake is said."""

    def __init__(self, path: Path, field: str) -> None:
        self.path, self.field = path, field
        self.names: list[str] = []
        self._left = UNPACKED
        path.mkdir(parents=True)

    def refuse(self, sentence: str) -> MistakeError:
        return MistakeError(sentence, self.field)

    def write(self, name: str, blocks: Iterable[bytes]) -> None:
        """Write one file. Raises ``MistakeError`` for a second of its name, for too many, and for too much."""
        name = PurePosixPath(name.replace("\\", "/")).name[-LONGEST_NAME:]
        if name in self.names:
            raise self.refuse(f"Two of the files are called {name}: bring one of them")
        if len(self.names) == MOST_FILES:
            raise self.refuse(f"Bring {MOST_FILES} files at most")
        self.names.append(name)
        with (self.path / name).open("wb") as file:
            for block in blocks:
                self._count(len(block))
                file.write(block)
        self._look_at(name)

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise self.refuse(f"The files hold more than {filesizeformat(UNPACKED)} once unpacked, which is too much")

    def _look_at(self, name: str) -> None:
        """No file of the return is empty without telling, and none goes unscanned where files are scanned."""
        if not (self.path / name).stat().st_size:
            raise self.refuse(f"{name} is empty: bring it again, or leave it out")
        try:
            scan(self.path / name)
        except MistakeError as mistake:
            raise self.refuse(str(mistake)) from None


def receive(uploads: Iterable[UploadedFile], folder: Folder) -> Path:
    """Write a return's files. Returns what its reader takes: the folder, or its one XML file."""
    _weigh(uploads, folder)
    for upload in uploads:
        if _ending(upload.name) in TABLES:
            folder.write(upload.name or "", upload.chunks())
        elif zipfile.is_zipfile(upload.file):
            _unpack(upload.file, folder)
        else:
            raise folder.refuse(f"{upload.name} is not a CSV file, an XML file or a zip of them")
    return _what_to_read(folder)


def receive_lists(uploads: Iterable[UploadedFile], folder: Folder) -> list[Path]:
    """Write lists of providers. Returns their paths."""
    _weigh(uploads, folder)
    for upload in uploads:
        if _ending(upload.name) not in LISTS:
            raise folder.refuse(f"{upload.name} is not a CSV file or an Excel workbook")
        folder.write(upload.name or "", upload.chunks())
    return [folder.path / name for name in folder.names]


def _ending(name: str | None) -> str:
    return PurePosixPath(name or "").suffix.lower()


def _weigh(uploads: Iterable[UploadedFile], folder: Folder) -> None:
    if sum(upload.size or 0 for upload in uploads) > LARGEST:
        raise folder.refuse(f"The files must be smaller than {filesizeformat(LARGEST)} together: bring them as a zip")


def _unpack(file: BinaryIO, folder: Folder) -> None:
    before = len(folder.names)
    try:
        with zipfile.ZipFile(file) as archive:
            for member in _members(archive, folder):
                with archive.open(member) as content:
                    folder.write(member.filename, iter(lambda: content.read(BLOCK), b""))
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error) as error:
        raise folder.refuse("The zip is damaged, or packed in a way that is not known here: make it again") from error
    if len(folder.names) == before:
        raise folder.refuse("The zip holds no CSV file and no XML file")


def _members(archive: zipfile.ZipFile, folder: Folder) -> Iterator[zipfile.ZipInfo]:
    for member in archive.infolist():
        path = PurePosixPath(member.filename.replace("\\", "/"))
        hidden = path.name.startswith(".") or OF_A_MAC in path.parts
        if hidden or path.suffix.lower() not in TABLES:
            continue
        if member.flag_bits & ENCRYPTED:
            raise folder.refuse("The zip is locked with a password: make it again without one")
        yield member


def _what_to_read(folder: Folder) -> Path:
    documents = [name for name in folder.names if _ending(name) == ".xml"]
    if documents and len(folder.names) > 1:
        raise folder.refuse("Bring one XML file, or CSV files, and not both")
    return folder.path / documents[0] if documents else folder.path
