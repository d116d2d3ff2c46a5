"""Find a person. What is typed is posted and kept for its author for a day: no name enters an address or a title."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.references import is_reference
from goldenthread.kit.tables import Link
from goldenthread.record.people.actions import searches
from goldenthread.record.people.forms.search import SearchForm
from goldenthread.record.people.queries import searches as queries

HOME = Link("Home", "/")
BOX = "search-text"  # the id of the one box in the frame


@requires(Permission.PERSON_SEARCH)
def search(request: HttpRequest) -> HttpResponse:
    """The box of the frame posts here, and the fuller form of this page. A reference opens its record at once."""
    if request.method != "POST":
        return _page(request, SearchForm())
    if "text" in request.POST:
        return _from_the_box(request, request.POST["text"].strip())
    form = SearchForm(request.POST)
    if form.is_valid():
        try:
            return redirect("search-results", searches.run(typed=form.typed(), by=request.user).reference)
        except MistakeError as mistake:
            form.refuse(mistake)
    return _page(request, form, form.problems)


def _from_the_box(request: HttpRequest, text: str) -> HttpResponse:
    if is_reference(text.lower(), "p"):
        return redirect("person", text.lower())
    try:
        return redirect("search-results", searches.run(typed={"text": text}, by=request.user).reference)
    except MistakeError as mistake:
        return _page(request, SearchForm(), [Link(str(mistake), f"#{BOX}")])


def _page(request: HttpRequest, form: SearchForm, errors: list[Link] | None = None) -> HttpResponse:
    context = {"form": form, "errors": errors or [], "breadcrumbs": [HOME]}
    return render(request, "people/search.html", context, status=400 if errors else 200)


@requires(Permission.PERSON_SEARCH)
def results(request: HttpRequest, reference: str) -> HttpResponse:
    """What was found, for the author of the search alone. All others are refused as where there is no such search."""
    found = queries.own(request.user, reference)
    if found is None:
        raise PermissionDenied
    rows = queries.rows(request.user, found)
    context = {
        "search": found,
        "typed": queries.in_words(found),
        "rows": rows,
        "most": len(found.found) == searches.KEPT,
        "may_add": request.user.may(Permission.PERSON_CREATE),
        "may_open": request.user.may(Permission.RECORD_OPEN),
        "breadcrumbs": [HOME, Link("Find a person", "/search/")],
    }
    return render(request, "people/search_results.html", context)
