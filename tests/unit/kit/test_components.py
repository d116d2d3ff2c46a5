"""Template components."""

from datetime import date

import pytest
import time_machine
from django.template import Context, Template
from django.template.loader import render_to_string

from goldenthread.kit.charts import Chart, Series
from goldenthread.kit.clock import today
from goldenthread.kit.pages import PAGE_SIZE, page_of
from goldenthread.kit.tables import Cell, Column, Link, Table


def rendered(template, **context):
    return Template(template).render(Context(context))


def test_a_tag_is_words_on_a_colour():
    assert rendered('{% tag "Red: missed" "red" %}') == '<strong class="govuk-tag govuk-tag--red">Red: missed</strong>'
    assert rendered('{% tag "Note" %}') == '<strong class="govuk-tag">Note</strong>'


def test_a_tag_in_a_colour_that_is_not_there_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="no colour 'pink'"):
        rendered('{% tag "x" "pink" %}')


def test_text_in_a_tag_is_escaped():
    assert "&lt;b&gt;" in rendered("{% tag text %}", text="<b>")


def test_details_open_in_place():
    html = rendered('{% details "Show as table" %}<p>inside</p>{% enddetails %}')
    assert "<details" in html
    assert "Show as table" in html
    assert "<p>inside</p>" in html


def test_a_date_is_said_in_full():
    assert rendered("{{ when|day }}", when=date(2014, 4, 5)) == "5 April 2014"


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_chart_is_drawn_in_either_size(size, settings, tmp_path):
    settings.VAR = tmp_path
    chart = Chart("bar", ("2014-15",), (Series("x", (1,)),), "x")
    assert rendered(f'{{% chart_svg chart "{size}" %}}', chart=chart).startswith("<svg ")


def test_a_table_names_its_scrolling_pane_and_heads_its_rows():
    cells = (Cell("Duty"), Cell("24", href="/x/", hidden="cases", numeric=True), Cell("Met", tag="green"))
    table = Table("By team", (Column("Team"), Column("Value", numeric=True), Column("Result")), (cells,))
    html = render_to_string("kit/table.html", {"table": table, "id": "teams"})
    assert 'tabindex="0" role="region" aria-labelledby="teams-caption"' in html
    assert '<th scope="row" class="govuk-table__header">Duty' in html
    assert '<a class="govuk-link" href="/x/">24<span class="govuk-visually-hidden"> cases</span></a>' in html
    assert "govuk-tag--green" in html


def test_an_error_links_to_its_field():
    errors = [Link("Enter a date", "#date"), Link("Try again", "")]
    html = render_to_string("kit/error_summary.html", {"errors": errors})
    assert '<a href="#date">Enter a date</a>' in html
    assert "<li>Try again</li>" in html


def test_the_demo_stands_still_on_one_day(settings):
    settings.TODAY = date(2015, 6, 30)
    assert today() == date(2015, 6, 30)


def test_a_live_service_lives_today(settings, time_machine_at):
    settings.TODAY = None
    assert today() == time_machine_at


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-03-04 12:00:00+00:00", tick=False):
        yield date(2026, 3, 4)


def test_a_long_list_comes_in_pages_and_a_wrong_number_gives_the_nearest():
    items = range(PAGE_SIZE * 3 + 1)
    assert list(page_of(items, None)["page"].object_list) == list(range(PAGE_SIZE))
    assert page_of(items, "99")["page"].number == 4
    assert page_of(items, "x")["page"].number == 1


def test_one_page_needs_no_pagination():
    assert render_to_string("kit/pagination.html", page_of(range(3), "1")).strip() == ""
    assert 'aria-current="page"' in render_to_string("kit/pagination.html", page_of(range(300), "2"))
