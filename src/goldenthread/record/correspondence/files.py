"""Where files are: outside the web root, each under the digest of its content, readable by the service alone.

A file is written under a temporary name first, looked at, scanned, and only then takes its place; if anything after
that fails, it is taken away again. Nothing half-written stays.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.correspondence.kinds_of_file import kind_of
from goldenthread.record.correspondence.models import Document

LARGEST = 25 * 1024 * 1024
SCANNING_SECONDS = 120
TAKEN = "PDF, Word without macros, a picture (PNG, JPEG, TIFF), text or an e-mail"
TOO_LARGE = "The file must be smaller than 25 MB"
EMPTY = "The file is empty: choose another"
NOT_TAKEN = f"The file must be one of these: {TAKEN}"
INFECTED = "The file was refused: the virus scanner found something in it. Nothing has been kept"
NOT_SCANNED = "The file could not be scanned for viruses, so it was not kept. Try again, or tell the service desk"
OWN_ONLY, FOLDER_OWN_ONLY = 0o600, 0o700


@dataclass(frozen=True)
class Received:
    """A file that was looked at and may be kept. ``path`` is temporary."""

    path: Path
    digest: str
    size: int
    content_type: str


def place(digest: str) -> Path:
    return settings.FILES / digest[:2] / digest


@contextmanager
def received(upload: UploadedFile) -> Iterator[Received]:
    """The upload under a temporary name. Raises ``MistakeError`` for what is not taken; nothing of it stays."""
    settings.FILES.mkdir(mode=FOLDER_OWN_ONLY, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=settings.FILES, prefix="incoming-", delete=False) as file:
        path = Path(file.name)
    try:
        digest, size = _write(upload, path)
        content_type = kind_of(path, upload.name or "")
        if content_type is None:
            raise MistakeError(NOT_TAKEN if size else EMPTY, "file")
        scan(path)
        yield Received(path, digest, size, content_type)
    finally:
        path.unlink(missing_ok=True)


def _write(upload: UploadedFile, path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for chunk in upload.chunks():
            size += len(chunk)
            if size > LARGEST:
                raise MistakeError(TOO_LARGE, "file")
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest(), size


def scan(path: Path) -> None:
    """By the configured command: status 0 is clean, 1 infected, all else no answer."""
    if not settings.SCANNER:
        return
    try:
        answer = subprocess.run(
            [*settings.SCANNER, str(path)], check=False, capture_output=True, timeout=SCANNING_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        raise MistakeError(NOT_SCANNED, "file") from None
    if answer.returncode:
        raise MistakeError(INFECTED if answer.returncode == 1 else NOT_SCANNED, "file")


@contextmanager
def kept(file: Received) -> Iterator[None]:
    """The file in its place; taken away again if what follows fails and nobody else has it."""
    target = place(file.digest)
    target.parent.mkdir(mode=FOLDER_OWN_ONLY, exist_ok=True)
    file.path.chmod(OWN_ONLY)
    file.path.replace(target)
    try:
        yield
    except BaseException:
        forget(file.digest)
        raise


def forget(digest: str) -> None:
    """Take a file away that no document has any more; after a disposal too."""
    if not Document.objects.filter(digest=digest).exists():
        place(digest).unlink(missing_ok=True)
