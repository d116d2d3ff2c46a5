"""The list of what happened, the one tick, and what is proposed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from goldenthread.access.permissions import Permission
from goldenthread.kit.tables import Link
from goldenthread.kit.versions import StaleError
from goldenthread.record.chronology import proposals, selection, shown
from goldenthread.record.chronology.actions import lines
from goldenthread.record.chronology.models import Snapshot
from goldenthread.record.chronology.selection import Choice
from goldenthread.record.chronology.views.found import line_of, to_list, version
from goldenthread.record.chronology.words import CATEGORIES, KEY, SUPPORTING
from goldenthread.record.people import frame
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

P = Permission
CHANGED = "Somebody else changed this line while you were looking at it. This is how it stands now"


@record_page(P.PERSON_VIEW, what="chronology")
def listed(request: HttpRequest, person: Person) -> HttpResponse:
    """Significant events and supporting lines, oldest first, filtered by what the address says."""
    return _page(request, person)


def _page(request: HttpRequest, person: Person, status: int = 200, errors: tuple[Link, ...] = ()) -> HttpResponse:
    choice, siblings = _choice(request), selection.siblings(request.user, person)
    rule = Confidentiality(person)
    names = {each.pk: rule.name(each) for each in (person, *(siblings if choice.siblings else ()))}
    found = selection.of(request.user, person, choice, siblings)
    may_write = request.user.may(P.CHRONOLOGY_WRITE)
    context = {
        **frame.context(request, person),
        "lines": shown.merged(found, names, person.pk),
        "choice": choice,
        "categories": [(value, label, value in choice.categories) for value, label in CATEGORIES],
        "siblings": [rule.name(each) for each in siblings],
        "may_write": may_write,
        "proposals": proposals.waiting(request.user, person) if may_write else [],
        "snapshots": Snapshot.objects.visible_to(request.user).filter(person=person),
        "errors": errors,
    }
    return render(request, "chronology/listed.html", context, status=status)


def _choice(request: HttpRequest) -> Choice:
    asked = set(request.GET.getlist("category"))
    known = frozenset(value for value, _ in CATEGORIES if value in asked)
    return Choice(known, "key" in request.GET, "siblings" in request.GET)


@require_POST
@record_page(P.CHRONOLOGY_WRITE, what="chronology")
def mark(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """The one tick: a significant event, or no longer one."""
    line = line_of(request.user, person, entry)
    significance = KEY if request.POST.get("significance") == KEY else SUPPORTING
    try:
        lines.mark(line=line, significance=significance, version=version(request), by=request.user)
    except StaleError:
        return _page(request, person, 409, (Link(CHANGED, f"#{entry}"),))
    return to_list(person, entry)


@require_POST
@record_page(P.CHRONOLOGY_WRITE, what="chronology")
def put_aside(request: HttpRequest, person: Person) -> HttpResponse:
    """What is proposed and not wanted as a line."""
    proposal = proposals.named(request.user, person, request.POST.get("source", ""))
    if proposal is not None:
        lines.put_aside(proposal=proposal, person=person, by=request.user)
    return to_list(person, "proposals")
