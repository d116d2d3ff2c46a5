"""The pages of both rights, walked as the people who use them do."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.access.models import AuditEvent, Grant, Restriction
from goldenthread.kit import clock
from goldenthread.record.information_rights.actions import answers, holds, record_classes, subject_access
from goldenthread.record.information_rights.models import Disposal, Hold, Mark, SubjectAccessRequest
from goldenthread.record.information_rights.queries.due import due
from goldenthread.record.information_rights.retention import kept
from goldenthread.record.people.models import Person, Warning
from made_up_people import LONG_AGO, make_person, make_user
from page_words import words_of
from web_site import Site, static_files  # noqa: F401  fixtures

pytestmark = pytest.mark.usefixtures("static_files")


@pytest.fixture
def client_of():
    def signed_in(user):
        client = Site().client()
        client.force_login(user)
        return client

    return signed_in


def html(response):
    return response.content.decode()


def day(on):
    return {"on-day": str(on.day), "on-month": str(on.month), "on-year": str(on.year)}


def test_a_request_from_its_receipt_to_its_answer(child, lead, head, client_of):
    preparing, approving = client_of(lead), client_of(head)
    new = reverse("person-subject-access", kwargs={"reference": child.reference})
    assert "Say who asks, and for whom" in html(preparing.post(new, {}))
    received = {"received_on-day": "1/6/15", "requested_by_words": "Ella herself"}
    assert preparing.post(new, received).url == reverse("subject-access-requests")
    asked = SubjectAccessRequest.objects.get()

    def step(slug, **posted):
        return preparing.post(reverse("subject-access-step", args=[asked.reference, slug]), posted)

    assert "Not started" in html(preparing.get(reverse("subject-access-requests")))
    assert step("identity", **day(date(2015, 6, 2))).status_code == 302
    assert "13 days left" in html(preparing.get(reverse("subject-access-requests")))
    assert step("pause", **day(date(2015, 6, 5)), reason="Which years?").status_code == 302
    assert "The clock stands still" in html(preparing.get(reverse("subject-access", args=[asked.reference])))
    assert step("resume", **day(date(2015, 6, 6))).status_code == 302
    assert "Nothing has been gathered" in html(step("finish"))
    assert step("gather").status_code == 302
    for item in asked.items.all():
        page = reverse("subject-access-item", args=[asked.reference, item.position])
        assert preparing.get(page).status_code == 200
        preparing.post(page, {f"mark-{mark.pk}": "redact" for mark in item.marks.all()})
    assert not Mark.objects.filter(redact=None).exists()
    assert step("finish").status_code == 302
    overview = html(approving.get(reverse("subject-access", args=[asked.reference])))
    assert "Approve the answer" in overview
    assert "must not be sent yet" in html(approving.get(reverse("subject-access-answer", args=[asked.reference])))
    assert approving.post(reverse("subject-access-approve", args=[asked.reference])).status_code == 302
    page = words_of(html(preparing.get(reverse("subject-access-answer", args=[asked.reference]))))
    assert [secret for secret in ("Kim", "Refuge Row", "WX9", "must not be sent") if secret in page] == []
    assert "What is held about Ella Marsh" in page
    file = preparing.get(reverse("subject-access-data", args=[asked.reference]))
    assert file.json()["request"] == asked.reference
    assert file["Content-Disposition"] == f'attachment; filename="{asked.reference}.json"'
    assert step("send").status_code == 302
    assert "answered on 30 June 2015" in html(preparing.get(reverse("subject-access-requests")))
    exported = AuditEvent.objects.filter(type="subject-access:export", subject_id=child.pk)
    assert {each.details["as"] for each in exported} == {"pages", "data"}


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2015, 6, 28), "1 day left"),
        (date(2015, 6, 29), "Due today"),
        (date(2015, 6, 30), "Overdue 1 day"),
        (date(2015, 7, 2), "Overdue 3 days"),
    ],
)
def test_how_long_is_left_is_said_in_words(today, left, child, lead, client_of, settings):
    """Received and proved on 20 May 2015: 40 days are over on Monday 29 June."""
    asked = {"requested_by_words": "Ella", "received_on": date(2015, 5, 20)}
    request = subject_access.open_request(person=child, by=lead, **asked)
    subject_access.confirm_identity(request=request, on=date(2015, 5, 20), by=lead)
    settings.TODAY = today
    assert left in html(client_of(lead).get(reverse("subject-access-requests")))


def test_one_thing_is_looked_at_and_changed(gathered, lead, head, client_of):
    client, warning = client_of(lead), gathered.items.get(section="Warnings")
    page = reverse("subject-access-item", args=[gathered.reference, warning.position])
    assert "<mark>7 Refuge Row</mark>" in html(client.get(page))
    words = reverse("subject-access-item-step", args=[gathered.reference, warning.position, "words"])
    assert "not in the text" in html(client.post(words, {"words": "no such words"}))
    assert client.post(words, {"words": "lives at", "why": "tells of Kim"}).url == page
    withhold = reverse("subject-access-item-step", args=[gathered.reference, warning.position, "withhold"])
    client.post(withhold, {"reason": "Would harm somebody"})
    assert "Left out as a whole" in html(client.get(page))
    listed = html(client.get(reverse("subject-access", args=[gathered.reference])))
    assert "(withheld)" in listed
    assert "Would harm somebody" in html(client.get(reverse("subject-access-answer", args=[gathered.reference])))
    last = gathered.items.last()
    assert "Go to the next" not in html(
        client.get(reverse("subject-access-item", args=[gathered.reference, last.position]))
    )
    for each in Mark.objects.all():
        answers.decide(mark=each, redact=True, by=lead)
    answers.finish(request=gathered, by=lead)
    answers.approve(request=gathered, by=head)
    refused = client.post(page, {f"mark-{warning.marks.first().pk}": "keep"})
    assert (refused.status_code, "has been approved" in html(refused)) == (400, True)
    steps = html(client.get(reverse("subject-access", args=[gathered.reference])))
    assert ("Sent to the person" in steps, "Gather everything" in steps) == (True, False)


def test_no_page_shows_a_thing_of_a_class_that_its_reader_does_not_read(child, request_of, lead, head, client_of):
    Warning.objects.create(person=child, kind="other", text="Born to Ida", starts_on=LONG_AGO, data_class="A")
    grant = {"subject_id": child.pk, "user": lead, "data_class": "A", "purpose": "-", "given_by_id": 1}
    Grant.objects.create(starts_on=LONG_AGO, **grant)
    answers.gather(request=request_of, by=lead)
    item = request_of.items.get(data_class="A")
    reference, other = request_of.reference, make_user("information-governance-lead")
    answer_page, thing = reverse("subject-access-answer", args=[reference]), [reference, item.position]
    assert "Born to Ida" in html(client_of(lead).get(answer_page))
    for user in (head, other):
        assert "Born to Ida" not in html(client_of(user).get(answer_page))
        assert "Not shown to you: 1" in html(client_of(user).get(answer_page))
        assert "Not shown to you" in html(client_of(user).get(reverse("subject-access", args=[reference])))
    assert client_of(lead).get(reverse("subject-access-item", args=thing)).status_code == 200
    assert client_of(other).get(reverse("subject-access-item", args=thing)).status_code == 403
    assert client_of(other).get(reverse("subject-access-item-step", args=[*thing, "withhold"])).status_code == 403


def test_what_is_not_there_is_said(gathered, lead, child, client_of):
    client, reference = client_of(lead), gathered.reference
    nowhere = [
        reverse("subject-access-step", args=[reference, "no-such"]),
        reverse("subject-access-item", args=[reference, 999]),
        reverse("subject-access-item-step", args=[reference, 1, "no-such"]),
    ]
    assert [client.get(address).status_code for address in nowhere] == [404, 404, 404]
    gathered.items.all().delete()
    assert client.get(reverse("subject-access-answer", args=[reference])).status_code == 404


def test_a_request_or_disposal_that_is_not_theirs_or_not_there_is_refused_alike(gathered, lead, client_of):
    client = client_of(lead)
    other = make_person("Restricted")
    Restriction.objects.create(subject_id=other.pk, reason="-", set_by_id=1, starts_on=date(2000, 1, 1))
    hidden = SubjectAccessRequest.objects.create(
        person=other, received_on=date(2015, 6, 1), opened_by=lead, requested_by_words="-"
    )
    for reference in (hidden.reference, "a-2222222b"):
        assert client.get(reverse("subject-access", args=[reference])).status_code == 403
    assert client.get(reverse("disposal", args=["x-2222222b"])).status_code == 403
    lift = reverse("person-retention-lift", args=[gathered.person.reference, 999])
    assert client.get(lift).status_code == 403


def test_a_record_from_its_class_to_its_end(lead, head, director, client_of):
    person = make_person("Una", "Vale", date(1990, 3, 1))
    proposing = client_of(lead)
    page = reverse("person-retention", args=[person.reference])
    assert "Kept without a last day" in html(proposing.get(page))
    given = {"kind": "contact", "event_on-day": "1 jun 1999"}
    assert proposing.post(reverse("person-retention-class", args=[person.reference]), given).url == page
    assert "Kept until 1 June 2005" in html(proposing.get(page))
    assert "Una Vale" in html(proposing.get(reverse("retention")))
    propose = reverse("person-retention-propose", args=[person.reference])
    proposing.post(reverse("person-retention-hold", args=[person.reference]), {"reason": "A claim"})
    assert "A hold stops it: A claim" in html(proposing.post(propose, {"reason": "Kept long enough"}))
    assert "Una Vale" not in html(proposing.get(reverse("retention")))
    lift = reverse("person-retention-lift", args=[person.reference, Hold.objects.get().pk])
    assert "You placed this hold" in html(proposing.post(lift, {"reason": "Settled"}))
    assert client_of(head).post(lift, {"reason": "Settled"}).url == page
    Hold.objects.update(starts_on=date(2015, 1, 1), ends_on=date(2015, 6, 29))
    assert proposing.post(propose, {"reason": "Kept long enough"}).url == page
    disposal = Disposal.objects.get()
    one = reverse("disposal", args=[disposal.reference])
    assert disposal.reference in html(proposing.get(page))
    for approver in (head, director):
        assert "it needs two people" in html(proposing.get(one)) or approver is director
        approve = reverse("disposal-approve", args=[disposal.reference])
        assert client_of(approver).post(approve, {"reason": "Seen"}).url == one
    carry_out = reverse("disposal-carry-out", args=[disposal.reference])
    assert "This cannot be undone" in html(proposing.get(carry_out))
    assert proposing.post(carry_out).url == one
    assert not Person.objects.exists()
    assert "people.Person: 1" in html(proposing.get(one))
    assert f"record {person.reference}, removed on" in html(proposing.get(reverse("retention")))


def test_a_proposal_is_stopped(old, lead, client_of):
    client = client_of(lead)
    client.post(reverse("person-retention-propose", args=[old.reference]), {"reason": "Kept long enough"})
    stop = reverse("disposal-stop", args=[Disposal.objects.get().reference])
    assert client.post(stop, {"reason": "A cousin asked"}).status_code == 302
    assert "stopped on" in html(client.get(reverse("retention")))


def test_those_who_died_young_are_due_only_by_their_own_rule(old, lead, client_of):
    """A looked after child's record is kept 75 years from birth; the list never runs ahead of the rule."""
    record_classes.assign(person=old, kind="looked-after", event_on=None, by=lead)
    assert "Una Vale" not in html(client_of(lead).get(reverse("retention")))


