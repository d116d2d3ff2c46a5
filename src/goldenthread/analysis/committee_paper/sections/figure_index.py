"""Appendix A: every figure of the paper, under what it counts, with its period, its source and its cases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Block, Column, Figure, Paragraph, Row, Run, Section
from goldenthread.analysis.committee_paper.sections.section import section
from goldenthread.analysis.committee_paper.spans import day_in_words, in_words, span
from goldenthread.analysis.indicators import CATALOGUE

_PARTS = {"value": "", "numerator": "numerator", "denominator": "denominator", "share": "share of the year"}
_KINDS = ("indicator", "register", "quoted")
_NONE = "–"


def figure_index(draft: Draft) -> Section:
    """The appendix. It is written last, when every figure of the paper is known."""
    return section(draft, "figure-index", "Index of figures", _blocks)


def _blocks(draft: Draft) -> tuple[Block, ...]:
    columns = (
        Column(key="id", heading="Ref", width=0.9),
        Column(key="for", heading="For", width=4.2),
        Column(key="period", heading="Period", width=2.4),
        Column(key="printed", heading="Printed", kind="figure", width=1.4),
        Column(key="cases", heading="Cases", kind="figure", width=1),
    )
    rows = list(_rows(draft.figures.all()))
    return Paragraph(runs=(Run(text=_intro(draft)),)), draft.table(
        "figure-index", "Every figure in this report", columns, rows
    )


def _intro(draft: Draft) -> str:
    dataset = draft.figures.values.dataset.manifest
    known = day_in_words(draft.figures.values.as_at)
    words = (
        "Every number that this report prints as a finding is listed here under its definition and source. Figures "
        f"were computed from the dataset of {dataset.authority} as known on {known}; cases are the records behind a "
        "figure."
    )
    hidden = " Suppressed figures are withheld because a small number could point to a person."
    return words + (hidden if draft.published else "")


def _rows(figures: tuple[Figure, ...]) -> Iterator[Row]:
    """A band for each definition, then its figures in the order of the paper."""
    for _, own in groupby(sorted(figures, key=_definition_of), key=_definition_of):
        under = list(own)
        yield _band(under[0])
        yield from (_row(figure) for figure in sorted(under, key=lambda figure: figure.id))


def _definition_of(figure: Figure) -> tuple[int, str, str, str]:
    return _KINDS.index(figure.kind), figure.title, figure.definition, figure.source


def _band(figure: Figure) -> Row:
    heading = Run(text=figure.title, strong=True)
    words = Run(text=f"\n{_sentence(figure.definition)} Source: {_sentence(figure.source)}")
    return Row(cells=(cell(heading, words),), band=True)


def _row(figure: Figure) -> Row:
    part = _PARTS[figure.part]
    about = ", ".join(filter(None, (figure.group or "Whole authority", part)))
    cases = _NONE if figure.case_count is None else f"{figure.case_count:,}"
    cells = (cell(figure.id), cell(about), cell(_period(figure)), cell(_printed(figure)), cell(cases))
    return Row(cells=cells, id=figure.id)


def _printed(figure: Figure) -> str:
    """The figure as printed, with its unit where that is not plain from what it counts."""
    plain = figure.kind == "register" or figure.unit in {"%", "count"} or figure.status != "published"
    return figure.text if plain else f"{figure.text} {figure.unit}"


def _period(figure: Figure) -> str:
    """The period that a figure speaks of: its last day, for an indicator that looks at one day."""
    if figure.period is None:
        return "Not dated"
    if figure.kind != "indicator":
        return figure.period
    at_its_end = CATALOGUE[figure.name].basis == "as_at"
    return day_in_words(span(figure.period).end) if at_its_end else in_words(figure.period)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
