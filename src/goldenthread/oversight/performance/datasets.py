"""The dataset that the pages read: opened and checked once, until another one takes its place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from goldenthread.analysis.tables import Dataset


def current() -> Dataset:
    """The dataset of this service. Raises DatasetError, in plain words, when there is none."""
    path = settings.DATASET
    manifest = path / "manifest.json"
    return _opened(path, manifest.stat().st_mtime_ns if manifest.exists() else 0)


@lru_cache(maxsize=2)
def _opened(path: Path, _written: int) -> Dataset:
    return Dataset.open(path)
