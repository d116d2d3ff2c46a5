"""Where a figure of the paper comes from, and the index of all of them."""

from __future__ import annotations

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


def rows(paper: Review) -> list[dict[str, object]]:
    """One row a figure, in the order of the paper, with its anchor."""
    return [{"anchor": anchor(figure), "href": _page(paper, figure), "figure": figure} for figure in paper.figures]


def _page(paper: Review, figure: Figure) -> str:
    return href(paper.year, figure) if figure.kind == "indicator" else ""
