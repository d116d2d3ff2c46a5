"""Runs of text as HTML: a figure is a link to its row in the index."""

from __future__ import annotations

from goldenthread.analysis.committee_paper.paper import Run, Runs
from goldenthread.analysis.committee_paper.render.markup import Markup, join, tag


def printed(runs: Runs) -> Markup:
    """The runs after one another."""
    return join(*(_run(run) for run in runs))


def _run(run: Run) -> Markup:
    words = _lines(run.text)
    if run.figure:
        words = tag("a", words, href=f"#{run.figure}", class_="figure")
    return tag("strong", words) if run.strong else words


def _lines(text: str) -> Markup:
    first, *others = text.split("\n")
    return join(first, *(part for line in others for part in (tag("br"), line)))
