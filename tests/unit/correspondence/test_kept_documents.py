"""Files about people: looked at before they are kept, kept whole or not at all, read by class, replaced, not lost."""

import io
import stat
import sys
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.access.models import AuditEvent, Block
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.chronology import proposals
from goldenthread.record.correspondence import files
from goldenthread.record.correspondence.actions import documents
from goldenthread.record.correspondence.kinds_of_file import ENDINGS
from goldenthread.record.correspondence.models import About, Document
from goldenthread.record.people import cards
from goldenthread.record.people.cards import Reading
from made_up_people import involve, make_document, make_person, make_user, relate

pytestmark = pytest.mark.django_db

FACTS = {
    "title": "Letter from school",
    "kind": "school",
    "data_class": "G",
    "dated_on": date(2015, 5, 3),
    "author": "Mrs Hart",
}
PDF = b"%PDF-1.7 made up"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    settings.SCANNER = []
    return settings.FILES


def upload(content=PDF, name="letter.pdf"):
    return SimpleUploadedFile(name, content)


def package(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


def kept(store):
    return [path for path in store.rglob("*") if path.is_file()]


def add(worker, person, content=PDF, name="letter.pdf", **facts):
    return documents.add(upload=upload(content, name), facts=FACTS | facts, people=[person], by=worker)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "name", "ending"),
    [
        (PDF, "anything.exe", "pdf"),
        (b"\x89PNG\r\n\x1a\n..", "x", "png"),
        (b"\xff\xd8\xff..", "x", "jpg"),
        (b"II*\x00..", "x", "tif"),
        (OLE, "old.doc", "doc"),
        (OLE, "Mail.MSG", "msg"),
        (package("word/document.xml"), "x.docx", "docx"),
        ("Zoë said.\n".encode(), "x.txt", "txt"),
        (b"From: a@example.org\nSubject: x\n\nHello", "x", "eml"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(content, name, ending, worker, ella):
    assert ENDINGS[add(worker, ella, content, name).content_type] == ending


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\x00", files.NOT_TAKEN),
        (b"\xff\xfe\xfd", files.NOT_TAKEN),
        (package("word/document.xml", "word/vbaProject.bin"), files.NOT_TAKEN),
        (package("setup.exe"), files.NOT_TAKEN),
        (b"", files.EMPTY),
    ],
)
def test_any_other_is_refused_and_nothing_of_it_stays(content, sentence, worker, ella, store):
    with pytest.raises(MistakeError) as refused:
        add(worker, ella, content)
    assert (str(refused.value), refused.value.field) == (sentence, "file")
    assert kept(store) == []
    assert not Document.objects.exists()


def test_a_file_that_is_too_large_is_refused(worker, ella, store, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 3)
    with pytest.raises(MistakeError, match="smaller than 25 MB"):
        add(worker, ella)
    assert kept(store) == []


def test_a_file_is_kept_under_its_digest_for_the_service_alone(worker, ella, store):
    document = add(worker, ella)
    (path,) = kept(store)
    assert path == files.place(document.digest)
    assert path.read_bytes() == PDF
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (document.size, document.upload_name, str(document)[:2]) == (len(PDF), "letter.pdf", "w-")
    event = AuditEvent.objects.get(type="document:add")
    assert (event.subject_id, event.details["digest"]) == (ella.pk, document.digest)
    assert "school" not in str(event.details)


def test_nothing_is_kept_where_the_save_fails(worker, ella, store, monkeypatch):
    monkeypatch.setattr(About.objects, "create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add(worker, ella)
    assert kept(store) == []
    assert not Document.objects.exists()


def test_a_file_that_another_document_has_stays(worker, ella, store):
    first = add(worker, ella)
    files.forget(first.digest)
    assert len(kept(store)) == 1
    first.delete()
    files.forget(first.digest)
    assert kept(store) == []


def scanner(code):
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (scanner("raise SystemExit(1)"), files.INFECTED),
        (scanner("raise SystemExit(2)"), files.NOT_SCANNED),
        (["/nowhere/scanner"], files.NOT_SCANNED),
    ],
)
def test_what_the_scanner_refuses_or_cannot_read_is_not_kept(command, sentence, worker, ella, store, settings):
    settings.SCANNER = command
    with pytest.raises(MistakeError) as refused:
        add(worker, ella)
    assert str(refused.value) == sentence
    assert kept(store) == []


def test_what_the_scanner_lets_through_is_kept(worker, ella, store, settings):
    settings.SCANNER = scanner("import sys; raise SystemExit(0 if open(sys.argv[1], 'rb').read(4) == b'%PDF' else 1)")
    add(worker, ella)
    assert len(kept(store)) == 1


def test_only_those_who_may_add_for_everybody_it_is_about(worker, ella):
    with pytest.raises(PermissionDenied):
        documents.add(upload=upload(), facts=FACTS, people=[ella, make_person()], by=worker)
    reader = make_user("qa-manager")
    with pytest.raises(PermissionDenied):
        documents.add(upload=upload(), facts=FACTS, people=[ella], by=reader)


