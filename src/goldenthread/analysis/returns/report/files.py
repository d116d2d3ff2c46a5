"""The report as a file: a workbook, a table of cells, or a document for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.evaluate import UNREADABLE_CELL
from goldenthread.analysis.returns.report.checked import Checked

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_000_000
"""A sheet holds a little more: what is beyond stands in the CSV and JSON reports."""

FORMULA = r"^[=+\-@\t\r]"
_WIDEST = 60
_EVERY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - the same return gives the same bytes


def write(checked: Checked, path: Path) -> None:
    """Write the report in the form that the name ends in. Raises ``ReturnError`` for another ending."""
    written = _FORMS.get(path.suffix.lower())
    if written is None:
        raise ReturnError(f"A report is written as .xlsx, .csv or .json, not as {path.name}.")
    written(checked, path)


def _json(checked: Checked, path: Path) -> None:
    head = {
        "return": checked.title,
        "year": checked.year,
        "tables": [
            {"table": name, "file": checked.given.files.get(name), "rows": len(frame)}
            for name, frame in checked.given.tables.items()
        ],
        "remarks": list(checked.given.remarks),
        "counts": checked.counts,
    }
    with path.open("wb") as out:
        out.writelines(f"{before}{json.dumps(name)}:{_dumped(value)}".encode() for before, name, value in _apart(head))
        for name, frames in _views(checked):
            out.write(f",\n{json.dumps(name)}:[".encode())
            out.writelines(_rows(frames))
            out.write(b"]")
        out.write(b"}\n")


def _apart(head: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    for number, (name, value) in enumerate(head.items()):
        yield ",\n" if number else "{", name, value


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _views(checked: Checked) -> Iterator[tuple[str, Iterable[pl.DataFrame]]]:
    """The lists of the document; the words of a rule stand with the rule, not with each of its findings."""
    own_words = pl.when(pl.col("type") == UNREADABLE_CELL).then(pl.col("message"))
    yield "rules", [checked.by_rule]
    yield "whole_return", [checked.whole_return]
    yield "not_evaluated", [checked.unanswered]
    yield "children", [checked.by_child]
    yield "findings", (part.with_columns(message=own_words) for part in checked.places_in_parts())


def _rows(frames: Iterable[pl.DataFrame]) -> Iterator[bytes]:
    """The rows of frames as one list goes on, without its brackets."""
    begun = False
    for frame in frames:
        if len(frame):
            written = BytesIO()
            frame.write_json(written)
            yield b",\n" if begun else b""
            yield written.getvalue()[1:-1]
            begun = True


def _csv(checked: Checked, path: Path) -> None:
    """Every place, findings on the whole return and rules without an answer too: nothing is left out."""
    whole = pl.concat([checked.whole_return, checked.unanswered])
    every = pl.concat([checked.places, whole], how="diagonal")
    every.with_columns(_neutral(every)).write_csv(path, include_bom=True)


def _neutral(frame: pl.DataFrame) -> list[pl.Expr]:
    """Text that a spreadsheet would take for a formula, made text by a mark."""
    words = [pl.col(name) for name, kind in frame.schema.items() if kind == pl.String]
    return [pl.when(each.str.contains(FORMULA)).then(pl.lit("'") + each).otherwise(each).name.keep() for each in words]


def _xlsx(checked: Checked, path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 - only a workbook needs it

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": f"{checked.title}, {checked.year}", "created": _EVERY_TIME})
        for name, frame in _sheets(checked).items():
            _sheet(book, name, frame)


def _sheets(checked: Checked) -> dict[str, pl.DataFrame]:
    summary = pl.DataFrame(
        {
            "what": ["return", "year", *checked.counts, *("remark" for _ in checked.given.remarks)],
            "value": [checked.title, checked.year, *map(str, checked.counts.values()), *checked.given.remarks],
        }
    )
    cells = checked.places
    remark = f"The first {MOST_ROWS:,} of {len(cells):,} cells; the CSV report has them all."
    short = pl.DataFrame({"what": ["cells"], "value": [remark]}) if len(cells) > MOST_ROWS else summary.head(0)
    return {
        "Summary": pl.concat([summary, short]),
        "By rule": checked.by_rule,
        "By child": checked.by_child,
        "By field": cells.head(MOST_ROWS),
        "Whole return": checked.whole_return,
        "Not evaluated": checked.unanswered,
    }


def _sheet(book: "Workbook", name: str, frame: pl.DataFrame) -> None:
    sheet = book.add_worksheet(name)
    for column, (heading, width) in enumerate(_widths(frame).items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading.capitalize(), book.add_format({"bold": True, "bottom": 1}))
    for number, row in enumerate(frame.iter_rows(), start=1):
        for column, value in enumerate(row):
            _cell(sheet, number, column, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)


def _cell(sheet: "Worksheet", row: int, column: int, value: object) -> None:
    """Whatever is text is written as text: a name that begins with = is no formula."""
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value))


def _widths(frame: pl.DataFrame) -> dict[str, int]:
    longest = {name: frame[name].cast(pl.String).str.len_chars().max() for name in frame.columns}
    return {name: min(_WIDEST, max(len(name), _length(widest)) + 3) for name, widest in longest.items()}


def _length(widest: object) -> int:
    return widest if isinstance(widest, int) else 0


_FORMS: dict[str, Callable[[Checked, Path], None]] = {".xlsx": _xlsx, ".csv": _csv, ".json": _json}
