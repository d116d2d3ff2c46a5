"""Opening a request, its clock, and its end."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.models import AuditEvent
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.record.information_rights.actions import subject_access
from goldenthread.record.information_rights.models import SubjectAccessRequest

TOMORROW = date(2015, 7, 1)


def test_a_request_is_opened_and_recorded(request_of, child, lead):
    assert (request_of.person, request_of.opened_by, request_of.is_open) == (child, lead, True)
    event = AuditEvent.objects.get(type="subject-access:open")
    assert (event.subject, event.subject_id, event.purpose) == (request_of.reference, child.pk, "subject access")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"received_on": TOMORROW}, "today or earlier"),
        ({"received_on": date(1990, 1, 1)}, "was in force on 1 January 1990"),
        ({"requested_by_words": "  "}, "Say who asks"),
    ],
)
def test_a_request_that_cannot_be(facts, said, child, lead):
    facts = {"requested_by_words": "Ella", "received_on": date(2015, 6, 1)} | facts
    with pytest.raises(UserError, match=said):
        subject_access.open_request(person=child, by=lead, **facts)
    assert not SubjectAccessRequest.objects.exists()


@pytest.mark.parametrize("action", ["open_request", "confirm_identity", "pause", "resume", "extend", "close"])
def test_only_those_who_prepare_answers_do_anything(action, request_of, child, worker):
    facts = {
        "open_request": {"person": child, "requested_by_words": "Ella", "received_on": date(2015, 6, 1)},
        "confirm_identity": {"request": request_of, "on": clock.today()},
        "pause": {"request": request_of, "on": clock.today(), "reason": "?"},
        "resume": {"request": request_of, "on": clock.today()},
        "extend": {"request": request_of, "reason": "?"},
        "close": {"request": request_of, "reason": "?"},
    }
    with pytest.raises(PermissionDenied):
        getattr(subject_access, action)(by=worker, **facts[action])


def test_identity_is_shown_today_or_earlier(request_of, lead):
    subject_access.confirm_identity(request=request_of, on=date(2015, 6, 10), by=lead)
    request_of.refresh_from_db()
    assert request_of.identity_confirmed_on == date(2015, 6, 10)
    with pytest.raises(UserError, match="Identity was shown today or earlier"):
        subject_access.confirm_identity(request=request_of, on=TOMORROW, by=lead)


def test_the_clock_is_stopped_and_goes_on(request_of, lead):
    paused = subject_access.pause(request=request_of, on=date(2015, 6, 10), reason="Which years?", by=lead)
    with pytest.raises(UserError, match="stands still already"):
        subject_access.pause(request=request_of, on=date(2015, 6, 11), reason="Which?", by=lead)
    with pytest.raises(UserError, match="between the question and today"):
        subject_access.resume(request=request_of, on=date(2015, 6, 9), by=lead)
    subject_access.resume(request=request_of, on=date(2015, 6, 12), by=lead)
    paused.refresh_from_db()
    assert paused.ends_on == date(2015, 6, 12)
    with pytest.raises(UserError, match="The clock is running"):
        subject_access.resume(request=request_of, on=date(2015, 6, 12), by=lead)


@pytest.mark.parametrize(("on", "reason", "said"), [
    (date(2015, 5, 31), "Who?", "between the day of the request"),
    (TOMORROW, "Who?", "between the day of the request"),
    (date(2015, 6, 5), " ", "Say what was asked"),
])  # fmt: skip
def test_a_pause_that_cannot_be(on, reason, said, request_of, lead):
    with pytest.raises(UserError, match=said):
        subject_access.pause(request=request_of, on=on, reason=reason, by=lead)


def test_it_is_extended_once_and_only_under_the_present_law(request_of, child, lead, settings):
    with pytest.raises(UserError, match="'subject_access_extension' was in force on 1 June 2015"):
        subject_access.extend(request=request_of, reason="Long", by=lead)
    settings.TODAY = date(2026, 10, 1)
    facts = {"requested_by_words": "Ella", "received_on": settings.TODAY - timedelta(days=9)}
    new = subject_access.open_request(person=child, by=lead, **facts)
    with pytest.raises(UserError, match="Say why"):
        subject_access.extend(request=new, reason="", by=lead)
    new.refresh_from_db()
    subject_access.extend(request=new, reason="Forty volumes", by=lead)
    assert SubjectAccessRequest.objects.get(pk=new.pk).extended_on == settings.TODAY
    with pytest.raises(UserError, match="extended once"):
        subject_access.extend(request=new, reason="Fifty", by=lead)


def test_a_closed_request_stays_closed(request_of, lead):
    with pytest.raises(UserError, match="Say why"):
        subject_access.close(request=request_of, reason="", by=lead)
    subject_access.close(request=request_of, reason="Withdrawn", by=lead)
    assert not SubjectAccessRequest.objects.get().is_open
    with pytest.raises(UserError, match="answered or closed"):
        subject_access.close(request=request_of, reason="Again", by=lead)
