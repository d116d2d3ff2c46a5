"""The tables of one dataset as known on one day, and the frames that several indicators share."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

import polars as pl

from goldenthread.analysis.cohorts import as_known
from goldenthread.analysis.tables import Dataset


class Frames:
    """What the definitions of indicators read.

    A frame made by a function given to ``shared`` is computed once, however many indicators ask for it.
    """

    def __init__(self, dataset: Dataset, as_at: date | None = None) -> None:
        self.dataset = dataset
        self.as_at = as_at or dataset.manifest.as_at
        self.covers_from = dataset.manifest.covers_from
        self._shared: dict[Callable[[Frames], pl.LazyFrame], pl.LazyFrame] = {}

    def table(self, name: str) -> pl.LazyFrame:
        """The rows of a table as known on the day; an empty typed frame where it is not supplied."""
        return as_known(name, self.dataset.table(name), self.as_at)

    def supplies(self, name: str) -> bool:
        """Whether the source filled this table at all."""
        return self.dataset.supplies(name)

    def shared(self, make: "Callable[[Frames], pl.LazyFrame]") -> pl.LazyFrame:
        """The frame that ``make`` gives, computed the first time it is asked for."""
        if make not in self._shared:
            self._shared[make] = make(self).collect().lazy()
        return self._shared[make]

    @cached_property
    def team_names(self) -> pl.DataFrame:
        """Columns ``team_id`` and ``team``: the name of every team, its id where it has no name."""
        teams = self.dataset.table("ssd_department").select(
            team_id="dept_team_id", team=pl.coalesce("dept_team_name", "dept_team_id")
        )
        return teams.collect()
