"""Where the files of returns are: outside the web root, each under the digest of its content."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from goldenthread.kit.whole_file import whole
from goldenthread.oversight.submissions.models import CheckedFile, SignedCopy

OWN_ONLY, FOLDER_OWN_ONLY = 0o600, 0o700


def folder() -> Path:
    return settings.FILES / "returns"


def place(digest: str) -> Path:
    return folder() / digest


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(path: Path) -> str:
    """Copy a file into the store, once. Returns its digest."""
    digest = digest_of(path)
    if not place(digest).exists():
        folder().mkdir(mode=FOLDER_OWN_ONLY, parents=True, exist_ok=True)
        with whole(place(digest)) as temporary:
            shutil.copyfile(path, temporary)
            temporary.chmod(OWN_ONLY)
    return digest


def is_whole(digest: str) -> bool:
    """Whether the file is there and is what it was."""
    with suppress(OSError):
        return digest_of(place(digest)) == digest
    return False


def forget(digests: Iterable[str]) -> None:
    """Take away what no check and no signed copy has: after something failed."""
    for digest in digests:
        kept = CheckedFile.objects.filter(digest=digest).exists() or SignedCopy.objects.filter(digest=digest).exists()
        if not kept:
            place(digest).unlink(missing_ok=True)
