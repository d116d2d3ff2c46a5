"""The audit trail only grows."""

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.models import AuditEvent, User
from goldenthread.access.models.audit_event import UnchangeableError

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return audit_events.record(type="case:list", by=None, subject="indicator:x", details={"rows": 3})


@pytest.fixture
def people():
    roles = ("qa-manager", "social-worker")
    return [User.objects.create(username=role, name=role, role_slug=role) for role in roles]


def test_an_event_says_what_who_and_when(people):
    event = audit_events.record(type="case:list", by=people[0], subject="indicator:x")
    assert (event.type, event.actor_id, event.actor_role) == ("case:list", str(people[0].pk), "qa-manager")
    assert str(event) == f"{event.at:%Y-%m-%d %H:%M} case:list indicator:x"


def test_an_event_of_nobody_has_no_actor(event):
    assert (event.actor_id, event.actor_role, event.refused, event.details) == ("", "", False, {"rows": 3})


def test_an_event_is_not_saved_again(event):
    with pytest.raises(UnchangeableError, match="never changed"):
        event.save()


def test_an_event_is_not_removed(event):
    with pytest.raises(UnchangeableError, match="never removed"):
        event.delete()


def test_events_are_not_changed_or_removed_in_bulk(event):
    with pytest.raises(UnchangeableError):
        AuditEvent.objects.update(subject="")
    with pytest.raises(UnchangeableError):
        AuditEvent.objects.all().delete()


@pytest.mark.parametrize("statement", ["UPDATE access_auditevent SET subject = ''", "DELETE FROM access_auditevent"])
def test_the_database_itself_refuses(statement, event):
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert AuditEvent.objects.get().subject == "indicator:x"


def test_who_reaches_the_authority_sees_all_events_and_others_their_own(people):
    for person in people:
        audit_events.record(type="page:open", by=person)
    assert AuditEvent.objects.visible_to(people[0]).count() == 2
    assert [event.actor_role for event in AuditEvent.objects.visible_to(people[1])] == ["social-worker"]
