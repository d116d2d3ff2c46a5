"""A table of the paper as HTML: a caption, header cells with their scope, and a pane of its own to scroll in."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.analysis.committee_paper.paper import Cell, Column, Row, Table
from goldenthread.analysis.committee_paper.render.inline import printed
from goldenthread.analysis.committee_paper.render.markup import Markup, tag
from goldenthread.analysis.committee_paper.render.wording import stays_whole


def table(block: Table) -> Markup:
    """The table in a labelled pane that can be scrolled with the keyboard."""
    title = f"Table {block.number}: {block.caption}"
    written = tag("table", tag("caption", title), _columns(block), _head(block), _body(block))
    pane = {"role": "region", "aria_label": title, "tabindex": 0}
    whole = " whole" if stays_whole(block) else ""
    return tag("div", written, class_=f"scroll{whole}", id=f"table-{block.number}", **pane)


def _columns(block: Table) -> Markup:
    whole = sum(column.width for column in block.columns)
    widths = (f"width:{100 * column.width / whole:.2f}%" for column in block.columns)
    return tag("colgroup", (Markup(f'<col style="{width}">') for width in widths))


def _head(block: Table) -> Markup:
    spans = (
        tag("th", span.text, scope="colgroup", colspan=span.columns, class_="span")
        if span.text
        else tag("td", colspan=span.columns)
        for span in block.spans
    )
    names = (tag("th", column.heading, scope="col", class_=_class(column)) for column in block.columns)
    upper = [tag("tr", spans)] if block.spans else []
    return tag("thead", *upper, tag("tr", names))


def _body(block: Table) -> Markup:
    return tag("tbody", (_row(block, row) for row in block.rows))


def _row(block: Table, row: Row) -> Markup:
    if row.band:
        heading = tag("th", printed(row.cells[0].runs), scope="rowgroup", colspan=len(block.columns))
        return tag("tr", heading, class_="band")
    return tag("tr", _cells(block, row), id=row.id, class_="total" if row.total else None)


def _cells(block: Table, row: Row) -> Iterator[Markup]:
    for place, (cell, column) in enumerate(zip(row.cells, block.columns, strict=True)):
        yield _cell(cell, column, heads=place == 0 and block.row_header)


def _cell(cell: Cell, column: Column, *, heads: bool) -> Markup:
    if heads:
        return tag("th", printed(cell.runs), scope="row")
    return tag("td", printed(cell.runs), class_=_class(column))


def _class(column: Column) -> str | None:
    return None if column.kind == "text" else "number"
