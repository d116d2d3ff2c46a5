"""Rows of a dataset made ready for the record: refused where it cannot hold them, their people by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from goldenthread.record.people.models import Identifier
from goldenthread.record.people.ssd.fillings import ADDRESSES, FAMILIES, MOTHERS, NUMBERS, PEOPLE, Filling
from goldenthread.record.people.ssd.recorded import Recorded
from goldenthread.record.people.ssd.refusals import ROW, Rule, split, text_rules, with_parts
from goldenthread.record.people.ssd.tables import CONFIDENTIAL_PARTS

ID = "pers_person_id"
# Without it a row says nothing that the record could hold.
NEEDED: Mapping[str, str] = {FAMILIES.table: "fami_family_id", "ssd_linked_identifiers": "link_identifier_value"}


@dataclass(frozen=True)
class Known:
    """``people``: whom a row may name, as ``pers_person_id``, ``pk`` and ``pers_dob``. ``away``: the ids of records
    that were merged into another here. That was decided, so rows about them are left.
    """

    people: pl.DataFrame
    away: pl.Series

    @classmethod
    def of(cls, recorded: Recorded) -> Known:
        """Whom the record knows before anything is read."""
        ids = Identifier.objects.filter(kind=Identifier.LOCAL, source_id="").values_list("value", flat=True)
        known = pl.Series(ID, list(ids), dtype=pl.String)
        return cls(
            recorded.people.select(ID, "pk", "pers_dob"), known.filter(~known.is_in(recorded.people[ID].implode()))
        )

    def told(self, rows: pl.DataFrame) -> Known:
        """With what rows of ssd_person, which have their ``pk``, say of those whom they add or change."""
        new = rows.select(self.people.columns)
        return Known(pl.concat([new, self.people.join(new, on="pk", how="anti")]), self.away)


@dataclass(frozen=True)
class Ready:
    """``rows`` to compare with the record, a frame of those ``refused``, and how many were ``left``."""

    rows: pl.DataFrame
    refused: pl.DataFrame
    left: int


def persons(rows: pl.DataFrame, recorded: Recorded, away: pl.Series, restricted: frozenset[int]) -> Ready:
    """ssd_person. A name that is left out of a restricted record does not take away the one that the record holds."""
    rules = text_rules(PEOPLE, tuple(NUMBERS), key=ID)
    good, refused = split(PEOPLE.table, ID, rows.with_row_index(ROW), rules)
    standing = _blank_as_null(good.filter(~pl.col(ID).is_in(away.implode())))
    names = ["pers_forename", "pers_surname"]
    held = recorded.people.filter(pl.col("pk").is_in(list(restricted))).select(ID, *names)
    kept = standing.join(held, on=ID, how="left", suffix=" held", maintain_order="left")
    named = kept.with_columns(pl.coalesce(name, f"{name} held") for name in names)
    return Ready(named.select(standing.columns), refused, good.height - standing.height)


def part(filling: Filling, rows: pl.DataFrame, recorded: Recorded, known: Known) -> Ready:
    """Another table that people fill; its people are keys of the record."""
    found = _with_people(filling, rows.with_row_index(ROW), known)
    away = pl.any_horizontal(pl.col(column).is_in(known.away.implode()) for column in filling.person_columns)
    standing = found.filter(~away.fill_null(False))
    if filling is ADDRESSES:
        standing = with_parts(standing, "addr_address_json")
    good, refused = split(filling.table, filling.key, standing, _rules(filling))
    keyed = _blank_as_null(good).with_columns(pl.col(_pk(column)).alias(column) for column in filling.person_columns)
    ready = _with_what_was_left_out(keyed, recorded) if filling is ADDRESSES else keyed
    return Ready(ready, refused, found.height - standing.height)


def _blank_as_null(rows: pl.DataFrame) -> pl.DataFrame:
    """An empty text says no more than nothing."""
    return rows.with_columns(pl.col(pl.String).replace("", None))


def _pk(column: str) -> str:
    return f"{column} pk"


def _with_people(filling: Filling, rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    for column in filling.person_columns:
        people = known.people.select(pl.col(ID).alias(column), pl.col("pk").alias(_pk(column)))
        rows = rows.join(people, on=column, how="left", maintain_order="left")
    if filling is MOTHERS:
        births = known.people.select(moth_childs_person_id=ID, born="pers_dob")
        rows = rows.join(births, on="moth_childs_person_id", how="left", maintain_order="left")
    return rows


def _rules(filling: Filling) -> list[Rule]:
    needed = [NEEDED[filling.table]] if filling.table in NEEDED else []
    return [
        *text_rules(filling, tuple(needed), key=filling.key),
        *((pl.col(column).fill_null("") == "", f"{column} is empty") for column in needed),
        *((pl.col(_pk(column)).is_null(), f"{column} names nobody of ssd_person") for column in filling.person_columns),
        *(_motherhood() if filling is MOTHERS else ()),
        *([(~pl.col("readable"), "addr_address_json is not one object of JSON")] if filling is ADDRESSES else ()),
    ]


def _motherhood() -> tuple[Rule, ...]:
    mother, child, told = (pl.col(f"moth_{each}") for each in ("person_id", "childs_person_id", "childs_dob"))
    differs = told.is_not_null() & told.ne_missing(pl.col("born"))
    return (
        (mother == child, "moth_person_id and moth_childs_person_id are one person"),
        (differs, "moth_childs_dob is not the date of birth that ssd_person gives"),
    )


def _with_what_was_left_out(rows: pl.DataFrame, recorded: Recorded) -> pl.DataFrame:
    """A confidential address: new, it comes without its parts; known, it keeps those that the record holds."""
    parts = ["addr_address_postcode", "addr_address_json"]
    held = recorded.parts[ADDRESSES.table].select(ADDRESSES.key, pl.col(parts).name.suffix(" held"))
    told = (pl.col("addr_address_json") == CONFIDENTIAL_PARTS).fill_null(False)
    both = rows.join(held, on=ADDRESSES.key, how="left", maintain_order="left").with_columns(confidential=told)
    return both.with_columns(
        pl.when("confidential").then(f"{part} held").otherwise(part).alias(part) for part in parts
    ).drop(f"{part} held" for part in parts)
