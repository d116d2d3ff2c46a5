"""A service area in figures: this year beside last year, with the numbers behind this year's rates."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.analysis.committee_paper.binding import Reference, parse
from goldenthread.analysis.committee_paper.content import FiguresContent
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Cell, Column, Figure, Row, Table
from goldenthread.analysis.indicators import CATALOGUE


def indicator_table(draft: Draft, block: FiguresContent) -> Table:
    """One row an indicator."""
    return table_of(draft, f"{draft.section}-figures", block.caption, [_read(draft, words) for words in block.figures])


def table_of(draft: Draft, name: str, caption: str, references: list[Reference]) -> Table:
    """The table of these references, each in this year and the last."""
    previous = draft.year.previous().label
    columns = (
        Column(key="measure", heading="Measure", width=4.4),
        Column(key="previous", heading=previous, kind="figure", width=1.4),
        Column(key="current", heading=draft.year.label, kind="figure", width=1.4),
        Column(key="behind", heading=f"Numbers behind {draft.year.label}", kind="figure", width=2),
    )
    return draft.table(name, caption, columns, [_row(draft, reference, previous) for reference in references])


def _read(draft: Draft, words: str) -> Reference:
    with draft.reading(words):
        return draft.figures.resolve(parse(words))


def _row(draft: Draft, reference: Reference, previous: str) -> Row:
    before = draft.figures.figure(replace(reference, period=previous))
    now = draft.figures.figure(replace(reference, period=draft.year.label))
    return Row(cells=(cell(_title(now)), cell(before), cell(now), _behind(draft, reference, now)))


def _title(figure: Figure) -> str:
    plain = figure.unit in {"%", "count"} or figure.unit in figure.title
    unit = "" if plain else f" ({figure.unit})"
    group = f", {figure.group}" if figure.group else ""
    return f"{figure.title}{unit}{group}"


def _behind(draft: Draft, reference: Reference, now: Figure) -> Cell:
    """ "61 of 253", both bound; nothing for a plain count or for a figure that is not shown."""
    if CATALOGUE[now.name].denominator is None or now.status != "published":
        return cell("–")
    this_year = replace(reference, period=draft.year.label)
    numerator = draft.figures.figure(replace(this_year, part="numerator"))
    return cell(numerator, " of ", draft.figures.figure(replace(this_year, part="denominator")))
