"""The dataset that the pages read: opened and checked once, until another one takes its place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from goldenthread.access.models.places import names_of_today
from goldenthread.analysis.tables import Dataset


def current() -> Dataset:
    """The dataset of this service, its teams under the names of today: one renamed or merged since keeps its history.

    Raises DatasetError, in plain words, when there is none. One small query.
    """
    return _under_names_of_today(opened(), tuple(sorted(names_of_today().items())))


def opened() -> Dataset:
    """The dataset as it lies on disk. Asks nothing of the database."""
    path = settings.DATASET
    manifest = path / "manifest.json"
    return _opened(path, manifest.stat().st_mtime_ns if manifest.exists() else 0)


@lru_cache(maxsize=4)
def _under_names_of_today(dataset: Dataset, names: tuple[tuple[str, str], ...]) -> Dataset:
    return dataset.with_team_names(dict(names)) if names else dataset


@lru_cache(maxsize=2)
def _opened(path: Path, _written: int) -> Dataset:
    return Dataset.open(path)
