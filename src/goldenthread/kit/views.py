"""The gallery of components."""

from __future__ import annotations

import calendar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.kit.charts import Chart, Series
from goldenthread.kit.drafts import Drafted
from goldenthread.kit.forms import DayField, Form, YesNoField
from goldenthread.kit.pages import page_of
from goldenthread.kit.sparklines import sparkline
from goldenthread.kit.tables import Cell, Column, Link, Table
from goldenthread.kit.templatetags.kit import COLOURS


class ExampleForm(Form):
    """A field of every kind."""

    name = forms.CharField(label="Name", help_text="As the person says it")
    pupils = forms.CharField(label="Number of pupils", required=False, widget=forms.TextInput({"width": 5}))
    word = forms.CharField(label="Password", widget=forms.PasswordInput({"width": 20}))
    began = DayField(label="Day it began", past=True)
    colour = forms.ChoiceField(label="Colour", choices=[("", "Choose one"), ("Warm", [("red", "Red")])])
    size = forms.ChoiceField(label="Size", choices=[("s", "Small"), ("l", "Large")], widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(
        label="Parts", choices=[("a", "First"), ("b", "Second")], widget=forms.CheckboxSelectMultiple, required=False
    )
    wanted = YesNoField(label="Is it wanted?", help_text="Nothing is chosen beforehand")
    sure = forms.BooleanField(label="I am sure", required=False, help_text="One box to tick")
    story = forms.CharField(label="What happened", widget=forms.Textarea({"rows": 3}), required=False)


EXAMPLE = {"began-day": "5 apr", "began-month": "", "size": "s", "wanted": "no", "parts": ["b"]}
EXAMPLE |= {"word": "x", "story": "It came."}

LONG = "A name so long that nobody would choose it, which is why it is here"


class ExampleDraftForm(Drafted, Form):
    """Something to write at length."""

    draft = "example-note"
    words = forms.CharField(label="Words that take a while", widget=forms.Textarea({"rows": 4}))


def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state. The form that takes a while can be sent, and does nothing."""
    form = ExampleDraftForm(request.POST or None, owner=request.user.pk)
    if form.is_valid():
        return redirect("components")
    pages = page_of(range(420), request.GET.get("page", "3"))
    return render(request, "kit/components.html", {**_parts(), **pages, "draft_form": form})


def _parts() -> dict[str, object]:
    return {
        "tags": [(f"Tag in {colour}", colour) for colour in COLOURS],
        "nothing": _nothing(),
        "table": _table(),
        "sparklines": [sparkline([1, 2, 2, 3, 5, 6]), sparkline([3, 2, None, 4, None, 1, 2]), sparkline([2, 2, 2])],
        "chart": _chart(),
        "summary": [{"key": "What it counts", "value": "One row a thing"}, {"key": LONG, "value": "", "note": LONG}],
        "tabs": [Link("Overview", "#sub", "page"), Link("By month", "#sub"), Link(LONG, "#sub")],
        "errors": [Link("Enter a period like 2014-15", "#example-period")],
        "example_form": ExampleForm(EXAMPLE),
        "downloads": [Link("Table (CSV, 2 KB)", "#download")],
    }


def _chart() -> Chart:
    months = tuple(f"{month} 2015" for month in calendar.month_abbr[1:])
    one, other = (18, 19, 25, 27, 26, 20, 19, 18, None, 17, 16, 17), (18, 19, 20, 21, 20, 20, 19, 18, None, 17, 16, 17)
    return Chart("line", months, (Series("One", one), Series("Other", other)), "Number", 18.0, months[2:5])


def _nothing() -> Table:
    states = ("Counted and none", "0", "0"), ("No cases", "No cases", "[z]"), ("Not supplied", "Not supplied", "[x]")
    rows = (*states, ("Suppressed", "Suppressed", "[c]"))
    columns = (Column("State"), Column("On the page", numeric=True), Column("In a download", numeric=True))
    return Table("Nothing to show", columns, tuple(_row(*row) for row in rows))


def _row(name: str, page: str, download: str) -> tuple[Cell, ...]:
    return Cell(name), Cell(page, numeric=True), Cell(download, numeric=True)


def _table() -> Table:
    columns = (Column("Thing"), Column("Value", numeric=True), Column("State"))
    first = (Cell("Short", href="#tables"), Cell("1,234", numeric=True), Cell("Done", tag="grey"))
    second = (Cell(LONG, href="#tables"), Cell("5.5%", numeric=True, href="#tables", hidden="of short"), Cell(""))
    return Table("An example", columns, (first, second))
