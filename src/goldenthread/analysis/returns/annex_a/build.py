"""The lists of a day, from a dataset."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from goldenthread.analysis.returns.annex_a import care, casework, front_door
from goldenthread.analysis.returns.annex_a.inspection import PERSON, Inspection
from goldenthread.analysis.returns.annex_a.layout import LISTS, NEWEST, VERSIONS, AnnexList, Column
from goldenthread.analysis.returns.annex_a.words import WORDED, worded
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.lacking import Lacking, lacking_rows
from goldenthread.analysis.tables import Dataset

MADE: Mapping[int, Callable[[Inspection], pl.DataFrame]] = {
    1: front_door.contacts,
    2: front_door.early_help,
    3: front_door.referrals,
    4: casework.assessments,
    5: casework.enquiries,
    6: casework.children_in_need,
    7: casework.protection,
    8: care.children_in_care,
    9: care.care_leavers,
    10: care.adoption,
}
NOT_HELD = "no dataset has a place for it"


@dataclass(frozen=True)
class Sheet:
    """One list: ``rows`` has its columns in their order, ``not_supplied`` names those that nobody filled."""

    list: AnnexList
    rule: str
    rows: pl.DataFrame
    not_supplied: frozenset[str]


@dataclass(frozen=True)
class Annex:
    """The eleven lists, and what they lack."""

    authority: str
    day: date
    version: str
    sheets: tuple[Sheet, ...]
    lacking: tuple[Lacking, ...]


def build(dataset: Dataset, *, as_at: date, version: str = NEWEST) -> Annex:
    """The lists as they were on a day. Raises ``ReturnError`` for a version or a day that cannot be had."""
    _check(dataset, as_at, version)
    asked, lacking = Inspection(dataset, as_at), list[Lacking]()
    sheets = tuple(_sheet(asked, each, version, lacking) for each in LISTS)
    return Annex(dataset.manifest.authority, as_at, version, sheets, tuple(lacking))


def _check(dataset: Dataset, day: date, version: str) -> None:
    if version not in VERSIONS:
        raise ReturnError(f"Annex A of {version} is not known here; known versions are {', '.join(VERSIONS)}.")
    first, last = dataset.manifest.covers_from, dataset.manifest.as_at
    if not first <= day <= last:
        raise ReturnError(
            f"The dataset covers {_in_words(first)} to {_in_words(last)}: it does not know how things stood on "
            f"{_in_words(day)}. Give a day within."
        )


def _in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _sheet(asked: Inspection, each: AnnexList, version: str, lacking: list[Lacking]) -> Sheet:
    columns = each.of(version)
    reasons = {column.name: why for column in columns if (why := _why_not(asked, each, column))}
    lacking.extend(_together(each, columns, reasons))
    rows = _rows(asked, each) if len(reasons) < len(columns) else pl.DataFrame()
    lacking.extend(_without_words(each, rows, reasons))
    days = {"six": asked.six, "twelve": asked.twelve, "day": asked.day}
    rule = each.rule.format(**{name: _in_words(day) for name, day in days.items()})
    return Sheet(each, rule, _laid_out(rows, columns, reasons), frozenset(reasons))


def _why_not(asked: Inspection, each: AnnexList, column: Column) -> str | None:
    """A list whose own tables are not supplied has no column that is."""
    if not column.held:
        return NOT_HELD
    for needed in (each.needs, column.needs):
        missing = [name for name in needed if not asked.dataset.supplies(name)]
        if missing:
            return f"the dataset does not supply {', '.join(missing)}"
    return None


def _together(each: AnnexList, columns: tuple[Column, ...], reasons: Mapping[str, str]) -> Iterator[Lacking]:
    """A list of which nothing is supplied is one entry, not one a column."""
    if len(reasons) == len(columns) and len(set(reasons.values())) == 1:
        yield Lacking(each.sheet, "", next(iter(reasons.values())))
    else:
        yield from (Lacking(each.sheet, name, why) for name, why in reasons.items())


def _rows(asked: Inspection, each: AnnexList) -> pl.DataFrame:
    found = MADE[each.number](asked)
    names = {column.name for column in each.columns}
    joined = found.join(asked.people, on=PERSON, how="left")
    if "Allocated Team" in names and "Allocated Team" not in joined.columns:
        joined = joined.join(asked.allocated, on=PERSON, how="left")
    days = [name for name in joined.columns if name in names and joined.schema[name] == pl.Date]
    return joined.sort(PERSON, *days, nulls_last=True, maintain_order=True)


def _without_words(each: AnnexList, rows: pl.DataFrame, reasons: Mapping[str, str]) -> Iterator[Lacking]:
    """Codes that Annex A has no word for: they are shown as they are."""
    for name, words in WORDED.items():
        if name in rows.columns and name not in reasons:
            strange = rows.filter(~pl.col(name).is_in(list(words)))
            codes = ", ".join(strange[name].unique().sort())
            yield from lacking_rows(each.sheet, name, f"Annex A has no word for {codes}", strange[PERSON])


def _laid_out(rows: pl.DataFrame, columns: tuple[Column, ...], reasons: Mapping[str, str]) -> pl.DataFrame:
    cells = {column.name: _cell(rows, column.name, supplied=column.name not in reasons) for column in columns}
    return pl.DataFrame(cells)


def _cell(rows: pl.DataFrame, name: str, *, supplied: bool) -> pl.Series:
    if not supplied:
        return pl.Series(name, [None] * len(rows), dtype=pl.String)
    return rows.select(worded(name, WORDED[name]).alias(name) if name in WORDED else pl.col(name)).to_series()
