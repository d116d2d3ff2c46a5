"""What program made a kept result: another version of the program must not meet an older one's results."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from types import ModuleType


@cache
def digest_of(*packages: ModuleType) -> str:
    """A digest of the packages' own files, the same on every machine that has the same program."""
    digest = hashlib.sha256()
    for package in packages:
        folder = Path(package.__file__ or "").parent
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
