"""Which files are taken: known by what is in them, never by what they are called."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

PDF, DOCX, DOC = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/msword",
)
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
TEXT, EMAIL, OUTLOOK = "text/plain", "message/rfc822", "application/vnd.ms-outlook"

ENDINGS = {
    PDF: "pdf",
    DOCX: "docx",
    DOC: "doc",
    PNG: "png",
    JPEG: "jpg",
    TIFF: "tif",
    TEXT: "txt",
    EMAIL: "eml",
    OUTLOOK: "msg",
}
STARTS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = re.compile(r"(?i)(from|to|date|subject|received|return-path|message-id|mime-version|delivered-to): ")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def kind_of(path: Path, upload_name: str) -> str | None:
    """The content type, or None for a file that is not taken. The name only tells an old Word file from an Outlook
    message, which begin alike.
    """
    with path.open("rb") as file:
        start = file.read(1024)
    found = next((kind for begins, kind in STARTS if start.startswith(begins)), None)
    if found:
        return found
    if start.startswith(OLE):
        return OUTLOOK if upload_name.lower().endswith(".msg") else DOC
    return _word(path) if zipfile.is_zipfile(path) else _text(path)


def _word(path: Path) -> str | None:
    """A Word document without macros."""
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
    return DOCX if "word/document.xml" in names and not any(name.endswith("vbaProject.bin") for name in names) else None


def _text(path: Path) -> str | None:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    if not text or CONTROL.search(text):
        return None
    return EMAIL if HEADER.match(text) else TEXT
