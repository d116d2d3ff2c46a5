"""Cells are read once: text as a file has it becomes dates and numbers, and what cannot be read is kept apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from goldenthread.analysis.returns.layout import Kind, ReturnTable

UNREADABLE: dict[str, type[pl.DataType]] = {
    "table": pl.String,
    "row": pl.UInt32,
    "field": pl.String,
    "value": pl.String,
    "kind": pl.String,
}
"""A cell that could not be read: where it is, what it holds, and what it should have held."""

_FIRST_YEAR = 1000  # with fewer digits a year is cut short: "13/10/21" would be read as the year 21
_TIME = r"[T ]00:00(:00(\.0+)?)?$"  # how spreadsheets and XML write a date that is really a moment
_POINT_NOUGHT = r"\.0+$"


@dataclass(frozen=True)
class Cells:
    """A table once read.

    ``typed`` has dates and numbers where the layout says so, ``text`` what the file says. Both have a blank as null
    and, first, a column with the table's own name that holds each row's number, from 0, in the file. ``unreadable`` has
    the columns of ``UNREADABLE``.
    """

    typed: pl.DataFrame
    text: pl.DataFrame
    unreadable: pl.DataFrame


def read_cells(name: str, frame: pl.DataFrame, table: ReturnTable | None) -> Cells:
    """Read a frame whose cells are text; columns that are dates or numbers already are left as they are."""
    text = _as_text(frame)
    typed = frame.with_columns(text).with_columns(_typed(frame, text, table)).with_row_index(name)
    text = text.with_row_index(name)
    return Cells(typed, text, _unreadable(name, text, typed, table))


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    stripped = frame.select(pl.all().cast(pl.String).str.strip_chars())
    return stripped.with_columns(pl.when(pl.all() != "").then(pl.all()))


def _typed(frame: pl.DataFrame, text: pl.DataFrame, table: ReturnTable | None) -> Iterator[pl.Expr | pl.Series]:
    for column in frame.columns:
        kind = table.kind(column) if table else Kind.TEXT
        if kind == Kind.DATE:
            yield frame[column] if frame[column].dtype == pl.Date else _dates(text[column])
        elif kind == Kind.WHOLE:
            yield pl.col(column).str.replace(_POINT_NOUGHT, "").cast(pl.Int64, strict=False)


def _dates(text: pl.Series) -> pl.Series:
    """As the return asks for them, or, if not all are, as else they are found."""
    asked = text.str.to_date("%d/%m/%Y", strict=False)
    found = asked if asked.null_count() == text.null_count() else text.to_frame().select(_date(pl.first())).to_series()
    return found.to_frame().select(pl.when(pl.first().dt.year() >= _FIRST_YEAR).then(pl.first())).to_series()


def _date(text: pl.Expr) -> pl.Expr:
    """Day first as the return asks, or year first as ISO 8601 has it; parted by strokes or hyphens."""
    bare = text.str.replace(_TIME, "").str.replace_all("-", "/", literal=True)
    return pl.coalesce(bare.str.to_date(form, strict=False) for form in ("%d/%m/%Y", "%Y/%m/%d"))


def _unreadable(name: str, text: pl.DataFrame, typed: pl.DataFrame, table: ReturnTable | None) -> pl.DataFrame:
    found: Iterable[pl.DataFrame] = (
        _lost(name, text, typed[column], kind)
        for column, kind in (table.kinds.items() if table else ())
        if column in text.columns and typed[column].null_count() > text[column].null_count()
    )
    return pl.concat([pl.DataFrame(schema=UNREADABLE), *found], rechunk=True)


def _lost(name: str, text: pl.DataFrame, typed: pl.Series, kind: Kind) -> pl.DataFrame:
    rows = text.filter(pl.col(typed.name).is_not_null() & typed.is_null())
    return rows.select(
        pl.lit(name).alias("table"),
        pl.col(name).alias("row"),
        pl.lit(typed.name).alias("field"),
        pl.col(typed.name).alias("value"),
        pl.lit(kind.value).alias("kind"),
    )
