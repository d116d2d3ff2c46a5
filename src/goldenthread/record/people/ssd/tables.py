"""The tables that people fill, for a dataset.

A dataset is for counting, and many open it. So it leaves out the names and addresses of a restricted record and the
parts of a confidential address. The rows stay, and are counted.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from goldenthread.access.models import Restriction
from goldenthread.analysis.tables import TABLES
from goldenthread.kit import clock
from goldenthread.record.people.ssd.fillings import ADDRESSES, FAMILIES, FILLED, MOTHERS, PARTS, PEOPLE, Filling
from goldenthread.record.people.ssd.recorded import Recorded, family_ids

CONFIDENTIAL_PARTS = '{"CONFIDENTIAL": "Y"}'
"""All that an address says of itself when its parts are left out."""


def tables(as_at: date) -> dict[str, pl.DataFrame]:
    """Every table that people fill, as it stood on a day, sorted by its key."""
    recorded = Recorded.read()
    restricted = list(Restriction.objects.on(clock.today()).values_list("subject_id", flat=True))
    people = _on_the_day(recorded.people, as_at)
    found = {filling.table: _dated(filling, recorded.parts[filling.table], as_at) for filling in PARTS}
    found[ADDRESSES.table] = _addresses(found[ADDRESSES.table], restricted)
    found[MOTHERS.table] = _with_births(found[MOTHERS.table], people)
    named = {filling.table: _named(filling, found[filling.table], people) for filling in PARTS}
    named[FAMILIES.table] = _with_family_ids(named[FAMILIES.table])
    named[PEOPLE.table] = _without(people, pl.col("pk").is_in(restricted), "pers_forename", "pers_surname")
    return {name: named[name].select(*TABLES[name].polars_schema).sort(TABLES[name].key) for name in FILLED}


def _on_the_day(people: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """Who was born after the day was expected on it; nobody had yet died who died after it."""
    born, died = pl.col("pers_dob"), pl.col("pers_death_date")
    later = (born > as_at).fill_null(False)
    return people.with_columns(
        pers_expected_dob=pl.when(later & pl.col("pers_expected_dob").is_null())
        .then(born)
        .otherwise("pers_expected_dob"),
        pers_dob=pl.when(~later).then(born),
        pers_death_date=pl.when(died <= as_at).then(died),
    )


def _dated(filling: Filling, rows: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """The rows that had begun by the day; what ended after it had not ended."""
    if not filling.starts:
        return rows
    begun = rows.filter((pl.col(filling.starts) <= as_at).fill_null(True))
    return begun.with_columns(pl.when(pl.col(filling.ends) <= as_at).then(filling.ends).alias(filling.ends))


def _addresses(rows: pl.DataFrame, restricted: list[int]) -> pl.DataFrame:
    hidden = pl.col("confidential") | pl.col("addr_person_id").is_in(restricted)
    told = pl.when(hidden).then(pl.lit(CONFIDENTIAL_PARTS)).otherwise("addr_address_json")
    return _without(rows, hidden, "addr_address_postcode").with_columns(addr_address_json=told)


def _without(rows: pl.DataFrame, hidden: pl.Expr, *columns: str) -> pl.DataFrame:
    return rows.with_columns(pl.when(~hidden).then(column).alias(column) for column in columns)


def _with_births(rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    children = people.select(moth_childs_person_id="pk", moth_childs_dob="pers_dob")
    return rows.join(children, on="moth_childs_person_id", how="left")


def _with_family_ids(rows: pl.DataFrame) -> pl.DataFrame:
    named = rows.join(family_ids(), left_on="fami_family_id", right_on="family", how="left")
    return named.with_columns(fami_family_id="family_id")


def _named(filling: Filling, rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Keys of people turned into what the dataset calls them. A row of somebody merged away is left out."""
    for column in filling.person_columns:
        names = people.select(pl.col("pk").alias(column), name="pers_person_id")
        rows = rows.join(names, on=column, how="inner").with_columns(pl.col("name").alias(column)).drop("name")
    return rows
