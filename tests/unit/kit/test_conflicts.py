"""Two people saved the same page."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from goldenthread.kit.conflicts import conflict, kept
from goldenthread.kit.forms import DayField, VersionedForm
from goldenthread.kit.tables import Link


class Card(VersionedForm):
    name = forms.CharField(label="Name", required=False)
    on = DayField(label="Day", required=False)
    likes = forms.MultipleChoiceField(label="Likes", choices=[("a", "Apples"), ("b", "Bread")], required=False)


STORED = {"name": "Nell", "on": None, "likes": ["b", "a"]}
TYPED = "csrfmiddlewaretoken=x&version=1&name=Ella&on-day=5/4/14&likes=a&likes=b"


def posted(text=""):
    form = Card(QueryDict(TYPED + text))
    assert form.is_valid()
    return form


def test_both_texts_stand_side_by_side_and_what_was_typed_travels_along():
    found = conflict(posted(), STORED, 7, "Sam saved this.")
    assert [(each.name, each.theirs, each.mine, each.chosen) for each in found.differences] == [
        ("name", "Nell", "Ella", ""),
        ("on", "Nothing", "5 April 2014", ""),
    ]
    assert found.carried == (("name", "Ella"), ("on-day", "5/4/14"), ("likes", "a"), ("likes", "b"))
    assert (found.version, found.problems) == (7, ())


def test_either_is_kept_field_by_field():
    form = posted("&conflict=1&keep-name=theirs&keep-on=mine")
    assert kept(form, STORED) == {"name": "Nell", "on": date(2014, 4, 5), "likes": ["a", "b"]}


@pytest.mark.parametrize("choice", ["", "&keep-name=mine&keep-on=nonsense"])
def test_a_choice_left_out_is_asked_for_again(choice):
    form = posted(f"&conflict=1{choice}")
    assert kept(form, STORED) is None
    assert Link("Choose which to keep: Day", "#keep-on-theirs") in conflict(form, STORED, 7, "").problems


def test_without_a_conflict_what_was_typed_is_kept():
    assert kept(posted(), STORED)["name"] == "Ella"


def test_the_page_shows_both_and_says_so_where_they_do_not_differ():
    html = render_to_string("kit/form/conflict.html", {"conflict": conflict(posted(), STORED, 7, "Sam saved this.")})
    assert "Sam saved this. Both versions are below; choose what to keep." in html
    assert '<input type="hidden" name="version" value="7">' in html
    same = conflict(posted(), STORED | {"name": "Ella", "on": date(2014, 4, 5)}, 7, "")
    assert "do not differ" in render_to_string("kit/form/conflict.html", {"conflict": same})
