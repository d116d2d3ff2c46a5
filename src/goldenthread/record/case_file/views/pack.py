"""The print pack: chosen, checked, made. The same post carries the choice through; nothing is kept in between."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.access.permissions import Permission
from goldenthread.kit.downloads import attachment
from goldenthread.kit.tables import Link
from goldenthread.record.case_file.actions import packs
from goldenthread.record.case_file.forms import DecisionForm, PackForm
from goldenthread.record.case_file.genogram import recorded
from goldenthread.record.case_file.pack import content, paper, redaction
from goldenthread.record.case_file.pack.ask import INTERNAL, PARENT, PERSON, Ask
from goldenthread.record.case_file.pack.content import Section
from goldenthread.record.case_file.pack.paper import MissingLibraryError, Paper
from goldenthread.record.case_file.pack.redaction import Search
from goldenthread.record.case_file.pack.rules import Rules
from goldenthread.record.chronology.models import Snapshot
from goldenthread.record.people import frame, mentions
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page
from goldenthread.record.people.relationship_kinds import PARENTS

P = Permission


@record_page(P.PACK_PRINT, what="pack")
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """What for whom; then what was found in it; then the paper."""
    parents = _parents(request, person)
    form = _form(request, person, parents)
    if request.method != "POST" or not form.is_valid():
        return _page(request, person, {"form": form, "errors": form.problems})
    ask = _ask(form, parents)
    reader = parents.get(ask.parent, person)
    rules = Rules(person, reader)
    found = content.sections(request.user, person, ask, rules)
    search = _search(request, person, reader, ask, rules)
    to_decide = redaction.to_decide(search, content.texts(found))
    decisions = DecisionForm(request.POST if "checked" in request.POST else None, found=to_decide)
    if not decisions.is_valid():
        ruled = len([each for each in redaction.decisions(search, content.texts(found), {}) if each.answer == "rule"])
        context = {"form": form, "decisions": decisions, "ruled": ruled, "ask": ask, "errors": decisions.problems}
        return _page(request, person, context)
    return _made(request, person, ask, rules, found, search, decisions.cleaned_data)


def _parents(request: HttpRequest, person: Person) -> dict[str, Person]:
    """The parents and carers whom the reader may know of, by reference."""
    found = recorded.of(request.user, person)
    rows = [row for row in found.rows if row.kind in PARENTS and row.related_id == person.pk]
    parents = (found.people[row.person_id] for row in rows)
    return {each.reference: each for each in sorted(parents, key=lambda each: each.pk)}


def _form(request: HttpRequest, person: Person, parents: dict[str, Person]) -> PackForm:
    rule = Confidentiality(person)
    snapshots = Snapshot.objects.visible_to(request.user).filter(person=person)
    more: dict[str, Any] = {
        "name": f"{rule.name(person)}, whose record it is",
        "parents": [(f"{PARENT}:{key}", f"{rule.name(each)}, parent or carer") for key, each in parents.items()],
        "snapshots": [(each.reference, f"{each.get_occasion_display()}: {each.purpose}") for each in snapshots],
    }
    return PackForm(request.POST if request.method == "POST" else None, **more)


def _ask(form: PackForm, parents: dict[str, Person]) -> Ask:
    values = form.cleaned_data
    recipient = values["recipient"]
    kind, _, key = recipient.partition(":")
    named = {PERSON: "the person whose record it is", PARENT: "a parent or carer"}.get(kind, values["called"])
    called = f"{parents[key].given_name} {parents[key].family_name}".strip() if key else named
    return Ask(tuple(values["parts"]), recipient, called or named, values["purpose"], values.get("snapshot", ""))


def _search(request: HttpRequest, person: Person, reader: Person, ask: Ask, rules: Rules) -> Search:
    """For the names of everybody in the family and network but the two whose paper it is."""
    outside = ask.kind != INTERNAL
    people = recorded.of(request.user, person).people if outside else {}
    others = [each for key, each in people.items() if key not in (person.pk, reader.pk)]
    return Search(rules.secrets(), mentions.names_of(others, of=person) if others else (), outside)


def _page(request: HttpRequest, person: Person, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "case_file/pack.html", {**frame.context(request, person), **context}, status=status)


def _made(  # noqa: PLR0913, PLR0917 - all that a paper is made of
    request: HttpRequest,
    person: Person,
    ask: Ask,
    rules: Rules,
    found: list[Section],
    search: Search,
    answers: dict[str, str],
) -> HttpResponse:
    """The paper, and who took it in the audit trail, before it leaves."""
    texts = content.texts(found)
    sections = content.cleaned(found, lambda text: redaction.clean(search, text, answers))
    made = Paper(person, rules.name(person), ask, tuple(sections), request.user.name, timezone.now())
    try:
        body = paper.page(made).encode() if request.POST.get("as") == "page" else paper.pdf(made)
    except MissingLibraryError as error:
        return _page(request, person, {"errors": [Link(str(error), "")], "no_pdf": True}, 503)
    digest = hashlib.sha256(body).hexdigest()
    taken = redaction.decisions(search, texts, answers)
    packs.record(person=person, ask=ask, decisions=taken, digest=digest, by=request.user)
    if request.POST.get("as") == "page":
        return HttpResponse(body)
    return attachment(f"pack-{person.reference}.pdf", "application/pdf", body)
