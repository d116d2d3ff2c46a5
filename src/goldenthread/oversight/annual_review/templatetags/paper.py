"""Template tags that print the blocks of a built review."""

from __future__ import annotations

from collections.abc import Sequence

from django.template import Context, Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from goldenthread.analysis.committee_paper.paper import Block, Cell, Chart, Column, Run, Section
from goldenthread.kit import charts

register = Library()

LINE_BREAK = mark_safe("<br>")


@register.simple_tag(takes_context=True)
def printed(context: Context, runs: Sequence[Run]) -> SafeString:
    """Runs of text; one that prints a figure is a link to where the figure comes from."""
    return format_html_join("", "{}", ((_run(run, context["hrefs"]),) for run in runs))


def _run(run: Run, hrefs: dict[str, str]) -> SafeString:
    text = format_html_join(LINE_BREAK, "{}", ((line,) for line in run.text.split("\n")))
    if run.figure:
        text = format_html('<a class="govuk-link gt-bound" href="{}">{}</a>', hrefs[run.figure], text)
    return format_html("<strong>{}</strong>", text) if run.strong else text


@register.filter
def beside(cells: Sequence[Cell], columns: Sequence[Column]) -> list[tuple[Cell, Column]]:
    """Each cell of a row with its column."""
    return list(zip(cells, columns, strict=True))


@register.inclusion_tag("kit/chart.html")
def drawn(chart: Chart) -> dict[str, object]:
    """A chart of the paper, drawn as all charts of the site are."""
    labels = tuple(point.label for point in chart.series[0].points)
    series = tuple(charts.Series(each.name, tuple(point.value for point in each.points)) for each in chart.series)
    return {"chart": charts.Chart(chart.kind, labels, series, chart.y_title)}


@register.filter
def template_of(block: Block) -> str:
    return f"annual_review/blocks/{block.block}.html"


@register.filter
def heading_level(section: Section) -> int:
    """The page's own title is level 1, so the paper's sections start at 2."""
    return section.level + 1


@register.filter
def below(level: int) -> int:
    return min(level + 1, 6)
