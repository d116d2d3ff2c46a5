"""A pack holds what its recipient may have and nothing else, not even under the ink."""

import builtins
import io
from datetime import date

import pytest
from pypdf import PdfReader

from goldenthread.access.models import AuditEvent
from goldenthread.record.case_file.pack import paper, redaction
from goldenthread.record.case_file.pack.redaction import Search
from goldenthread.record.chronology.actions import snapshots
from goldenthread.record.chronology.actions.snapshots import Wanted
from goldenthread.record.people.models import Disability, Withholding
from made_up_people import make_address, make_document, make_family, make_line, make_user, relate

pytestmark = pytest.mark.django_db

EVERYTHING = ["details", "family", "genogram", "addresses", "key", "chronology", "documents"]
ASK = {"parts": EVERYTHING, "recipient": "person", "purpose": "Ella asked to read it"}
MADE = {"checked": "1", "as": "pdf"}
INSIDE = ASK | {"recipient": "internal", "called": "Ambleside"}


def html(response):
    return response.content.decode()


def words(response):
    """The text of a PDF, all pages, on one line."""
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def decide(response, **answers):
    """An answer for each thing found: what ``answers`` say of its words, and else to take it out."""
    fields = response.context["decisions"].fields
    return {key: next((a for w, a in answers.items() if w in field.label), "redact") for key, field in fields.items()}


@pytest.fixture
def head(db):
    """Sees every record, and checks packs."""
    return make_user("head-of-service", name="Helen Osei")


@pytest.fixture
def leave(page, client, worker, head):
    """The pack as it leaves: asked for by the worker, released by somebody else, made by the worker."""

    def make(person, data, kind="pdf"):
        asked = page("person-print", person, data=data)
        client.force_login(head)
        assert client.post(asked.url, {"approved": "yes", "reason": "I have read all of it"}).url == asked.url
        client.force_login(worker)
        return client.post(f"{asked.url}paper/", {"as": kind})

    return make


@pytest.fixture
def kin(ella, known):
    kim = known("Kim", born_on=date(1985, 1, 1), sex="F")
    lee = known("Lee", "Vance", sex="M")
    relate(kim, "mother", ella)
    relate(lee, "father", ella, note="Rings 01632 960123 on Sundays")
    make_address(ella)
    make_address(kim, "7", "Refuge Row", "WX9 1AA", confidential=True)
    make_family(ella, kim, lee)
    Withholding.objects.create(person=kim, kept_from=lee, what="both", reason="x", starts_on=date(2010, 1, 1))
    return {"kim": kim, "lee": lee}


def test_the_form_says_what_is_missing(page, ella):
    assert "Check what is in it" in html(page("person-print", ella))
    text = html(page("person-print", ella, data={"recipient": "court"}))
    assert "Choose at least one part" in text
    assert "Say which authority, court or team it is for" in text
    assert "Enter what is it for?" in text or "Answer the question: What is it for?" in text


def test_what_was_found_is_decided_before_anything_is_made(page, ella, kin):
    make_line(ella, what_happened="Lee rang. Lee was kind. Write to a@example.org.")
    response = page("person-print", ella, data=ASK)
    labels = [field.label for field in response.context["decisions"].fields.values()]
    assert any("“Lee”: another person, 2 times" in label for label in labels)
    assert any("a@example.org" in label for label in labels)
    assert "Decide about" in html(page("person-print", ella, data=ASK | MADE))
    assert not AuditEvent.objects.filter(type="pack:print").exists()


def test_redactions_are_burnt_into_the_pdf(page, leave, ella, kin):
    make_line(ella, what_happened="Lee rang and Kim answered.", impact="Call 01632 960999")
    make_document(ella, title="Report on Lee")
    checked = page("person-print", ella, data=ASK)
    response = leave(ella, ASK | MADE | decide(checked, Kim="keep-own"))
    assert response["Content-Disposition"] == f'attachment; filename="pack-{ella.reference}.pdf"'
    text = words(response)
    assert "[redacted] rang and Kim answered." in text
    assert "Report on [redacted]" in text
    assert "960999" not in text
    assert b"960999" not in response.content
    assert ella.reference in text
    assert "For the person whose record it is" in text
    assert "printed by Sam Idris" in text
    assert "Page 1 of" in text
    event = AuditEvent.objects.get(type="pack:print")
    assert (event.subject_id, event.purpose) == (ella.pk, "Ella asked to read it")
    assert event.details["places"]["keep-own"] == 1
    assert "Lee" not in str(event.details)


