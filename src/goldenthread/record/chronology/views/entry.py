"""One entry: written, corrected, and what it said before."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.conflicts import conflict, kept
from goldenthread.kit.versions import StaleError
from goldenthread.kit.words import day
from goldenthread.record.chronology import proposals, selection, shown
from goldenthread.record.chronology.actions import entries
from goldenthread.record.chronology.forms import CorrectionForm, EntryForm, facts, stored
from goldenthread.record.chronology.models import Line
from goldenthread.record.chronology.moments import Moment
from goldenthread.record.chronology.proposals import Proposal
from goldenthread.record.chronology.views.found import line_of, to_list
from goldenthread.record.chronology.words import KEY, SUPPORTING
from goldenthread.record.people import frame
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

P = Permission
SOMEBODY = "Somebody else has saved this entry since you opened it."


@record_page(P.CHRONOLOGY_WRITE, what="chronology")
def new(request: HttpRequest, person: Person) -> HttpResponse:
    """An entry by hand, or from what a room proposed: then its words are filled in, for a person to look at."""
    proposal = _proposal(request, person)
    siblings = {each.reference: each for each in selection.siblings(request.user, person)}
    form = _new_form(request, person, proposal, siblings)
    if request.method == "POST" and form.is_valid():
        people = [person, *(siblings[each] for each in form.cleaned_data.get("siblings", ()))]
        entry = entries.add(
            facts=facts(form.cleaned_data),
            impacts=dict.fromkeys(people, form.cleaned_data["impact"]),
            significance=KEY if form.cleaned_data["key"] else SUPPORTING,
            source_record=proposal.source_record if proposal else "",
            by=request.user,
        )
        return to_list(person, entry.reference)
    context = {"form": form, "proposal": proposal, "source": _words(proposal), "errors": form.problems}
    return render(request, "chronology/new.html", {**frame.context(request, person), **context})


def _proposal(request: HttpRequest, person: Person) -> Proposal | None:
    source_record = (request.POST or request.GET).get("source_record", "")
    return proposals.named(request.user, person, source_record) if source_record else None


def _words(proposal: Proposal | None) -> str:
    return proposals.words_of(proposal.source_record) if proposal else ""


def _new_form(
    request: HttpRequest, person: Person, proposal: Proposal | None, siblings: dict[str, Person]
) -> EntryForm:
    rule = Confidentiality(person)
    more: dict[str, Any] = {
        "user": request.user,
        "person": person,
        "siblings": [(reference, rule.name(each)) for reference, each in siblings.items()],
        "from_record": proposal is not None,
        "owner": request.user.pk,
        "subject": f"{person.reference} {proposal.source_record if proposal else ''}".strip(),
    }
    if request.method == "POST":
        return EntryForm(request.POST, **more)
    return EntryForm(initial=_initial(proposal), **more)


def _initial(proposal: Proposal | None) -> dict[str, Any]:
    if proposal is None:
        return {}
    same = ("category", "what_happened", "certainty", "data_class")
    return {"happened": Moment(proposal.happened_on), **{name: getattr(proposal, name) for name in same}}


@record_page(P.CHRONOLOGY_WRITE, what="chronology")
def correct(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """A new version; who saved since is shown beside it, and nothing typed is lost."""
    line = line_of(request.user, person, entry)
    now = stored(line)
    more = {"user": request.user, "person": person, "from_record": bool(line.entry.source_record)}
    if request.method != "POST":
        form = CorrectionForm(initial={**now, "version": line.entry.version}, **more)
        return _form_page(request, person, line, form)
    form = CorrectionForm(request.POST, **more)
    if not form.is_valid():
        return _form_page(request, person, line, form)
    return _saved(request, person, line, form, now)


def _saved(request: HttpRequest, person: Person, line: Line, form: CorrectionForm, now: dict[str, Any]) -> HttpResponse:
    values = kept(form, {**now, "reason": form.cleaned_data["reason"]})
    try:
        if values is None:
            raise StaleError(line.entry, form.values())
        with transaction.atomic():
            entries.correct(
                line=line,
                version=form.cleaned_data["version"],
                facts=facts(values),
                impact=values["impact"],
                reason=values["reason"],
                by=request.user,
            )
    except StaleError:
        return _conflict(request, person, line, form)
    return to_list(person, line.entry.reference)


def _form_page(request: HttpRequest, person: Person, line: Line, form: CorrectionForm) -> HttpResponse:
    context = {"form": form, "line": line, "earlier": _earlier(request.user, line), "errors": form.problems}
    return render(request, "chronology/correct.html", {**frame.context(request, person), **context})


def _earlier(user: User, line: Line) -> list[dict[str, Any]]:
    """What the line said before, newest first, with who corrected it and why."""
    versions = selection.versions(user, line)
    names = dict(User.objects.filter(pk__in={each.corrected_by_id for each in versions}).values_list("pk", "name"))
    return [
        {"row": each, "by": names.get(each.corrected_by_id, ""), "line": shown.from_version(each)} for each in versions
    ]


def _conflict(request: HttpRequest, person: Person, line: Line, form: CorrectionForm) -> HttpResponse:
    line = line_of(request.user, person, line.entry.reference)
    now = {**stored(line), "reason": form.cleaned_data["reason"]}
    context = {"conflict": conflict(form, now, line.entry.version, _who(line))}
    return render(request, "chronology/conflict.html", {**frame.context(request, person), **context}, status=409)


def _who(line: Line) -> str:
    """Who saved it last."""
    last = line.versions.first()
    user = User.objects.filter(pk=last.corrected_by_id).first() if last else None
    return f"{user} corrected this entry on {day(last.corrected_at.date())}." if user else SOMEBODY
