"""What somebody tried and did not get is in the trail, whatever became of the request."""

import pytest

from goldenthread.access.actions import audit_events
from goldenthread.access.models import AuditEvent
from made_up_people import make_person


@pytest.fixture
def client(site, settings):
    settings.ROOT_URLCONF = "undeclared_urls"
    client = site.client("qa-manager")
    client.raise_request_exception = False
    return client


@pytest.fixture
def person(site):
    return make_person()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("what", "status", "type", "refused"),
    [("refuses", 403, "page:open", True), ("misses", 404, "page:open", True), ("fails", 500, "page:fail", False)],
)
def test_a_page_of_a_record_that_was_tried_is_recorded_with_whose_it_is(
    what, status, type, refused, method, client, person, caplog
):
    address = f"/people/{person.reference}/{what}/"
    assert getattr(client, method)(address).status_code == status
    event = AuditEvent.objects.get(type__startswith="page:")  # the view's own event was rolled back
    assert (event.type, event.refused, event.subject) == (type, refused, address)
    assert (event.subject_id, event.actor_role) == (person.pk, "qa-manager")
    assert event.details == {"method": method.upper(), "status": status}


def test_a_record_that_is_not_there_is_recorded_without_a_person(client, person):
    client.get("/people/p-23456789/refuses/")
    assert AuditEvent.objects.get(refused=True).subject_id is None


@pytest.mark.parametrize("typed", ["ella-marsh", "p-ellamarsh"])
def test_a_name_typed_where_a_reference_belongs_is_not_recorded(typed, client):
    client.get(f"/people/{typed}/refuses/")
    assert AuditEvent.objects.get(refused=True).subject == "/people/unknown/refuses/"


@pytest.mark.parametrize("address", ["/misses/some-thing/", "/nowhere/", "/fails/"])
def test_what_is_not_about_a_record_and_not_refused_is_not_recorded(address, client, caplog):
    client.get(address)
    assert not AuditEvent.objects.filter(type__startswith="page:").exists()


def test_a_refusal_on_the_real_page_of_a_person_tells_whose_it_is(site, person):
    address = f"/people/{person.reference}/details/"
    assert site.client("social-worker").get(address).status_code == 403
    event = AuditEvent.objects.get(refused=True)
    assert (event.subject_id, event.subject) == (person.pk, address)


def test_nobody_reads_in_the_trail_what_they_may_not(site, person):
    """Who reads the trail sees all; who lists viewings, the records that they may see; everybody their own."""
    for role in ("social-worker", "team-manager", "system-administrator"):
        audit_events.record(type="record:read", by=site.user(role), subject_id=person.pk)
    audit_events.record(type="session:start", by=site.user("social-worker"))

    def seen(role):
        return AuditEvent.objects.visible_to(site.user(role)).filter(type__in=["record:read", "session:start"]).count()

    roles = ("qa-manager", "head-of-service", "director", "information-governance-lead")
    assert {role: seen(role) for role in roles} == dict.fromkeys(roles, 4)
    assert (seen("team-manager"), seen("social-worker"), seen("system-administrator")) == (1, 2, 1)
