"""Everything known about one chunk of children, handed from stage to stage."""

from dataclasses import dataclass, replace

import polars as pl

from goldenthread.analysis.synthetic.allocation import LEAD, worker_on
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import identifiers
from goldenthread.analysis.synthetic.streams import Streams


@dataclass(frozen=True)
class Known:
    """One chunk: its spells (one row a child and touch), children, allocations and the authority around them."""

    streams: Streams
    horizon: Horizon
    spells: pl.DataFrame
    allocated: pl.DataFrame
    held: pl.DataFrame
    names: pl.DataFrame
    """``worker_id, prof_professional_name``."""
    teams: dict[str, str]
    """Team ids by what the team does for all children: ``front_door`` and ``early_help``."""

    @property
    def chunk(self) -> int:
        """Number of the chunk."""
        return self.streams.chunk

    @property
    def children(self) -> pl.DataFrame:
        """One row a child: who the child is, with the last spell's columns."""
        return self.spells.unique("child", keep="last", maintain_order=True)

    def ids(self, prefix: str, rows: pl.DataFrame) -> pl.Series:
        """Identifiers for rows of a table."""
        return identifiers(prefix, self.chunk, rows.height)

    def with_worker(self, rows: pl.DataFrame, day: str) -> pl.DataFrame:
        """``rows`` with the lead's ``worker_id`` and ``team_id`` on ``day``."""
        return worker_on(self.allocated, rows, day)

    def with_manager(self, rows: pl.DataFrame, day: str) -> pl.DataFrame:
        """``rows`` (with ``team_id``) and the ``manager`` of that team on ``day``."""
        managers = self.held.filter(pl.col("role").is_in(["assistant_team_manager", "team_manager"]))
        managers = managers.select("team_id", "starts", manager="worker_id").sort("starts")
        wanted = rows.with_row_index("_row").with_columns(_on=pl.col(day).cast(pl.Int32)).sort("_on")
        found = wanted.join_asof(managers, left_on="_on", right_on="starts", by="team_id", check_sortedness=False)
        return found.sort("_row").drop("_row", "_on", "starts", strict=False)

    def until(self, column: str) -> pl.Expr:
        """A day, or null where it has not come by the last day covered."""
        return pl.when(pl.col(column) <= self.horizon.end).then(column).alias(column)

    def without(self, gone: pl.Series) -> "Known":
        """The same chunk without some children (numbers in ``gone``): all their spells and allocations."""
        return replace(
            self,
            spells=self.spells.filter(~pl.col("child").is_in(gone.implode())),
            allocated=self.allocated.filter(~pl.col("child").is_in(gone.implode())),
        )

    def leads(self) -> pl.DataFrame:
        """Allocations to a lead worker."""
        return self.allocated.filter(pl.col("role") == LEAD)
