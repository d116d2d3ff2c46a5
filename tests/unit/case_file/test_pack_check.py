"""A pack that leaves the authority is checked by somebody else, who sees all of it, and leaves as it was checked."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.models import AuditEvent, Request
from goldenthread.record.case_file.actions import packs
from goldenthread.record.case_file.pack.draft import asked_for
from goldenthread.record.people.models import Person, Withholding
from made_up_people import involve, make_address, make_line, make_user, relate
from page_words import words_of

pytestmark = pytest.mark.django_db

PARTS = ["details", "family", "genogram", "addresses", "chronology"]
ASK = {"parts": PARTS, "recipient": "person", "purpose": "Ella asked to read it", "checked": "1", "as": "pdf"}
YES = {"approved": "yes", "reason": "I have read all of it"}


@pytest.fixture
def head(db):
    return make_user("head-of-service", name="Helen Osei")


@pytest.fixture
def asked(page, ella) -> Request:
    make_line(ella, what_happened="Seen at home")
    page("person-print", ella, data=ASK)
    return Request.objects.get(kind="pack:release")


def address(asked) -> str:
    return f"/people/{asked.subject}/print/{asked.pk}/"


def html(response) -> str:
    return " ".join(response.content.decode().split())


def signed_in(client, user):
    client.force_login(user)
    return client


def test_nothing_leaves_by_the_hand_of_one(asked, client, worker, ella):
    assert (asked.asked_by, asked.reason) == (worker, "Ella asked to read it")
    assert "somebody else checks it" in html(client.get(address(asked)))
    assert client.post(f"{address(asked)}paper/", {"as": "pdf"}).status_code == 403
    assert client.post(address(asked), YES).status_code == 403
    draft = asked_for(asked, ella, worker)
    for by in (worker, asked.asked_by):
        with pytest.raises(PermissionDenied):
            packs.record(draft=draft, answers={}, digest="", by=by, checked=asked)
        with pytest.raises(PermissionDenied):
            packs.record(draft=draft, answers={}, digest="", by=by)
    assert not AuditEvent.objects.filter(type="pack:print").exists()


def test_a_manager_who_asks_does_not_check_it_either(client, ella, head, page):
    signed_in(client, head).post(f"/people/{ella.reference}/print/", ASK)
    asked = Request.objects.get(kind="pack:release")
    assert client.post(address(asked), YES).status_code == 403
    assert Request.objects.get().decided_at is None


def test_somebody_else_reads_the_draft_releases_it_and_whoever_asked_makes_it(asked, client, worker, head):
    manager = signed_in(client, head)
    assert address(asked) in html(manager.get("/decisions/"))
    page = html(manager.get(address(asked)))
    assert "Read the pack as it would leave" in page
    draft = html(manager.get(f"{address(asked)}paper/"))
    assert "Seen at home" in draft
    assert "Draft for a second check: it must not leave" in draft
    assert "For the person whose record it is" not in draft
    assert "Choose whether you approve this" in html(manager.post(address(asked), {"reason": "-"}))
    assert manager.post(address(asked), YES).url == address(asked)
    assert manager.post(f"{address(asked)}paper/", {"as": "pdf"}).status_code == 403
    assert "Released by Helen Osei" in html(manager.get(address(asked)))
    maker = signed_in(client, worker)
    assert "Make the pack (PDF)" in html(maker.get(address(asked)))
    assert "Released by Helen Osei" in html(maker.get(f"/people/{asked.subject}/print/"))
    paper = html(maker.post(f"{address(asked)}paper/", {"as": "page"}))
    assert "For the person whose record it is" in paper
    event = AuditEvent.objects.get(type="pack:print")
    assert (event.details["request"], event.actor_id, event.purpose) == (asked.pk, str(worker.pk), asked.reason)


def test_what_was_stopped_is_not_made(asked, client, worker, head):
    signed_in(client, head).post(address(asked), YES | {"approved": "no", "reason": "Not this recipient"})
    maker = signed_in(client, worker)
    page = html(maker.get(address(asked)))
    assert "Stopped by Helen Osei" in page
    assert "Make the pack" not in page
    assert maker.post(f"{address(asked)}paper/", {"as": "pdf"}).status_code == 403


def test_a_record_that_has_changed_since_does_not_leave(asked, client, worker, head, ella):
    make_line(ella, what_happened="Something new")
    manager = signed_in(client, head)
    assert "has changed since this pack was asked for" in html(manager.get(address(asked)))
    answer = manager.post(address(asked), YES)
    assert (answer.status_code, packs.CHANGED in html(answer)) == (400, True)
    manager.post(address(asked), YES | {"approved": "no"})
    assert Request.objects.get().approved is False


def test_a_record_that_changes_between_the_check_and_the_paper_does_not_leave(asked, client, worker, head, ella):
    signed_in(client, head).post(address(asked), YES)
    make_line(ella, what_happened="Something new")
    maker = signed_in(client, worker)
    assert maker.post(f"{address(asked)}paper/", {"as": "pdf"}).url == address(asked)
    page = html(maker.get(address(asked)))
    assert "It cannot leave" in page
    assert "Make the pack" not in page
    assert not AuditEvent.objects.filter(type="pack:print").exists()


def test_an_address_that_came_after_the_check_stops_it(asked, client, worker, head, ella, known):
    signed_in(client, head).post(address(asked), YES)
    make_address(ella, "9", "Safe Street", "WX5 5SS", confidential=True)
    assert signed_in(client, worker).post(f"{address(asked)}paper/", {"as": "page"}).status_code == 302


def test_whoever_does_not_see_all_of_it_learns_nothing_of_the_rest_and_cannot_release_it(page, client, ella, known):
    """The manager works with Ella alone; the worker put in what a relative's record says of a third."""
    kim, ada = known("Kim", born_on=date(1985, 1, 1)), known("Ada", born_on=date(1955, 1, 1))
    relate(kim, "mother", ella)
    relate(ada, "mother", kim)
    page("person-print", ella, data=ASK)
    asked = Request.objects.get(kind="pack:release")
    manager = make_user("team-manager")
    involve(ella, manager)
    client = signed_in(client, manager)
    shown = html(client.get(address(asked)))
    assert packs.NOT_ALL_SEEN in shown
    assert "Ada" not in words_of(shown)
    assert client.get(f"{address(asked)}paper/").status_code == 403
    answer = client.post(address(asked), YES)
    assert (answer.status_code, packs.NOT_ALL_SEEN in html(answer)) == (400, True)
    assert Request.objects.get().decided_at is None


