"""The paper as a web page in a real browser: sound for axe, no sideways scroll, and every figure leads to its row."""

from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper import build, render
from worked_example import worked_example


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("paper") / "review.html"
    render.html(build(worked_example(), "2014-15"), path)
    return path


@pytest.mark.parametrize("width", [1280, 320])
def test_the_paper_is_sound_at_any_width(width, paper, visit):
    visitor = visit(width, script=True)
    visitor.page.goto(paper.as_uri())
    visitor.picture(f"paper-{width}")
    assert visitor.faults() == []
    assert visitor.sideways() <= 0
    assert visitor.complaints == []


def test_a_figure_leads_to_its_row_in_the_index(paper, visit):
    page = visit().page
    page.goto(paper.as_uri())
    figure = page.locator("#complaints-and-compliments ~ p a.figure").first
    figure.click()
    row = page.locator(":target")
    assert row.locator("th").inner_text() == figure.get_attribute("href")[1:]
    assert row.is_visible()


def test_the_paper_reads_without_script(paper, visit):
    page = visit(script=False).page
    page.goto(paper.as_uri())
    assert page.locator("h1").inner_text() == "Children's Social Care Annual Review 2014-15"
