"""Documents: add one, or a new version of one. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.data_classes import DataClass
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import sees
from goldenthread.kit import clock
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.correspondence import files
from goldenthread.record.correspondence.files import Received
from goldenthread.record.correspondence.models import About, Document
from goldenthread.record.people.models import Person

REPLACED = "Somebody else has replaced this document since you opened it: look at theirs first"


def add(*, upload: UploadedFile, facts: Mapping[str, Any], people: Collection[Person], by: User) -> Document:
    """Keep a file about these people. ``facts``: title, kind, data_class, dated_on, author.

    Raises ``PermissionDenied``, or ``MistakeError`` for a file that is not taken.
    """
    _refuse_unless(by, people, facts["data_class"])
    return _keep(upload, facts, people, by, None)


def replace(*, document: Document, upload: UploadedFile, facts: Mapping[str, Any], by: User) -> Document:
    """A new version, about the same people; the earlier one stays. One document is replaced once."""
    people = [row.person for row in document.about.select_related("person")]
    for data_class in {document.data_class, facts["data_class"]}:
        _refuse_unless(by, people, data_class)
    try:
        return _keep(upload, facts, people, by, document)
    except IntegrityError:
        raise MistakeError(REPLACED, "file") from None


def _refuse_unless(by: User, people: Collection[Person], data_class: str) -> None:
    demand(by, Permission.DOCUMENT_ADD)
    if not all(sees(by, person.pk, DataClass(data_class)) for person in people):
        raise PermissionDenied


def _keep(
    upload: UploadedFile, facts: Mapping[str, Any], people: Collection[Person], by: User, supersedes: Document | None
) -> Document:
    with files.received(upload) as file, files.kept(file), transaction.atomic():
        stamp = {"added_at": timezone.now(), "added_on": clock.today(), "added_by_id": by.pk}
        name = (upload.name or "")[-200:]
        document = Document.objects.create(**facts, **_of(file), **stamp, upload_name=name, supersedes=supersedes)
        for person in people:
            About.objects.create(document=document, person=person)
            _audit(document, person, by)
    return document


def _of(file: Received) -> dict[str, object]:
    return {"digest": file.digest, "size": file.size, "content_type": file.content_type}


def _audit(document: Document, person: Person, by: User) -> None:
    replaced = document.supersedes.reference if document.supersedes else ""
    details = {"document": document.reference, "digest": document.digest, "replaces": replaced}
    about = {"subject": person.reference, "subject_id": person.pk}
    audit_events.record(type="document:add", by=by, **about, details={**details, "class": document.data_class})
