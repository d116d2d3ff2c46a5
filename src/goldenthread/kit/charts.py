"""Charts as SVG, drawn on the server and kept in ``var`` under the digest of what they show.

Each is drawn twice, wide and narrow, so that its words stay readable on a phone; the stylesheet shows one. A chart is
hidden from screen readers: its words stand above it and its table below it. Nothing in the SVG needs a style or a
script, so the strict content security policy holds.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from goldenthread.kit.whole_file import whole

DRAWING = 5  # Changes when the drawing does, so that kept charts of an older drawing are not shown.
FONT = "Arial, Liberation Sans, sans-serif"
INK, GRID, LINE = "#0b0c0c", "#cecece", "#16325c"
COLOURS = (LINE, "#b5550f", "#0f7a52", "#54319f")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
SHAPES = ("circle", "square", "triangle-up", "diamond")


@dataclass(frozen=True)
class Series:
    """Values in the order of the chart's labels; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """``level`` is a target or another chart's line to compare with; ``marked`` are labels to shade."""

    kind: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    y_title: str
    level: float | None = None
    marked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Size:
    name: str
    width: int
    height: int
    font: int


WIDE, NARROW = Size("wide", 760, 260, 14), Size("narrow", 250, 220, 13)


def draw(chart: Chart, size: Size) -> SafeString:
    """The chart as SVG, ready for a page."""
    facts = json.dumps([DRAWING, asdict(chart), asdict(size)], sort_keys=True)
    return _drawn(hashlib.sha256(facts.encode()).hexdigest(), chart, size, settings.VAR / "charts")


@lru_cache(maxsize=256)
def _drawn(digest: str, chart: Chart, size: Size, folder: Path) -> SafeString:
    path = folder / f"{digest}.svg"
    if not path.exists():
        with whole(path) as temporary:
            temporary.write_text(_svg(chart, size))
    return mark_safe(path.read_text())


def _svg(chart: Chart, size: Size) -> str:
    import vl_convert  # noqa: PLC0415  starts a JavaScript engine: only when a chart is drawn for the first time

    svg: str = vl_convert.vegalite_to_svg(specification(chart, size))
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1).replace('role="graphics-object"', "")


def specification(chart: Chart, size: Size) -> dict[str, Any]:
    """The chart in Vega-Lite's terms."""
    import altair as alt  # noqa: PLC0415  slow to load, see above

    layers = [_lines(alt, chart, size) if chart.kind == "line" else _bars(alt, chart, size)]
    if chart.marked:
        layers.insert(0, _band(alt, chart, size))
    if chart.level is not None:
        layers.append(_level(alt, chart.level))
    drawing = alt.layer(*layers).properties(width=size.width, height=size.height)
    axis = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": size.font, "titleFontSize": size.font}
    legend = {**axis, "orient": "top", "labelLimit": size.width}
    colours = {"labelColor": INK, "titleColor": INK, "gridColor": GRID, "domainColor": INK, "tickColor": INK}
    colours["titleFontWeight"] = "normal"
    configured = drawing.configure(font=FONT, axis={**axis, **colours}, legend=legend).configure_view(stroke=None)
    specified: dict[str, Any] = configured.to_dict()
    return specified


def _rows(chart: Chart) -> list[dict[str, object]]:
    return [
        {"label": label, "series": series.name, "value": value}
        for series in chart.series
        for label, value in zip(chart.labels, series.values, strict=True)
    ]


def labels_shown(labels: tuple[str, ...], size: Size) -> tuple[str, ...]:
    """As many of the labels, evenly spaced, as fit side by side."""
    widest = max(map(len, labels)) * size.font * 0.62 + size.font
    step = math.ceil(len(labels) * widest / size.width)
    return labels[::step]


def _x(alt: Any, chart: Chart, size: Size) -> Any:
    axis = alt.Axis(title=None, labelAngle=0, values=list(labels_shown(chart.labels, size)), grid=False)
    return alt.X("label:O", sort=list(chart.labels), axis=axis)


def _y(alt: Any, chart: Chart) -> Any:
    return alt.Y("value:Q", title=chart.y_title, axis=alt.Axis(tickCount=5, domain=False, ticks=False))


def _by_series(alt: Any, chart: Chart, channel: Any, looks: Sequence[Any]) -> Any:
    """A channel that tells the series apart; a chart of one series needs no legend."""
    names = [series.name for series in chart.series]
    scale = alt.Scale(domain=names, range=list(looks[: len(names)]))
    return channel("series:N", sort=names, scale=scale, legend=alt.Legend(title=None) if len(names) > 1 else None)


def _lines(alt: Any, chart: Chart, size: Size) -> Any:
    """Series differ by dash and by shape of marker; colour is a third cue."""
    data = alt.Chart(alt.Data(values=_rows(chart)))
    return data.mark_line(point={"size": 45, "filled": True}, strokeWidth=2.5).encode(
        x=_x(alt, chart, size),
        y=_y(alt, chart),
        color=_by_series(alt, chart, alt.Color, COLOURS),
        strokeDash=_by_series(alt, chart, alt.StrokeDash, DASHES),
        shape=_by_series(alt, chart, alt.Shape, SHAPES),
    )


def _bars(alt: Any, chart: Chart, size: Size) -> Any:
    data = alt.Chart(alt.Data(values=_rows(chart)))
    beside = alt.XOffset("series:N", sort=[series.name for series in chart.series])
    colour = _by_series(alt, chart, alt.Color, COLOURS)
    return data.mark_bar().encode(x=_x(alt, chart, size), y=_y(alt, chart), color=colour, xOffset=beside)


def _band(alt: Any, chart: Chart, size: Size) -> Any:
    data = alt.Chart(alt.Data(values=[{"label": label} for label in chart.marked]))
    return data.mark_bar(color="#f3e3b5", width={"band": 1.25}).encode(x=_x(alt, chart, size))


def _level(alt: Any, level: float) -> Any:
    data = alt.Chart(alt.Data(values=[{"level": level}]))
    return data.mark_rule(strokeDash=[6, 4], color=INK, strokeWidth=1.5).encode(y="level:Q")
