"""A manager asks why somebody looked at a record, and whoever looked answers. Both stay with the record."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldenthread.access.actions import audit_events
from goldenthread.access.models import AuditEvent, Involvement, Request
from goldenthread.codes import UserError
from goldenthread.record.people.actions import viewings
from made_up_people import involve, make_person, make_user
from web_site import HOST, static_files  # noqa: F401  fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.fixture
def ella(db):
    return make_person()


@pytest.fixture
def worker(ella):
    user = make_user("social-worker", name="Sam Idris")
    involve(ella, user)
    return user


@pytest.fixture
def manager(ella):
    user = make_user("team-manager", name="Ruth Hall")
    involve(ella, user)
    return user


@pytest.fixture
def view(ella, worker) -> AuditEvent:
    return audit_events.record(type="details:read", by=worker, subject=ella.reference, subject_id=ella.pk)


def client_of(user) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(user)
    return client


def text(response) -> str:
    return " ".join(response.content.decode().split())


def address(ella, view) -> str:
    return reverse("person-viewed-ask", args=[ella.reference, view.pk])


def test_asked_on_the_page_answered_by_who_looked_and_both_on_the_trail(ella, worker, manager, view):
    asking, answering = client_of(manager), client_of(worker)
    looked = reverse("person-viewed", args=[ella.reference])
    assert f'href="{address(ella, view)}">Ask why' in text(asking.get(looked))
    assert "Details: read" in text(asking.get(address(ella, view)))
    assert "Say what you want to know" in text(asking.post(address(ella, view), {"text": ""}))
    assert asking.post(address(ella, view), {"text": "You had no visit that day?"}).url == looked
    page = text(asking.get(looked))
    assert "Ruth Hall asked Sam Idris" in page
    assert "Not answered yet" in page
    asked = Request.objects.get()
    where = reverse("viewing-answer", args=[asked.pk])
    assert where in text(answering.get("/decisions/"))
    assert "You had no visit that day?" in text(answering.get(where))
    assert "Say why you looked" in text(answering.post(where, {"text": " "}))
    assert answering.post(where, {"text": "Her school rang."}).url == "/decisions/"
    assert "Her school rang." in text(asking.get(looked))
    assert "Answered by Sam Idris" in text(asking.get("/decisions/"))
    assert "You answered on" in text(answering.get(where))
    trail = AuditEvent.objects.filter(type__startswith="request:").order_by("pk")
    assert [(each.type, each.subject_id) for each in trail] == [("request:ask", ella.pk), ("request:approve", ella.pk)]


def test_it_is_asked_once_and_of_somebody_else_who_was_let_in(ella, worker, manager, view):
    viewings.ask(person=ella, event=view, question="Why?", by=manager)
    assert "This has been asked already" in text(client_of(manager).post(address(ella, view), {"text": "Why?"}))
    own = audit_events.record(type="details:read", by=manager, subject_id=ella.pk)
    refused = audit_events.record(type="page:open", by=worker, subject_id=ella.pk, refused=True)
    nobodys = audit_events.record(type="person:import", by=None, subject_id=ella.pk)
    for event in (own, refused, nobodys):
        assert client_of(manager).get(address(ella, event)).status_code == 403
        with pytest.raises(PermissionDenied):
            viewings.ask(person=ella, event=event, question="Why?", by=manager)


def test_only_whoever_was_asked_answers_though_they_see_the_record_no_more(ella, worker, manager, view):
    asked = viewings.ask(person=ella, event=view, question="Why?", by=manager)
    where = reverse("viewing-answer", args=[asked.pk])
    for other in (manager, make_user("head-of-service")):
        assert client_of(other).get(where).status_code == 403
        with pytest.raises(PermissionDenied):
            viewings.answer(request=asked, text="Because", by=other)
    Involvement.objects.filter(user=worker).delete()
    assert client_of(worker).post(where, {"text": "I was on duty"}).url == "/decisions/"
    with pytest.raises(UserError, match="already decided"):
        viewings.answer(request=asked, text="Once more", by=worker)
    assert ella.reference not in text(client_of(make_user("head-of-service")).get("/decisions/"))


def test_who_may_not_list_viewings_asks_nothing(ella, worker, view):
    assert client_of(worker).get(address(ella, view)).status_code == 403
    with pytest.raises(PermissionDenied):
        viewings.ask(person=ella, event=view, question="Why?", by=worker)


def test_a_view_of_another_record_is_not_this_ones(ella, manager, worker):
    other = audit_events.record(type="details:read", by=worker, subject_id=make_person("Noah").pk)
    assert client_of(manager).get(address(ella, other)).status_code == 403
