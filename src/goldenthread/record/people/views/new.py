"""Add a person: after a search, and after looking at who may be the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.gate import requires
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people import naming
from goldenthread.record.people.actions import persons
from goldenthread.record.people.forms.persons import NewPerson
from goldenthread.record.people.matching import Match, days, likely_duplicates
from goldenthread.record.people.models import Person, Search
from goldenthread.record.people.queries import searches
from goldenthread.record.people.views.rows import found


@dataclass(frozen=True)
class Alike:
    """A record that may be the same person. ``href``: where it is open to the user."""

    name: str
    age: str
    reference: str
    why: str
    href: str


@requires(Permission.PERSON_CREATE)
def new(request: HttpRequest) -> HttpResponse:
    """What was searched for is filled in. Records that are like it have to be looked at before another is added."""
    search = searches.own(request.user, request.GET.get("search", ""))
    if request.method != "POST":
        form = NewPerson(initial=_looked_for(search.typed)) if search else None
        return _page(request, form, search)
    form = NewPerson(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    alike = [] if form.cleaned_data["not_a_duplicate"] else _alike(request.user, form)
    return _page(request, form, alike=alike, status=409) if alike else _add(request, form)


def _add(request: HttpRequest, form: NewPerson) -> HttpResponse:
    values = {name: value for name, value in form.cleaned_data.items() if name not in ("mother", "not_a_duplicate")}
    reference = form.cleaned_data["mother"]
    try:
        mother = found(request.user, reference, "mother") if reference else None
        person = persons.create(values=values, by=request.user, mother=mother)
    except MistakeError as mistake:
        form.refuse(mistake)
        return _page(request, form, status=400)
    return redirect(reverse("person-details", kwargs={"reference": person.reference}))


def _alike(user: User, form: NewPerson) -> list[Alike]:
    """Of those whom the user may find, the most alike."""
    typed = form.cleaned_data
    names = {"given": typed["given_name"], "family": typed["family_name"]}
    matches = likely_duplicates(**names, born_on=typed["born_on"], by=user)
    people = Person.objects.in_bulk([match.person for match in matches])
    keys = Person.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True)
    opened = set(keys)
    return [_card(match, people[match.person], match.person in opened) for match in matches]


def _card(match: Match, person: Person, opened: bool) -> Alike:
    href = reverse("person-details", kwargs={"reference": person.reference}) if opened else ""
    words = naming.full_name(person), naming.age(person), person.reference
    return Alike(*words, ", ".join(match.why), href)


def _looked_for(typed: Mapping[str, str]) -> dict[str, object]:
    """The fields of the form, of what was typed into the box or the fuller form of a search."""
    if "text" not in typed:
        born_on = date.fromisoformat(typed["born_on"]) if typed["born_on"] else None
        return {"given_name": typed["given"], "family_name": typed["family"], "born_on": born_on}
    born_on, rest = days.taken_out(typed["text"])
    words = [word for word in rest.split() if not any(letter.isdigit() for letter in word)]
    return {"given_name": " ".join(words[:1]), "family_name": " ".join(words[1:]), "born_on": born_on}


def _page(
    request: HttpRequest,
    form: NewPerson | None,
    search: Search | None = None,
    *,
    alike: list[Alike] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Without a form: search first."""
    errors = form.problems if form and form.is_bound else []
    context = {"form": form, "search": search, "errors": errors, "alike": alike}
    return render(request, "people/new.html", context, status=status)
