"""What every part of the census asks of the dataset while it is built."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from goldenthread.analysis.returns.lacking import Lacking, lacking_rows
from goldenthread.analysis.returns.layout import Kind, Layout
from goldenthread.analysis.returns.years import CollectionYear
from goldenthread.analysis.tables import Dataset

CHILD, NEED = "LAchildID", "CINdetailsID"
REFERRAL = "referral_id"
"""The dataset's own key of a period of need, while tables are built."""


@dataclass(frozen=True)
class Census:
    """The dataset, the year and its layout; ``lacking`` grows while tables are built."""

    dataset: Dataset
    year: CollectionYear
    layout: Layout
    lacking: list[Lacking] = field(default_factory=list)

    def source(self, name: str) -> pl.DataFrame:
        return self.dataset.table(name).collect()

    def in_year(self, day: str) -> pl.Expr:
        """Whether a day is in the census year; false where it is not given."""
        return pl.col(day).is_between(self.year.start, self.year.end).fill_null(value=False)

    def ran_in_year(self, first: str, last: str) -> pl.Expr:
        """Whether something with these days ran in the year; one that is not given never lets it be left out."""
        late = (pl.col(first) > self.year.end).fill_null(value=False)
        early = (pl.col(last) < self.year.start).fill_null(value=False)
        return ~late & ~early

    def by_the_end(self, day: str) -> pl.Expr:
        """The day, or null where it had not come by the reference date."""
        return pl.when(pl.col(day) <= self.year.end).then(day).alias(day)

    def lacks(self, table: str, field: str, why: str, children: pl.Series) -> None:
        self.lacking.extend(lacking_rows(table, field, why, children))

    def text(self, name: str, rows: pl.DataFrame) -> pl.DataFrame:
        """The table of the return: its columns in their order, all text, those that are not there blank."""
        return rows.select(list(self._cells(name, rows)))

    def _cells(self, name: str, rows: pl.DataFrame) -> Iterator[pl.Expr]:
        table = self.layout.tables[name]
        for column in table.columns:
            if column not in rows.columns:
                yield pl.lit(None, dtype=pl.String).alias(column)
            elif table.kind(column) == Kind.DATE:
                yield pl.col(column).cast(pl.Date).dt.to_string("iso")
            else:
                yield pl.col(column).cast(pl.String)


def numbered(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Counted from 1 in ``column``, as the reader counts through the file."""
    return rows.with_columns(pl.int_range(1, pl.len() + 1).cast(pl.String).alias(column))