def test_what_a_parent_must_not_learn_is_left_out_by_rule(page, leave, ella, kin):
    make_line(ella, what_happened="Met Kim Marsh at 7, refuge-row.")
    ask = ASK | {"recipient": f"parent:{kin['lee'].reference}"}
    checked = page("person-print", ella, data=ask)
    assert "taken out by rule" in html(checked)
    response = leave(ella, ask | MADE | decide(checked))
    text = words(response)
    assert "Met [redacted] at [redacted]." in text
    assert "For Lee Vance" in text
    assert "Name withheld: mother of Ella Marsh" in text
    assert "Kim" not in text
    assert "Refuge" not in text


def test_an_address_that_is_confidential_is_on_no_paper(page, ella):
    make_address(ella, "9", "Safe Street", "WX5 5SS", confidential=True)
    ask = ASK | {"recipient": "internal", "called": "Ambleside", "parts": ["addresses"]}
    text = words(page("person-print", ella, data=ask | MADE))
    assert "Confidential address" in text
    assert "Safe Street" not in text
    assert "Internal: personal data" in text


def test_a_court_has_what_is_privileged_and_a_family_has_not(leave, ella):
    make_line(ella, what_happened="Counsel advises", data_class="L")
    make_line(ella, what_happened="Seen at home", significance="key")
    parts = {"parts": ["chronology"]}
    court = ASK | parts | {"recipient": "court", "called": "Wexcombe Family Court"}
    assert "Counsel advises" in words(leave(ella, court | MADE))
    family = words(leave(ella, ASK | parts | MADE))
    assert "Seen at home" in family
    assert "Counsel" not in family


def test_significant_events_alone_and_a_frozen_copy(page, leave, ella, worker):
    make_line(ella, what_happened="Frozen words", significance="key")
    wanted = Wanted("review", date(2015, 7, 1), "The review", "internal", key_only=False)
    frozen = snapshots.take(person=ella, wanted=wanted, by=worker)
    make_line(ella, what_happened="A supporting line")
    only_key = words(leave(ella, ASK | {"parts": ["key"]} | MADE))
    assert "Frozen words" in only_key
    assert "A supporting line" not in only_key
    neither = html(page("person-print", ella, data={"recipient": "person", "purpose": "The review"}))
    assert "Choose at least one part" in neither
    data = {"snapshot": frozen.reference, "recipient": "person", "purpose": "The review"}
    text = words(leave(ella, data | MADE))
    assert "Chronology as frozen for: review" in text
    assert "Frozen words" in text


def test_staff_are_asked_nothing_about_others(page, ella, kin):
    make_line(ella, what_happened="Lee rang from 7 Refuge Row, 01632 960123.")
    ask = ASK | {"recipient": "internal", "called": "Ambleside"}
    checked = page("person-print", ella, data=ask)
    assert "Nothing else was found to decide about" in html(checked)
    text = words(page("person-print", ella, data=ask | MADE))
    assert "Lee rang from [redacted], 01632 960123." in text


def test_the_page_to_print_is_the_same_without_a_pdf(leave, ella):
    response = leave(ella, ASK | MADE | {"parts": ["details"]}, "page")
    text = html(response)
    assert "<h2>Details</h2>" in text
    assert "None recorded" not in text
    assert "<style" not in text
    empty = html(leave(ella, ASK | MADE | {"parts": ["documents"]}, "page"))
    assert "None recorded." in empty


def test_disability_is_for_those_who_may_have_it(leave, ella):
    Disability.objects.create(person=ella, code="LD")
    text = html(leave(ella, ASK | MADE | {"parts": ["details"]}, "page"))
    assert "Learning" in text


def test_without_pango_it_says_so_and_makes_nothing(page, ella, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    response = page("person-print", ella, data=INSIDE | MADE | {"parts": ["documents"]})
    assert response.status_code == 503
    assert "Choose the page to print instead" in html(response)
    assert not AuditEvent.objects.filter(type="pack:print").exists()


def test_a_pack_fetches_nothing():
    with pytest.raises(ValueError, match="fetches nothing"):
        paper._nothing("http://example.org/x.png")


def test_the_same_words_are_one_decision_however_typed():
    search = Search((), ("Lee",), outside=True)
    (found,) = redaction.to_decide(search, ["Lee and LEE", "lee"])
    assert found.times == 3
    assert redaction.clean(search, "Lee!", {}) == "[redacted]!"
    assert redaction.clean(search, "Lee!", {found.key: "keep-known"}) == "Lee!"


def test_only_those_who_may_print_packs(client, ella, static_files):
    client.force_login(make_user("qa-manager"))
    assert client.get(f"/people/{ella.reference}/print/").status_code == 403