def test_the_check_shows_what_was_decided_about_what_was_found(page, client, ella, known, head):
    relate(known("Lee", "Vance"), "father", ella)
    make_line(ella, what_happened="Lee rang. Kim too.")
    found = page("person-print", ella, data={key: ASK[key] for key in ("parts", "recipient", "purpose")})
    answers = dict.fromkeys(found.context["decisions"].fields, "keep-known")
    page("person-print", ella, data=ASK | answers)
    asked = Request.objects.get(kind="pack:release")
    assert "Lee" not in str(asked.details)
    shown = html(signed_in(client, head).get(address(asked)))
    assert "<q>Lee</q>: keep it: the recipient knows this" in shown


def test_a_pack_of_another_record_is_not_this_ones(asked, client, known):
    assert client.get(f"/people/{known('Jonah').reference}/print/{asked.pk}/").status_code == 403


def test_whoever_does_not_see_the_record_is_refused_as_if_there_were_none(asked, client):
    stranger = signed_in(client, make_user("team-manager"))
    for where in (address(asked), f"{address(asked)}paper/"):
        assert [stranger.get(where).status_code, stranger.post(where, YES).status_code] == [403, 403]
    assert asked.subject not in html(stranger.get("/decisions/"))
    with pytest.raises(PermissionDenied):
        packs.check(
            request=asked,
            person=Person.objects.get(reference=asked.subject),
            approved=True,
            reason="-",
            by=make_user("team-manager"),
        )


def test_a_parent_who_is_no_parent_any_more_gets_nothing(page, client, ella, known, head):
    row = relate(known("Lee", "Vance"), "father", ella)
    page("person-print", ella, data=ASK | {"recipient": f"parent:{row.person.reference}", "parts": ["addresses"]})
    asked = Request.objects.get(kind="pack:release")
    signed_in(client, head)
    assert 'For</dt><dd class="govuk-summary-list__value">a parent or carer' in html(client.get(address(asked)))
    row.delete()
    assert packs.CHANGED in html(client.post(address(asked), YES))


def test_the_form_keeps_what_must_not_be_learnt_out_of_the_draft(page, client, ella, known, head):
    lee, kim = known("Lee", "Vance"), known("Kim", born_on=date(1985, 1, 1))
    relate(lee, "father", ella)
    relate(kim, "mother", ella)
    Withholding.objects.create(person=kim, kept_from=lee, what="both", reason="x", starts_on=date(2010, 1, 1))
    page("person-print", ella, data=ASK | {"recipient": f"parent:{lee.reference}"})
    asked = Request.objects.get(kind="pack:release")
    draft = html(signed_in(client, head).get(f"{address(asked)}paper/"))
    assert "Name withheld" in draft
    assert "Kim" not in draft
