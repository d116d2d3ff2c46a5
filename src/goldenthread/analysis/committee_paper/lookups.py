"""Figures that no indicator computes: registers, totals held as numbers, estimates, comparators, quoted sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from goldenthread.analysis.committee_paper.binding import BindingError, Reference
from goldenthread.analysis.committee_paper.content import Quoted
from goldenthread.analysis.committee_paper.names import Names, code_named, unknown
from goldenthread.analysis.committee_paper.paper import Edition, Figure, FigureKind, FigureStatus
from goldenthread.analysis.committee_paper.registers import REGISTERS, Group, Moment, Register, count
from goldenthread.analysis.committee_paper.spans import day_in_words, span
from goldenthread.analysis.disclosure import SMALLEST_SAFE
from goldenthread.analysis.indicators import CATALOGUE, display
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import CODE_SETS


@dataclass(frozen=True)
class _Found:
    """A number looked up, before the edition decides what is printed of it."""

    title: str
    definition: str
    source: str
    value: float | None
    unit: str
    period: str | None
    kind: FigureKind = "register"
    cases: int | None = None
    decimals: int = 0
    people: bool = False
    group: str | None = None


@dataclass(frozen=True)
class Lookups:
    """Where such figures are looked up for one paper."""

    dataset: Dataset
    edition: Edition
    report_on: date
    quoted: Mapping[str, Quoted]
    names: Names

    def figure(self, reference: Reference) -> Figure:
        """The figure, still without its number in the paper. BindingError when there is none."""
        found = _READERS[reference.kind](self, reference)
        status = self._status(found)
        shown = status == "published"
        return Figure(
            id="",
            kind=found.kind,
            name=reference.name,
            title=found.title,
            binding=str(reference),
            period=found.period,
            group=found.group,
            team=reference.team,
            numerator=found.value if shown else None,
            value=found.value if shown else None,
            unit=found.unit,
            decimals=found.decimals,
            status=status,
            text=display(found.value, found.unit, found.decimals, status),
            definition=found.definition,
            source=found.source,
            case_count=found.cases if shown else None,
        )

    def _status(self, found: _Found) -> FigureStatus:
        if found.value is None:
            return "not_supplied"
        withheld = self.edition == "published" and found.people and 0 < found.value < SMALLEST_SAFE
        return "suppressed" if withheld else "published"


def _register(lookups: Lookups, reference: Reference) -> _Found:
    register = REGISTERS.get(reference.name)
    if register is None:
        raise unknown("register", reference.name, REGISTERS)
    group, label = _group(lookups, register, reference)
    moment = Moment(span(reference.period or ""), lookups.report_on)
    counted = count(register, lookups.dataset, moment, group)
    return _Found(
        title=register.title,
        definition=register.counts,
        source=f"Register (tables {', '.join(register.tables)})",
        value=counted.value,
        unit=register.unit,
        period=reference.period if register.by_period else day_in_words(lookups.report_on),
        cases=counted.cases,
        people=register.people,
        group=label,
    )


def _group(lookups: Lookups, register: Register, reference: Reference) -> tuple[Group, str | None]:
    """The part of the register that the reference names, as ids and in words."""
    if reference.team is not None and not register.by_team:
        raise BindingError(f"The register {register.id} is not kept by team: bind it without [{reference.team}].")
    team_id = None if reference.team is None else lookups.names.team_id(reference.team)
    if reference.dimension is None or reference.of is None:
        return Group(team_id), reference.team
    if register.dimension != reference.dimension:
        known = [register.dimension] if register.dimension else []
        raise unknown(f"dimension of the register {register.id}", reference.dimension, known)
    code = code_named(register.code_set, reference.of)
    words = CODE_SETS[register.code_set].label(code)
    return Group(team_id, code), ", ".join(filter(None, (reference.team, words)))


def _headline(lookups: Lookups, reference: Reference) -> _Found:
    held = lookups.dataset.table("headline_counts").sort("as_at").collect()
    slug = pl.col("measure").str.to_lowercase().str.replace_all(r"\W+", "_")
    row = _last(held.filter(slug == reference.name))
    if row is None:
        raise unknown("headline count", reference.name, held.select(slug.unique(maintain_order=True)).to_series())
    title = str(row["measure"]).replace("_", " ").capitalize()
    return _Found(
        title=title,
        definition=f"{title}, held as a total",
        source=row["source"],
        value=row["value"],
        unit=row["unit"],
        period=day_in_words(row["as_at"]),
    )


def _population(lookups: Lookups, reference: Reference) -> _Found:
    held = lookups.dataset.table("population").sort("year").collect()
    of_band = held.filter(pl.col("age_band") == code_named("age_band", reference.name))
    row = _last(of_band.filter(pl.col("year").cast(pl.String) == reference.period) if reference.period else of_band)
    if row is None:
        raise unknown("year of that population", reference.period or "", [str(year) for year in of_band["year"]])
    return _Found(
        title=f"Population, {CODE_SETS['age_band'].label(row['age_band'])}",
        definition="People who live in the authority's area, by mid-year estimate",
        source=row["source"],
        value=row["persons"],
        unit="people",
        period=str(row["year"]),
    )


def _comparator(lookups: Lookups, reference: Reference) -> _Found:
    place = code_named("geography", reference.team or "england")
    indicator = CATALOGUE.get(reference.name)
    if indicator is None:
        raise unknown("indicator", reference.name, CATALOGUE)
    wanted = pl.col("indicator_id") == indicator.id, pl.col("geography") == place
    held = lookups.dataset.table("comparators").filter(*wanted).collect()
    row = _last(held.filter(pl.col("period") == reference.period))
    if row is None:
        raise unknown(f"comparator of {indicator.id} for", str(reference.period), held["period"])
    label = CODE_SETS["geography"].label(place)
    return _Found(
        title=f"{indicator.title}: {label}",
        definition=f"{indicator.counts} As published for {label}.",
        source=row["source"],
        value=row["value"],
        unit=row["unit"],
        period=reference.period,
        decimals=indicator.decimals,
        group=label,
    )


def _quoted(lookups: Lookups, reference: Reference) -> _Found:
    quoted = lookups.quoted.get(reference.name)
    if quoted is None:
        raise unknown("quoted number", reference.name, lookups.quoted)
    return _Found(
        kind="quoted",
        title=quoted.title,
        definition="Quoted as it stands in its source; not computed from records",
        source=quoted.source,
        value=quoted.value,
        unit=quoted.unit,
        period=quoted.as_at,
        decimals=quoted.decimals,
        people=quoted.people,
    )


def _last(rows: pl.DataFrame) -> dict[str, Any] | None:
    return rows.row(-1, named=True) if rows.height else None


_READERS: Mapping[str, Callable[[Lookups, Reference], _Found]] = {
    "count": _register,
    "headline": _headline,
    "population": _population,
    "comparator": _comparator,
    "quoted": _quoted,
}
