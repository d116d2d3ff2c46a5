"""The base of every form: what is drawn, what is said, nothing lost."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template

from goldenthread.kit.forms import DayField, Form, VersionedForm, YesNoField, said
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.tables import Link
from goldenthread.kit.views import EXAMPLE, ExampleForm

GROUPS = [("", "Choose one"), ("Warm", [("r", "Red"), ("o", "Orange")])]


def drawn(field):
    return Template("{% form_field field %}").render(Context({"field": field}))


class Arrival(VersionedForm):
    on = DayField(label="Day of arrival", past=True, required=False)
    glad = YesNoField(label="Glad?")
    colour = forms.ChoiceField(label="Colour", choices=GROUPS, required=False)


def test_a_form_comes_back_as_it_was_typed_with_what_is_wrong_at_each_field():
    form = ExampleForm(EXAMPLE)
    html = "".join(drawn(field) for field in form.visible_fields())
    assert form.problems == [Link("Enter name", "#id_name"), Link("Choose colour", "#id_colour")]
    assert 'value="5 apr"' in html
    assert "Understood as 5 April 2015" in html
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert 'value="no" checked' in html
    assert 'value="b" checked' in html
    assert "It came." in html
    assert "Number of pupils (optional)" in html
    assert html.count("govuk-form-group--error") == 2


def test_a_stored_day_stands_in_its_boxes():
    form = Arrival(initial={"on": date(2014, 4, 5), "glad": True, "colour": "o"})
    html = drawn(form["on"])
    assert [f'value="{part}"' in html for part in ("5", "4", "2014")] == [True] * 3
    assert 'value="yes" checked' in drawn(form["glad"])
    assert '<option value="o" selected>' in drawn(form["colour"])
    assert "Understood" not in html


@pytest.mark.parametrize(
    ("typed", "problem"), [("1/7/15", "Day of arrival must be today or earlier"), ("31/2/15", "Enter a real date")]
)
def test_a_wrong_day_is_said_and_linked_to_its_first_box(typed, problem):
    form = Arrival({"version": "1", "on-day": typed})
    assert [(each.text.startswith(problem), each.href) for each in form.problems] == [(True, "#id_on-day")]
    assert f'value="{typed}"' in drawn(form["on"])


def test_answers_are_yes_no_and_not_known():
    for typed, value in (("yes", True), ("no", False), ("unknown", None), ("", None)):
        form = Arrival({"version": "4", "glad": typed})
        assert form.is_valid()
        assert form.values() == {"on": None, "glad": value, "colour": ""}
        assert form.cleaned_data["version"] == 4


def test_an_answer_that_must_be_given_has_no_third_way_out():
    class Must(Form):
        sure = YesNoField(label="Sure?", unknown="", required=True)
        why = forms.CharField(error_messages={"required": "Say why"})

    assert Must({"sure": "unknown"}).problems[0].href == "#id_sure_0"
    assert [each.text for each in Must({}).problems] == ["Answer the question: Sure?", "Say why"]


def test_what_an_action_finds_wrong_is_said_at_its_field_or_over_all():
    form = Arrival({"version": "1"})
    assert form.is_valid()
    form.refuse(MistakeError("Nobody arrived", "glad"))
    form.refuse(MistakeError("Try again"))
    assert form.problems == [Link("Nobody arrived", "#id_glad_0"), Link("Try again", "")]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("on", date(2014, 4, 5), "5 April 2014"),
        ("on", None, "Nothing"),
        ("glad", True, "Yes"),
        ("glad", False, "No"),
        ("colour", "o", "Orange"),
        ("colour", ["r", "o"], "Red, Orange"),
        ("version", 3, "3"),
    ],
)
def test_a_value_is_said_in_words(name, value, words):
    assert said(Arrival().fields[name], value) == words


def test_a_day_left_out_of_a_post_is_left_out():
    widget = DayField().widget
    assert widget.value_omitted_from_data({}, {}, "on")
    assert not widget.value_omitted_from_data({"on-day": ""}, {}, "on")
