"""What the record holds of people, in the columns of the dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from goldenthread.record.people.models import Family
from goldenthread.record.people.ssd import rows as ssd_rows
from goldenthread.record.people.ssd.fillings import LINKED, NUMBERS, PARTS, PEOPLE, Filling


@dataclass(frozen=True)
class Recorded:
    """What the record holds, in the columns of the dataset, with ``pk``; people and families by their keys.

    ``people``: with the numbers of each, ``reference`` for who was recorded here. ``parts``: by table.
    """

    people: pl.DataFrame
    parts: Mapping[str, pl.DataFrame]

    @classmethod
    def read(cls) -> Recorded:
        """A number that came with no row of its own, and is the person's first of its kind, is the person's number."""
        identifiers = ssd_rows.read(LINKED)
        kind, person = "link_identifier_type", "link_person_id"
        own = identifiers.filter(pl.col("source_id").is_null(), pl.col(kind).is_in(list(NUMBERS.values())))
        firsts = own.unique([person, kind], keep="first", maintain_order=True)
        everybody = _numbered(ssd_rows.read(PEOPLE), firsts)
        parts = {filling.table: ssd_rows.read(filling) for filling in PARTS if filling is not LINKED}
        parts[LINKED.table] = identifiers.join(firsts, on="pk", how="anti")
        return cls(everybody, {filling.table: _keyed(filling, parts[filling.table], everybody) for filling in PARTS})


def _numbered(people: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """Somebody recorded here goes by the reference."""
    found = numbers.group_by(pk="link_person_id").agg(
        pl.col("link_identifier_value").filter(pl.col("link_identifier_type") == kind).first().alias(column)
        for column, kind in NUMBERS.items()
    )
    numbered = people.join(found, on="pk", how="left")
    return numbered.with_columns(pers_person_id=pl.coalesce("pers_person_id", "reference"))


def _keyed(filling: Filling, rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The rows of people in use. A row recorded here goes by its person's reference and a number."""
    person = next(column for column, name in filling.fields.items() if name == "person_id")
    found = rows.join(people.select(pl.col("pk").alias(person), "reference"), on=person, how="inner")
    key = pl.coalesce("source_id", pl.format("{}-{}", "reference", "pk")).alias(filling.key)
    return found.with_columns(key).drop("source_id", "reference")


def family_ids() -> pl.DataFrame:
    """``family``, the key of each family in the record, and ``family_id``, what a dataset calls it."""
    rows = Family.objects.order_by("pk").values_list("pk", "source_id", "reference")
    schema = {"family": pl.Int64(), "source_id": pl.String(), "reference": pl.String()}
    found = pl.DataFrame(list(rows), schema, orient="row").with_columns(pl.col("source_id").replace("", None))
    return found.select("family", family_id=pl.coalesce("source_id", "reference"))
