"""The print pack: chosen, searched, checked by somebody else where it leaves the authority, made."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.access.forms.users import DecisionForm as VerdictForm
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit.downloads import attachment
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.tables import Link
from goldenthread.record.case_file.actions import packs
from goldenthread.record.case_file.forms import DecisionForm, PackForm
from goldenthread.record.case_file.pack import paper
from goldenthread.record.case_file.pack.ask import PARENT, PARTS, RECIPIENTS, Ask, Parents
from goldenthread.record.case_file.pack.draft import Answers, Draft, asked_for, parents_of
from goldenthread.record.case_file.pack.paper import MissingLibraryError, Paper
from goldenthread.record.case_file.pack.redaction import ANSWERS, RULE
from goldenthread.record.case_file.request_kinds import PACK
from goldenthread.record.chronology.models import Snapshot
from goldenthread.record.people import frame
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

P = Permission
LATEST = 10


@record_page(P.PACK_PRINT, what="pack")
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """What for whom; then what was found in it; then, for our own staff, the paper, and for all others its check."""
    parents = parents_of(request.user, person)
    form = _form(request, person, parents)
    if request.method != "POST" or not form.is_valid():
        return _page(request, person, {"form": form, "errors": form.problems, "asked": _asked(person)})
    ask = _ask(form, parents)
    draft = Draft(request.user, person, ask, parents.get(ask.parent, person))
    decisions = DecisionForm(request.POST if "checked" in request.POST else None, found=draft.to_decide())
    if not decisions.is_valid():
        ruled = sum(each.answer == RULE for each in draft.decisions({}))
        context = {"form": form, "decisions": decisions, "ruled": ruled, "ask": ask, "errors": decisions.problems}
        return _page(request, person, context)
    if ask.leaves:
        asked = packs.ask(draft=draft, answers=decisions.cleaned_data, by=request.user)
        return redirect("person-pack", person.reference, asked.pk)
    return _made(request, draft, decisions.cleaned_data)


def _form(request: HttpRequest, person: Person, parents: Parents) -> PackForm:
    rule = Confidentiality(person)
    snapshots = Snapshot.objects.visible_to(request.user).filter(person=person)
    more: dict[str, Any] = {
        "name": f"{rule.name(person)}, whose record it is",
        "parents": [(f"{PARENT}:{key}", f"{rule.name(each)}, parent or carer") for key, each in parents.items()],
        "snapshots": [(each.reference, f"{each.get_occasion_display()}: {each.purpose}") for each in snapshots],
    }
    return PackForm(request.POST if request.method == "POST" else None, **more)


def _ask(form: PackForm, parents: Parents) -> Ask:
    values = form.cleaned_data
    chosen = (tuple(values["parts"]), values["recipient"], values["called"], values["purpose"])
    return Ask.named(*chosen, values.get("snapshot", ""), parents)


def _asked(person: Person) -> list[tuple[Request, str]]:
    """The latest packs of this record that were to be checked, and for whom they are."""
    rows = Request.objects.filter(kind=PACK.slug, subject=person.reference).select_related("asked_by", "decided_by")
    return [(each, _recipient(each)) for each in rows[:LATEST]]


def _recipient(asked: Request) -> str:
    kind = asked.details["recipient"].partition(":")[0]
    return asked.details["called"] or RECIPIENTS[kind]


def _page(request: HttpRequest, person: Person, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "case_file/pack.html", {**frame.context(request, person), **context}, status=status)


def _made(request: HttpRequest, draft: Draft, answers: Answers, checked: Request | None = None) -> HttpResponse:
    """The paper, and who took it in the audit trail, before it leaves."""
    made = _paper(draft, answers, request.user)
    try:
        body = paper.page(made).encode() if request.POST.get("as") == "page" else paper.pdf(made)
    except MissingLibraryError as error:
        return _page(request, draft.person, {"errors": [Link(str(error), "")], "no_pdf": True}, 503)
    digest = hashlib.sha256(body).hexdigest()
    packs.record(draft=draft, answers=answers, digest=digest, by=request.user, checked=checked)
    if request.POST.get("as") == "page":
        return HttpResponse(body)
    return attachment(f"pack-{draft.person.reference}.pdf", "application/pdf", body)


def _paper(draft: Draft, answers: Answers, by: User, *, is_draft: bool = False) -> Paper:
    sections = tuple(draft.cleaned(answers))
    return Paper(draft.person, draft.rules.name(draft.person), draft.ask, sections, by.name, timezone.now(), is_draft)


@record_page(P.PACK_PRINT, what="pack")
def check(request: HttpRequest, person: Person, key: int) -> HttpResponse:
    """A pack that waits for its check: what it is, and, for somebody else, the decision."""
    asked = _found(person, key)
    may = request.user.may(P.PACK_APPROVE) and asked.decided_at is None and asked.asked_by != request.user
    form = VerdictForm(request.POST or None) if may else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form and form.is_valid() and _checked(form, asked, person, request.user):
        return redirect("person-pack", person.reference, key)
    return _check_page(request, person, asked, form)


def _found(person: Person, key: int) -> Request:
    rows = Request.objects.filter(kind=PACK.slug, subject=person.reference).select_related("asked_by", "decided_by")
    asked = rows.filter(pk=key).first()
    if asked is None:
        raise PermissionDenied
    return asked


def _checked(form: VerdictForm, asked: Request, person: Person, by: User) -> bool:
    typed = {"approved": form.cleaned_data["approved"] == "yes", "reason": form.cleaned_data["reason"]}
    try:
        packs.check(request=asked, person=person, **typed, by=by)
    except UserError as refused:
        form.refuse(MistakeError(str(refused)))
    return not form.errors


def _check_page(request: HttpRequest, person: Person, asked: Request, form: VerdictForm | None) -> HttpResponse:
    draft = asked_for(asked, person, asked.asked_by)
    changed, sees_all = packs.is_changed(asked, draft), _sees_all(draft, asked, request.user)
    context = {
        "asked": asked,
        "recipient": _recipient(asked),
        "parts": [words for part, words in PARTS if part in asked.details["parts"]],
        "answers": _answers(draft, asked) if sees_all and not changed else [],
        "changed": changed,
        "sees_all": sees_all,
        "mine": asked.asked_by == request.user,
        "form": form,
        "errors": form.problems if form else [],
    }
    status = 400 if context["errors"] else 200
    return render(request, "case_file/pack_check.html", {**frame.context(request, person), **context}, status=status)


def _sees_all(draft: Draft, asked: Request, user: User) -> bool:
    return user == draft.user or asked_for(asked, draft.person, user).includes(draft)


def _answers(draft: Draft, asked: Request) -> list[tuple[str, str]]:
    """Each thing found, in its words, and what was decided about it."""
    words, decided = dict(ANSWERS), asked.details["answers"]
    return [(each.text, words[decided[each.key]]) for each in draft.to_decide()]


@record_page(P.PACK_PRINT, what="pack")
def checked(request: HttpRequest, person: Person, key: int) -> HttpResponse:
    """Looked at: the draft, for whoever sees all of it. Posted, by whoever asked: the pack, once it was released."""
    asked = _found(person, key)
    draft, answers = asked_for(asked, person, asked.asked_by), asked.details["answers"]
    if request.method != "POST":
        if not _sees_all(draft, asked, request.user):
            raise PermissionDenied
        return HttpResponse(paper.page(_paper(draft, answers, request.user, is_draft=True)))
    if asked.asked_by != request.user or not asked.approved:
        raise PermissionDenied
    if packs.is_changed(asked, draft):
        return redirect("person-pack", person.reference, key)
    return _made(request, draft, answers, asked)
