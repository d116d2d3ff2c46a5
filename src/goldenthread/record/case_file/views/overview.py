"""The first page of a record, and the words on it that belong to nobody else's page."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.access.permissions import Permission
from goldenthread.kit.conflicts import conflict, kept
from goldenthread.kit.forms import VersionedForm
from goldenthread.kit.versions import StaleError
from goldenthread.record.people import cards, frame
from goldenthread.record.people.actions import persons
from goldenthread.record.people.cards import Reading
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

SAVED_SINCE = "Somebody else has saved this since you opened it."


@record_page(Permission.PERSON_VIEW, what="overview")
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """Every room's card, as far as this reader may see it."""
    reading = Reading(request.user, person)
    found = cards.of(reading)
    context = {
        "cards": [each for each in found if not each.beside],
        "beside": [each for each in found if each.beside],
        "withheld": not reading.sensitive,
    }
    return render(request, "case_file/overview.html", {**frame.context(request, person), **context})


class WhyForm(VersionedForm):
    why_involved = forms.CharField(
        label="Why are we involved?", widget=forms.Textarea(attrs={"rows": 6}), max_length=2000, required=False
    )


@record_page(Permission.PERSON_EDIT, what="overview")
def why(request: HttpRequest, person: Person) -> HttpResponse:
    """In plain words, for the child to read."""
    if request.method != "POST":
        return _form(request, person, WhyForm(initial={"why_involved": person.why_involved, "version": person.version}))
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _form(request, person, form)
    values = kept(form, {"why_involved": person.why_involved})
    try:
        if values is None:
            raise StaleError(person, form.values())
        persons.change(person=person, version=form.cleaned_data["version"], values=values, by=request.user)
    except StaleError:
        return _both(request, person, form)
    return redirect("person", person.reference)


def _form(request: HttpRequest, person: Person, form: WhyForm) -> HttpResponse:
    given = person.given_name or "The child"
    form.fields[
        "why_involved"
    ].help_text = f"{given} may read this. Say what you saw, what was said, what it means and what happens next."
    context = {"form": form, "errors": form.problems}
    return render(request, "case_file/why_form.html", {**frame.context(request, person), **context})


def _both(request: HttpRequest, person: Person, form: WhyForm) -> HttpResponse:
    now = Person.objects.visible_to(request.user).get(pk=person.pk)
    shown = conflict(form, {"why_involved": now.why_involved}, now.version, SAVED_SINCE)
    return render(
        request, "case_file/why_conflict.html", {**frame.context(request, person), "conflict": shown}, status=409
    )
