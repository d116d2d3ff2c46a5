"""What a return should hold and the dataset it is built from does not: listed, and never made up."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from goldenthread.analysis.tables import Dataset


@dataclass(frozen=True)
class Lacking:
    """Of ``count`` rows, what could not be supplied for ``field`` of ``table``, and why.

    ``first_child`` is the first concerned, where it is about single children.
    """

    table: str
    field: str
    why: str
    count: int | None = None
    first_child: str | None = None


def lacking_rows(table: str, field: str, why: str, children: pl.Series) -> Iterator[Lacking]:
    """One entry for these rows, given by their children; none where there are none."""
    if len(children):
        yield Lacking(table, field, why, len(children), next(iter(children.drop_nulls().sort()), None))


def lacking_tables(dataset: Dataset, sources: dict[str, str]) -> Iterator[Lacking]:
    """The tables of the dataset that nobody filled, of those that a table of the return is made from."""
    for name, table in sources.items():
        if not dataset.supplies(name):
            yield Lacking(table, "", f"the dataset does not supply {name}")