BIRTHS = [date(1938, 7, 1), date(1982, 6, 30), date(1996, 2, 29), date(1990, 3, 1), None]
DEATHS = [None, date(1999, 1, 1), date(2000, 6, 29), date(2000, 6, 30), date(2008, 2, 29), date(2014, 2, 28)]
DAYS = [date(2015, 6, 30), date(2029, 2, 28), date(2029, 3, 1), date(2065, 3, 2)]


@pytest.mark.parametrize("today", DAYS)
def test_the_list_is_what_the_rule_says_of_each(today, lead, monkeypatch):
    """Those who died before they were eighteen fifteen years from death; the day before, and a day too late, too."""
    people = [
        make_person(f"Una{born}{died}", "Vale", born, died_on=died)
        for born in BIRTHS
        for died in DEATHS
        if not (born and died and died < born)
    ]
    for at, person in enumerate(people):
        record_classes.assign(person=person, kind=("looked-after", "care-leaver")[at % 2], event_on=None, by=lead)
        if at % 3 == 0:
            record_classes.assign(person=person, kind="contact", event_on=date(1999, 6, 1), by=lead)
    monkeypatch.setattr(clock, "today", lambda: today)
    over = {person.given_name for person in people if (until := kept(person).until) and until < today}
    assert {person.given_name for person in due(lead, today)} == over
    assert over


def test_a_looked_after_child_who_died_is_listed_when_fifteen_years_have_gone(lead, client_of):
    ella = make_person("Ella", "Vale", date(1990, 3, 1), died_on=date(2000, 6, 29))
    record_classes.assign(person=ella, kind="looked-after", event_on=None, by=lead)
    assert "Ella Vale" in html(client_of(lead).get(reverse("retention")))
    Person.objects.filter(pk=ella.pk).update(died_on=date(2000, 6, 30))
    assert "Ella Vale" not in html(client_of(lead).get(reverse("retention")))


def test_the_pages_take_as_many_queries_for_many_as_for_one(old, lead, client_of, django_assert_max_num_queries):
    for _ in range(20):
        person = make_person("Vic", "Vale", date(1990, 3, 1))
        record_classes.assign(person=person, kind="contact", event_on=date(1999, 6, 1), by=lead)
        subject_access.open_request(person=person, by=lead, requested_by_words="-", received_on=date(2015, 6, 1))
        holds.place(person=person, reason="-", by=lead)
    client = client_of(lead)
    for page in (reverse("retention"), reverse("subject-access-requests")):
        with django_assert_max_num_queries(14):
            client.get(page)
