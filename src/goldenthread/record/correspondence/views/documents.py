"""The documents of one person."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.chronology.selection import siblings
from goldenthread.record.correspondence import files
from goldenthread.record.correspondence.actions import documents
from goldenthread.record.correspondence.forms import DocumentForm
from goldenthread.record.correspondence.kinds_of_file import ENDINGS
from goldenthread.record.correspondence.models import About, Document
from goldenthread.record.people import frame
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

P = Permission


@record_page(P.PERSON_VIEW, what="documents")
def listed(request: HttpRequest, person: Person) -> HttpResponse:
    """The newest first; under each the versions that it replaced, where they may be read."""
    rows = list(About.objects.visible_to(request.user).of(person).told())
    by_key = {row.document_id: row.document for row in rows}
    replaced = {each.supersedes_id for each in by_key.values()}
    current = [(each, _earlier(each, by_key)) for each in by_key.values() if each.pk not in replaced]
    context = {"documents": current, "may_add": request.user.may(P.DOCUMENT_ADD)}
    return render(request, "correspondence/listed.html", {**frame.context(request, person), **context})


def _earlier(document: Document, by_key: dict[int, Document]) -> list[Document]:
    found = []
    while document.supersedes_id in by_key:
        document = by_key[document.supersedes_id]
        found.append(document)
    return found


@record_page(P.DOCUMENT_ADD, what="documents")
def new(request: HttpRequest, person: Person) -> HttpResponse:
    kin = {each.reference: each for each in siblings(request.user, person)}
    rule = Confidentiality(person)
    names = [(reference, rule.name(each)) for reference, each in kin.items()]
    form = DocumentForm(*_posted(request), user=request.user, siblings=names)
    if request.method == "POST" and form.is_valid():
        people = [person, *(kin[each] for each in form.cleaned_data.get("siblings", ()))]
        try:
            documents.add(upload=form.cleaned_data["file"], facts=form.facts(), people=people, by=request.user)
            return redirect("person-documents", person.reference)
        except MistakeError as mistake:
            form.refuse(mistake)
    return _form(request, person, form)


@record_page(P.DOCUMENT_ADD, what="documents")
def replace(request: HttpRequest, person: Person, document: str) -> HttpResponse:
    """A new version of a document; the earlier one stays."""
    found = document_of(request.user, person, document)
    initial = {name: getattr(found, name) for name in ("title", "kind", "author", "data_class")}
    form = DocumentForm(*_posted(request), user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            documents.replace(document=found, upload=form.cleaned_data["file"], facts=form.facts(), by=request.user)
            return redirect("person-documents", person.reference)
        except MistakeError as mistake:
            form.refuse(mistake)
    return _form(request, person, form, found)


def _posted(request: HttpRequest) -> tuple[object, object]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _form(request: HttpRequest, person: Person, form: DocumentForm, found: Document | None = None) -> HttpResponse:
    unscanned = settings.LIVE and not settings.SCANNER
    context = {"form": form, "errors": form.problems, "replaces": found, "unscanned": unscanned}
    return render(request, "correspondence/form.html", {**frame.context(request, person), **context})


@record_page(P.PERSON_VIEW, what="document-file")
def file(request: HttpRequest, person: Person, document: str) -> HttpResponseBase:
    """The file, to save: the browser is told to run nothing of it, to guess nothing, and to show nothing."""
    found = document_of(request.user, person, document)
    about = {"subject": person.reference, "subject_id": person.pk}
    audit_events.record(type="document:download", by=request.user, **about, details={"document": found.reference})
    name = f"{found.reference}.{ENDINGS[found.content_type]}"
    content = files.place(found.digest).open("rb")
    response = FileResponse(content, as_attachment=True, filename=name, content_type=found.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def document_of(user: User, person: Person, document: str) -> Document:
    """A person's own visible document. What is not there and what is not theirs are refused alike."""
    found = About.objects.visible_to(user).filter(person=person, document__reference=document).told().first()
    if found is None:
        raise PermissionDenied
    return found.document
