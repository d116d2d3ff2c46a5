"""Writing files whole: what was there stays until the new file is complete."""

from __future__ import annotations

import os
from pathlib import Path

from goldenthread.codes import UserError


class UnwritableError(UserError):
    """A file that cannot be written where it was asked for."""


def put(path: Path, content: bytes) -> None:
    """Write beside the place under another name, then rename. UnwritableError when the folder does not allow it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        reason = (error.strerror or "it cannot be written").lower()
        raise UnwritableError(f"{path} cannot be written: {reason}. Choose another place.") from error
