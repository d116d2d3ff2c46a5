"""The drawing as SVG: no script and no style sheet, so that it stands in a page, in a file and on paper alike."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from goldenthread.record.case_file.genogram.drawing import CELL_WIDTH, LINE_HEIGHT, SYMBOL, Cell, Drawing, Line

INK, PAPER, HOME, INDEX = "#0b0c0c", "#ffffff", "#e8f1f8", "#1d4f91"
FONT = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
DASHES = {"whole": "", "broken": ' stroke-dasharray="9 6"', "dotted": ' stroke-dasharray="2 5"'}
HALF = SYMBOL / 2


def svg(drawing: Drawing, title: str) -> SafeString:
    """One ``svg`` element, labelled: the same content stands in words in the table beside it."""
    inside = "".join((*_grounds(drawing), *_lines(drawing), *_band(drawing), *_people(drawing)))
    size = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}" width="{drawing.width:g}" height="{drawing.height:g}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}"'
    font = f'font-family="{FONT}" font-size="13" text-anchor="middle" fill="{INK}"'
    return mark_safe(f"{start} {font}>{inside}</svg>")


def _grounds(drawing: Drawing) -> Iterator[str]:
    """A tinted ground behind each who lives with the index child."""
    for cell in drawing.cells:
        if cell.figure.at_home:
            box = f'x="{cell.x:g}" y="{cell.y - 6:g}" width="{CELL_WIDTH:g}" height="{cell.height + 10:g}"'
            yield f'<rect {box} rx="8" fill="{HOME}" stroke="{INDEX}" stroke-width="1"/>'


def _lines(drawing: Drawing) -> Iterator[str]:
    for line in drawing.lines:
        ties = escape(" ".join(line.ties))
        yield f'<g data-ties="{ties}" fill="none" stroke="{INK}" stroke-width="2"{DASHES[line.style]}>'
        yield from (f'<polyline points="{_points(path)}"/>' for path in line.paths)
        yield "</g>"
        yield from _cut(line)


def _points(path: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in path)


def _cut(line: Line) -> Iterator[str]:
    """Two strokes across the line of partners who have parted."""
    if line.kind == "partner" and line.style == "broken":
        path = max(line.paths[0], line.paths[0][1:], key=len)
        (x, y), (to_x, _) = (path[0], path[-1]) if len(path) == 2 else (line.paths[0][1], line.paths[0][2])
        middle = x + (to_x - x) * 0.38
        for at in (middle, middle + 6):
            yield f'<path d="M{at - 3:g} {y + 8:g}l6 -16" stroke="{INK}" stroke-width="2"/>'


def _band(drawing: Drawing) -> Iterator[str]:
    if drawing.band is not None:
        yield f'<path d="M20 {drawing.band:g}H{drawing.width - 20:g}" stroke="#b1b4b6"/>'
        yield f'<text x="20" y="{drawing.band + 20:g}" text-anchor="start" font-weight="700">Others who matter</text>'


def _people(drawing: Drawing) -> Iterator[str]:
    for cell in drawing.cells:
        yield f'<g data-person="{escape(cell.figure.key)}">'
        yield from _symbol(cell)
        yield from _label(cell)
        yield "</g>"


def _symbol(cell: Cell) -> Iterator[str]:
    figure, x, y = cell.figure, cell.middle, cell.y + HALF
    ink = INDEX if figure.index else INK
    dash = ' stroke-dasharray="4 3"' if figure.missing else ""
    yield f'<g fill="{PAPER}" stroke="{ink}" stroke-width="2"{dash}>'
    yield _shape(figure.sex, figure.unborn, x, y, HALF)
    if figure.index:
        yield _shape(figure.sex, figure.unborn, x, y, HALF - 5)
    if figure.died:
        yield f'<path d="M{x - HALF:g} {y - HALF:g}l{SYMBOL:g} {SYMBOL:g}m0 -{SYMBOL:g}l-{SYMBOL:g} {SYMBOL:g}"/>'
    yield "</g>"
    if figure.missing:
        yield f'<text x="{x:g}" y="{y + 6:g}" font-size="18" font-weight="700">?</text>'


def _shape(sex: str, unborn: bool, x: float, y: float, half: float) -> str:
    """Square: male; circle: female; triangle: not yet born; diamond: sex not known."""
    if unborn:
        return f'<path d="M{x:g} {y - half:g}l{half:g} {2 * half:g}h-{2 * half:g}z"/>'
    if sex == "M":
        return f'<rect x="{x - half:g}" y="{y - half:g}" width="{2 * half:g}" height="{2 * half:g}"/>'
    if sex == "F":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{half:g}"/>'
    return f'<path d="M{x:g} {y - half:g}l{half:g} {half:g}l-{half:g} {half:g}l-{half:g} -{half:g}z"/>'


def _label(cell: Cell) -> Iterator[SafeString]:
    weight = "700" if cell.figure.index else "400"
    for at, line in enumerate(cell.label):
        y = cell.y + SYMBOL + LINE_HEIGHT * (at + 1)
        yield format_html('<text x="{}" y="{}" font-weight="{}">{}</text>', f"{cell.middle:g}", f"{y:g}", weight, line)
