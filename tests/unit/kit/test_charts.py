"""Charts drawn on the server."""

import re

import pytest

from goldenthread.kit import charts
from goldenthread.kit.charts import NARROW, WIDE, Chart, Series, draw, labels_shown

MONTHS = tuple(f"{month} 2014" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun"))
LINE = Chart("line", MONTHS, (Series("Rate", (1.0, 2.0, None, 4.0, 3.0, 2.0)),), "Per cent", 3.0, MONTHS[2:4])
BARS = Chart("bar", ("2013-14", "2014-15"), (Series("Complaints", (29, 31)),), "Complaints")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path / "charts"


@pytest.mark.parametrize("chart", [LINE, BARS], ids=["line", "bar"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_chart_is_hidden_from_screen_readers_and_needs_no_style_or_script(chart, size):
    svg = draw(chart, size)
    assert svg.startswith('<svg aria-hidden="true" focusable="false" ')
    assert re.search(r"<style|<script|\sstyle=|\sid=|href=|\son\w+=", svg) is None


def test_a_chart_is_drawn_once_and_kept(folder, monkeypatch):
    first = draw(LINE, WIDE)
    charts._drawn.cache_clear()
    monkeypatch.setattr(charts, "_svg", lambda *_: pytest.fail("drawn again"))
    assert draw(LINE, WIDE) == first
    assert len(list(folder.iterdir())) == 1


def test_another_chart_is_another_file(folder):
    draw(LINE, WIDE)
    draw(LINE, NARROW)
    assert len(list(folder.iterdir())) == 2


def test_two_lines_have_a_legend_and_differ_by_dash_and_shape():
    two = Chart("line", MONTHS, (LINE.series[0], Series("Adjusted", (1.0,) * 6)), "Per cent")
    drawn = charts.specification(two, WIDE)["layer"][0]["encoding"]
    assert (drawn["strokeDash"]["scale"]["range"][0] != drawn["strokeDash"]["scale"]["range"][1]) is True
    assert drawn["shape"]["scale"]["range"] == ["circle", "square"]
    assert "Adjusted" in draw(two, WIDE)


def test_words_in_a_chart_are_escaped():
    assert "<b>" not in draw(Chart("bar", ("<b>",), (Series("x", (1,)),), "<b>"), WIDE)


def test_labels_that_would_run_into_each_other_are_thinned():
    assert labels_shown(("Jan", "Feb"), WIDE) == ("Jan", "Feb")
    assert labels_shown(MONTHS * 6, NARROW)[:2] != MONTHS[:2]
