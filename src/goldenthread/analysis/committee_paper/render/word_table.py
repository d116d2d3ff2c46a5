"""A table of the paper in Word: a style of its own, header rows that repeat, rows that never split."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from goldenthread.analysis.committee_paper.paper import Cell, Column, Row, Runs, Table
from goldenthread.analysis.committee_paper.render.word_styles import TABLE_STYLE, TEXT_WIDTH, dress
from goldenthread.analysis.committee_paper.render.wording import stays_whole

_FIRST_ROW, _LAST_ROW, _NO_BANDS = 0x0020, 0x0040, 0x0600

Write = Callable[[Paragraph, Runs], object]


def add_table(document: Document, block: Table, write: Write, bookmark: Callable[[Paragraph, str], None]) -> None:
    """Add the table. `write` puts runs into a paragraph, `bookmark` names the row's place."""
    headers = 2 if block.spans else 1
    table = document.add_table(rows=headers + len(block.rows), cols=len(block.columns), style=TABLE_STYLE)
    shape(table, [column.width for column in block.columns])
    describe(table, block.caption, total=block.total_row is not None)
    _heads(table, block)
    for row, word_row in zip(block.rows, table.rows[headers:], strict=True):
        _fill(word_row, row, block.columns, write)
        if row.id is not None:
            bookmark(word_row.cells[0].paragraphs[0], row.id)
    _keep_together(table.rows[:-1] if stays_whole(block) else table.rows[: headers + 1])


def describe(table: WordTable, caption: str, *, total: bool = False, header: bool = True) -> None:
    """What a screen reader is told of the table, and which of its rows the style treats apart."""
    properties = table._tbl.tblPr
    flags = _FIRST_ROW * header + _LAST_ROW * total + _NO_BANDS
    look = {"val": f"{flags:04X}", "firstRow": str(int(header)), "lastRow": str(int(total)), "firstColumn": "0"}
    for found in properties.findall(qn("w:tblLook")):
        properties.remove(found)
    properties.append(_element("w:tblLook", **look, lastColumn="0", noHBand="1", noVBand="1"))
    properties.append(_element("w:tblCaption", val=caption))


def shape(table: WordTable, widths: Sequence[float]) -> None:
    """Fixed columns that together are as wide as the text."""
    table.autofit = False
    each = [Length(round(TEXT_WIDTH * width / sum(widths))) for width in widths]
    for column, width in zip(table.columns, each, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, each, strict=True):
            cell.width = width


def _heads(table: WordTable, block: Table) -> None:
    names = table.rows[1 if block.spans else 0]
    for cell, column in zip(names.cells, block.columns, strict=True):
        put(cell, column.heading, "Table Heading", right=column.kind != "text")
    if block.spans:
        _spans(table.rows[0], block)
    for row in table.rows[: 2 if block.spans else 1]:
        keep_whole(row, header=True)


def _spans(row: _Row, block: Table) -> None:
    place = 0
    for span in block.spans:
        cell = row.cells[place].merge(row.cells[place + span.columns - 1])
        put(cell, span.text, "Table Heading")
        place += span.columns


def _fill(word_row: _Row, row: Row, columns: Sequence[Column], write: Write) -> None:
    keep_whole(word_row)
    if row.band:
        merged = word_row.cells[0].merge(word_row.cells[-1])
        _shade(merged)
        _write(merged, row.cells[0], "Table Text", write)
        merged.paragraphs[0].paragraph_format.keep_with_next = True
        return
    for cell, column, word_cell in zip(row.cells, columns, word_row.cells, strict=True):
        _write(word_cell, cell, "Table Text" if column.kind == "text" else "Table Number", write)


def _write(word_cell: _Cell, cell: Cell, style: str, write: Write) -> None:
    paragraph = word_cell.paragraphs[0]
    dress(paragraph, style)
    write(paragraph, cell.runs)


def put(cell: _Cell, words: str, style: str, *, right: bool = False) -> None:
    """Write words into an empty cell."""
    paragraph = cell.paragraphs[0]
    dress(paragraph, style)
    if right:
        paragraph.paragraph_format.alignment = 2
    paragraph.add_run(words)


def keep_whole(row: _Row, *, header: bool = False) -> None:
    """Never break the row over pages; a header row stands again on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _keep_together(rows: Sequence[_Row]) -> None:
    """Tie each of the rows to the one after it, so that they move to a new page rather than over one."""
    for row in rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="EEF1F5"))


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
