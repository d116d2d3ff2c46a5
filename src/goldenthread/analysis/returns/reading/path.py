"""What a path holds: a return as one XML file, or as a folder of CSV files. Its content tells, not its name."""

from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.layout import Layout
from goldenthread.analysis.returns.reading.csv_folder import SUFFIXES, read_folder
from goldenthread.analysis.returns.reading.files import SNIFFED, Return, opened

XmlReader = Callable[[Path, Layout], Return]

_BINARY = (
    (b"PK", "a zip archive or an Excel workbook: save each of its sheets as CSV in one folder, and give the folder"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook: save each of its sheets as CSV in one folder, and give the folder"),
    (b"%PDF", "a PDF"),
)
_GIVE = "Give the folder that has all CSV files of the return, or its XML file."


def read_path(path: Path, layout: Layout, read_xml: XmlReader) -> Return:
    """Read what is there. Raises ``ReturnError`` with what is wrong and what to give instead."""
    if _is_folder(path):
        return _read_folder(path, layout, read_xml)
    return read_xml(_checked(path), layout)


def _is_folder(path: Path) -> bool:
    try:
        return S_ISDIR(path.stat().st_mode)
    except FileNotFoundError as error:
        raise ReturnError(f"There is no file or folder {path}.") from error
    except OSError as error:
        raise ReturnError(f"{path} cannot be read: {error.strerror}.") from error


def _read_folder(folder: Path, layout: Layout, read_xml: XmlReader) -> Return:
    files = sorted(_files(folder))
    tables = [each for each in files if each.suffix.lower() in SUFFIXES]
    documents = [each for each in files if each.suffix.lower() == ".xml"]
    if documents and (tables or len(documents) > 1):
        raise ReturnError(_which(folder, documents, tables))
    return read_xml(_checked(documents[0]), layout) if documents else read_folder(folder, tables, layout)


def _files(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if each.is_file() and not each.name.startswith(".")]
    except OSError as error:
        raise ReturnError(f"{folder} cannot be read: {error.strerror}.") from error


def _which(folder: Path, documents: list[Path], tables: list[Path]) -> str:
    both = " and ".join(_count(each, kind) for each, kind in ((documents, "XML"), (tables, "CSV")) if each)
    return f"{folder} has {both}. Give the path of the one XML file, or a folder with the CSV files alone."


def _count(files: list[Path], kind: str) -> str:
    return f"one {kind} file" if len(files) == 1 else f"{len(files)} {kind} files"


def _checked(path: Path) -> Path:
    """The path of a file that looks like XML."""
    with opened(path) as file:
        start = file.read(SNIFFED)
    bare = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not bare.startswith(b"<"):
        raise ReturnError(_not_xml(path, start, bare))
    return path


def _not_xml(path: Path, start: bytes, bare: bytes) -> str:
    if not bare:
        return f"{path} is empty. {_GIVE}"
    for mark, what in _BINARY:
        if start.startswith(mark):
            return f"{path} is {what}."
    if path.suffix.lower() in SUFFIXES:
        return f"{path} is one CSV file of several. {_GIVE}"
    return f"{path} is no XML file. {_GIVE}"
