"""The names of teams. Results are grouped by name; scopes and users hold ids."""

from __future__ import annotations

from functools import lru_cache

from goldenthread.analysis.tables import Dataset
from goldenthread.oversight.performance import datasets


def names(dataset: Dataset) -> list[str]:
    """Every team of the dataset that does work of its own, by name."""
    return sorted(set(_names(dataset.fingerprint).values()))


def name_of(team_id: str, dataset: Dataset) -> str:
    """The team's name, or nothing for an id that the dataset does not have."""
    return _names(dataset.fingerprint).get(team_id, "")


@lru_cache(maxsize=2)
def _names(_fingerprint: str) -> dict[str, str]:
    departments = datasets.current().table("ssd_department").select("dept_team_id", "dept_team_name").collect()
    return dict(departments.iter_rows())
