"""The lists as an Excel workbook: a sheet a list, its rule above its columns, filters on."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from goldenthread.analysis.returns.annex_a.build import Annex, Sheet
from goldenthread.analysis.returns.annex_a.layout import VERSIONS

HEADINGS = 5
"""The row of the headings, from 0; above them stand the title, who is on the list, and what is not supplied."""

NOT_SUPPLIED = "not supplied"
_WIDTH = 18
_EVERY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - the same dataset gives the same bytes


def write(annex: Annex, path: Path) -> None:
    """Write the workbook."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": f"Annex A, {annex.day:%-d %B %Y}", "created": _EVERY_TIME})
        looks = {
            "heading": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "note": book.add_format({"italic": True}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        }
        for sheet in annex.sheets:
            _write_sheet(book.add_worksheet(sheet.list.sheet), annex, sheet, looks)


def _write_sheet(page: Any, annex: Annex, sheet: Sheet, looks: dict[str, Any]) -> None:
    page.write_string(0, 0, f"{sheet.list.sheet}: {sheet.list.title}", looks["title"])
    page.write_string(1, 0, sheet.rule)
    page.write_string(2, 0, f"{annex.authority}, {annex.day:%-d %B %Y}")
    page.write_string(3, 0, f"Annex A {annex.version}: {VERSIONS[annex.version]}", looks["note"])
    for column, name in enumerate(sheet.rows.columns):
        if name in sheet.not_supplied:
            page.write_string(HEADINGS - 1, column, NOT_SUPPLIED, looks["note"])
        page.write_string(HEADINGS, column, name, looks["heading"])
    page.set_column(0, len(sheet.rows.columns) - 1, _WIDTH)
    for number, row in enumerate(sheet.rows.iter_rows(), start=HEADINGS + 1):
        for column, value in enumerate(row):
            _cell(page, (number, column), value, looks["day"])
    page.freeze_panes(HEADINGS + 1, 1)
    page.autofilter(HEADINGS, 0, HEADINGS + max(len(sheet.rows), 1), len(sheet.rows.columns) - 1)


def _cell(page: Any, place: tuple[int, int], value: object, as_day: Any) -> None:
    """Text is written as text, whatever it begins with: it is no formula."""
    if isinstance(value, date):
        page.write_datetime(*place, datetime(value.year, value.month, value.day), as_day)  # noqa: DTZ001
    elif isinstance(value, int):
        page.write_number(*place, value)
    elif value:
        page.write_string(*place, str(value))