def test_a_new_version_replaces_once_and_keeps_the_earlier(worker, ella, store):
    first = add(worker, ella)
    second = documents.replace(document=first, upload=upload(PDF + b"2"), facts=FACTS, by=worker)
    assert (second.supersedes, len(kept(store))) == (first, 2)
    assert [row.document for row in About.objects.current()] == [second]
    with pytest.raises(MistakeError, match="look at theirs first"):
        documents.replace(document=first, upload=upload(PDF + b"3"), facts=FACTS, by=worker)
    assert len(kept(store)) == 2


def test_documents_are_read_by_class_and_by_nobody_kept_from_somebody_they_are_about(worker, ella, noah):
    make_document(ella, noah)
    make_document(ella, data_class="A", content=b"%PDF-sealed")
    rows = About.objects.visible_to(worker).filter(person=ella)
    assert rows.count() == 1
    Block.objects.create(subject_id=noah.pk, user=worker, reason="", starts_on=date(2015, 1, 1), set_by_id=0)
    assert rows.all().count() == 0


def test_each_document_is_proposed_for_the_chronology_and_stands_on_the_first_page(worker, ella):
    document = make_document(ella, kind="police")
    (proposal,) = proposals.waiting(worker, ella)
    assert proposal.source_record == f"document:{document.reference}"
    assert (proposal.category, proposal.what_happened) == ("police", "Police paper from Mrs Hart: Letter from school.")
    card = next(each for each in cards.of(Reading(worker, ella)) if each.title == "Documents")
    assert card.content == [document]


# Pages

TYPED = {
    "title": "Letter from school",
    "kind": "school",
    "dated_on-day": "3 5 2015",
    "dated_on-month": "",
    "dated_on-year": "",
    "author": "Mrs Hart",
    "data_class": "G",
}


def html(response):
    return response.content.decode()


def test_a_document_is_added_for_brothers_and_sisters_too_and_listed(page, ella, noah):
    relate(noah, "sibling", ella)
    assert "Add the document" in html(page("person-document-new", ella))
    data = TYPED | {"file": upload(name="<i>.pdf"), "siblings": [noah.reference]}
    text = html(page("person-document-new", ella, data=data, follow=True))
    assert "Letter from school" in text
    assert "&lt;i&gt;.pdf" in text
    assert {row.person_id for row in About.objects.all()} == {ella.pk, noah.pk}


def test_mistakes_are_said_at_their_fields(page, ella):
    text = html(page("person-document-new", ella, data={}))
    for words in ("Choose a file", "Say what it is", "Say who wrote it"):
        assert words in text
    assert files.NOT_TAKEN in html(page("person-document-new", ella, data=TYPED | {"file": upload(b"MZ\x00")}))


def test_a_document_is_replaced_on_its_page(page, ella):
    first = make_document(ella)
    assert "stays on the record" in html(page("person-document-replace", ella, first.reference))
    data = TYPED | {"file": upload(PDF + b"2"), "title": "Letter, mended"}
    text = html(page("person-document-replace", ella, first.reference, data=data, follow=True))
    assert "Letter, mended" in text
    assert "Earlier version:" in text
    data = TYPED | {"file": upload(PDF + b"3")}
    assert "look at theirs first" in html(page("person-document-replace", ella, first.reference, data=data))


def test_a_file_is_only_ever_saved(page, ella):
    document = make_document(ella, upload_name="../../evil.html")
    response = page("person-document-file", ella, document.reference)
    assert response.getvalue() == b"%PDF-1.7 made up"
    assert response["Content-Disposition"] == f'attachment; filename="{document.reference}.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert AuditEvent.objects.get(type="document:download").details == {"document": document.reference}


def test_another_persons_document_is_refused(page, ella, noah):
    document = make_document(noah)
    for reference in (document.reference, "w-nothing"):
        assert page("person-document-file", ella, reference).status_code == 403


def test_who_may_not_add_sees_no_button_and_an_empty_list_says_so(client, page, ella):
    assert "No documents recorded." in html(page("person-documents", ella))
    reader = make_user("qa-manager")
    involve(ella, reader)
    make_document(ella, data_class="S")
    client.force_login(reader)
    text = html(client.get(reverse("person-documents", args=[ella.reference])))
    assert "Add a document" not in text
    assert "sensitive family information" in text


def test_a_live_service_without_a_scanner_says_so(page, ella, settings):
    settings.LIVE = True
    settings.SECURE_SSL_REDIRECT = False
    assert "not scanned for viruses" in html(page("person-document-new", ella))
    settings.SCANNER = ["scan"]
    assert "not scanned for viruses" not in html(page("person-document-new", ella))


def test_the_number_of_queries_does_not_depend_on_the_data(page, ella, django_assert_max_num_queries):
    counts = []
    page("person-documents", ella)
    for number in range(2):
        make_document(ella)
        with django_assert_max_num_queries(30) as captured:
            page("person-documents", ella)
        counts.append(len(captured))
        for each in range(6):
            make_document(ella, content=b"%PDF-" + bytes([number, each]))
    assert counts[0] == counts[1]
