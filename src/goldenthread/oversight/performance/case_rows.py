"""Cases as rows of a table."""

from __future__ import annotations

import polars as pl

from goldenthread.analysis.indicators import Indicator
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.kit.words import day
from goldenthread.oversight.performance.choices import Choice, words
from goldenthread.oversight.performance.figures import amount


def table(indicator: Indicator, choice: Choice, rows: pl.DataFrame) -> Table:
    """One page of cases: reference first, then whom it is about, when, where, and whether it counts."""
    columns = [Column("Case"), Column("About"), Column("Date"), Column("Team"), Column(_heading(indicator))]
    columns += [Column(dimension.title) for dimension in indicator.dimensions]
    cells = tuple(_row(indicator, row) for row in rows.iter_rows(named=True))
    return Table(f"{indicator.title}, {words(choice.period)}", tuple(columns), cells)


def _heading(indicator: Indicator) -> str:
    return "Counted" if indicator.denominator else "Counts for"


def _row(indicator: Indicator, row: dict[str, object]) -> tuple[Cell, ...]:
    about = row["person_id"] or row["family_id"] or row["worker_id"] or ""
    fixed = (Cell(row["case_id"]), Cell(about), Cell(_when(row)), Cell(row["team"]), Cell(_counted(indicator, row)))
    return (*fixed, *(Cell(row[dimension.column]) for dimension in indicator.dimensions))


def _when(row: dict[str, object]) -> str:
    return day(row["start"]) if row["until"] is None else f"{day(row['start'])} to {day(row['until'])}"


def _counted(indicator: Indicator, row: dict[str, object]) -> str:
    """ "Yes" and "No" where a case is one of those asked about or not; its weight where cases weigh differently."""
    if not indicator.denominator:
        return amount(row["numerator"])
    weights = {row["numerator"], row["denominator"]}
    if weights <= {0.0, 1.0}:
        return "Yes" if row["numerator"] else "No"
    return f"{amount(row['numerator'])} of {amount(row['denominator'])}"


def counted(indicator: Indicator, rows: pl.DataFrame) -> str:
    """ "61 of 253 counted": what the list adds up to. Someone's own part may hold no denominator at all."""
    if indicator.distinct:
        return f"{amount(rows[indicator.distinct].n_unique())} counted, in {amount(rows.height)} rows"
    above, below = rows["numerator"].sum(), rows["denominator"].sum()
    return f"{amount(above)} of {amount(below)} counted" if below else f"{amount(above)} counted"
