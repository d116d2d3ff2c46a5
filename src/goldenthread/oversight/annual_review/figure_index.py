"""Where a figure of the paper comes from, and the index of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import slugify

from goldenthread.analysis.committee_paper.paper import Figure, Review


def href(year: str, figure: Figure) -> str:
    """The indicator's page for the figure's period and team; for anything else its row in the index."""
    if figure.kind != "indicator":
        return f"{reverse('annual-review-figures', args=[year])}#{anchor(figure)}"
    choice = {"period": figure.period, "team": figure.team}
    query = urlencode({key: value for key, value in sorted(choice.items()) if value})
    return f"{reverse('indicator', args=[figure.name])}?{query}"


def anchor(figure: Figure) -> str:
    return f"figure-{slugify(figure.id)}"


@dataclass(frozen=True)
class Row:
    """A figure of the paper, its anchor in the index, and the page of its indicator where it has one."""

    figure: Figure
    anchor: str
    href: str


@dataclass(frozen=True)
class Group:
    """Figures that count the same thing."""

    title: str
    definition: str
    source: str
    anchor: str
    rows: tuple[Row, ...]

    @property
    def href(self) -> str:
        return self.rows[0].href


def groups(paper: Review) -> list[Group]:
    """Every figure of the paper under what it counts, in the order in which the paper first prints one."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in paper.figures:
        found.setdefault((figure.kind, figure.name), []).append(figure)
    return [_group(paper, figures) for figures in found.values()]


def _group(paper: Review, figures: list[Figure]) -> Group:
    first = figures[0]
    rows = tuple(Row(figure, anchor(figure), _page(paper, figure)) for figure in figures)
    return Group(first.title, first.definition, first.source, f"{slugify(first.kind)}-{slugify(first.name)}", rows)


def _page(paper: Review, figure: Figure) -> str:
    return href(paper.year, figure) if figure.kind == "indicator" else ""
