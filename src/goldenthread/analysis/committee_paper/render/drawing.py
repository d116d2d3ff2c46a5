"""Drawing a chart of the paper, for the page as SVG and for Word as PNG. Black on white survives a photocopier."""

from __future__ import annotations

from typing import Any

from goldenthread.analysis.committee_paper.paper import Chart

FONT = "Liberation Sans, Arial, sans-serif"
INK, GRID = "#1a1a1a", "#d0d0d0"
COLOURS = ("#16325c", "#b5550f", "#0f7a52", "#54319f")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
SHAPES = ("circle", "square", "triangle-up", "diamond")
WIDTH, HEIGHT, SIZE = 560, 230, 12


def svg(chart: Chart) -> str:
    """The chart as SVG. Its words are in `chart.alt`, its numbers in the table that follows it."""
    import vl_convert  # noqa: PLC0415  starts a JavaScript engine: only when there is a chart to draw

    return str(vl_convert.vegalite_to_svg(specification(chart)))


def png(chart: Chart) -> bytes:
    """The chart as PNG, at a resolution for print."""
    import vl_convert  # noqa: PLC0415  see above

    return bytes(vl_convert.vegalite_to_png(specification(chart), scale=3))


def specification(chart: Chart) -> dict[str, Any]:
    """The chart in Vega-Lite's terms."""
    import altair as alt  # noqa: PLC0415  slow to load, see above

    drawn = alt.Chart(_data(alt, chart))
    drawn = _lines(alt, chart, drawn) if chart.kind == "line" else _bars(alt, chart, drawn)
    axis = {"labelFontSize": SIZE, "titleFontSize": SIZE, "labelColor": INK, "titleColor": INK, "gridColor": GRID}
    sized = drawn.properties(width=WIDTH, height=HEIGHT, background="white").configure(font=FONT)
    configured = sized.configure_axis(**axis, titleFontWeight="normal", labelExpr=_two_lines())
    return dict(configured.configure_view(stroke=None).configure_legend(labelFontSize=SIZE).to_dict())


def _lines(alt: Any, chart: Chart, drawn: Any) -> Any:
    """Series differ by dash and marker as well as by colour."""
    names = [series.name for series in chart.series]
    return drawn.mark_line(point={"size": 45, "filled": True}, strokeWidth=2).encode(
        **_axes(alt, chart),
        color=alt.Color("series:N", sort=names, scale=_scale(alt, names, COLOURS), legend=_legend(alt, names)),
        strokeDash=alt.StrokeDash("series:N", sort=names, scale=_scale(alt, names, DASHES)),
        shape=alt.Shape("series:N", sort=names, scale=_scale(alt, names, SHAPES)),
    )


def _bars(alt: Any, chart: Chart, drawn: Any) -> Any:
    """Series stand side by side, in the order of the legend."""
    names = [series.name for series in chart.series]
    return drawn.mark_bar(stroke=INK).encode(
        **_axes(alt, chart),
        xOffset=alt.XOffset("series:N", sort=names),
        color=alt.Color("series:N", sort=names, scale=_scale(alt, names, COLOURS), legend=_legend(alt, names)),
    )


def _axes(alt: Any, chart: Chart) -> dict[str, Any]:
    return {
        "x": alt.X("label:O", sort=_labels(chart), title=chart.x_title, axis=alt.Axis(labelAngle=0, grid=False)),
        "y": alt.Y("value:Q", title=chart.y_title, axis=alt.Axis(tickCount=5, ticks=False, domain=False)),
    }


def _data(alt: Any, chart: Chart) -> Any:
    return alt.Data(values=_rows(chart))


def _two_lines() -> str:
    """Month over year under the axis, so that twelve labels fit."""
    return "split(datum.label, ' ')"


def _rows(chart: Chart) -> list[dict[str, object]]:
    return [
        {"label": point.label, "series": series.name, "value": point.value}
        for series in chart.series
        for point in series.points
    ]


def _labels(chart: Chart) -> list[str]:
    return list(dict.fromkeys(point.label for series in chart.series for point in series.points))


def _scale(alt: Any, names: list[str], values: Any) -> Any:
    return alt.Scale(domain=names, range=list(values[: len(names)]))


def _legend(alt: Any, names: list[str]) -> Any:
    return alt.Legend(title=None, orient="top", symbolSize=120) if len(names) > 1 else None
