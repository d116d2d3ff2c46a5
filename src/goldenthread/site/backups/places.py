"""The files that are kept beside the database: documents, the seals of the audit trail, snapshots of the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings


def places() -> Mapping[str, Path]:
    """A folder or a file for each name in an archive. Caches and keys are not kept: see docs/how-to."""
    return settings.KEPT_FILES


def kept() -> Iterator[tuple[str, Path]]:
    """Every kept file: its name in an archive, and where it is."""
    for place, path in sorted(places().items()):
        if path.is_file():
            yield place, path
        for each in sorted(path.rglob("*")) if path.is_dir() else ():
            if each.is_file():
                yield f"{place}/{each.relative_to(path).as_posix()}", each


def home(name: str, folder: Path) -> Path | None:
    """Where a file of an archive belongs under ``folder``; None for a name that no archive of ours has."""
    parts = Path(name).parts
    known = bool(parts) and parts[0] in places() and ".." not in parts and Path(name).as_posix() == name
    return folder / name if known else None


def taken() -> list[Path]:
    """The places that hold something already."""
    return [path for path in places().values() if _holds_something(path)]


def _holds_something(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.is_file() and path.stat().st_size > 0
