"""A record opened for a purpose: who may, for how long, and who looks at it afterwards."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.access.actions import blocks, openings, restrictions
from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import AuditEvent, Opening
from goldenthread.access.roles import DUTY, EMERGENCY, QUALITY
from goldenthread.access.subjects import sees
from goldenthread.codes import UserError
from made_up_people import make_user

pytestmark = pytest.mark.django_db
CHILD = {"subject_id": 41, "subject": "p-41"}


@pytest.fixture
def worker():
    return make_user("social-worker", "team-a", "service-a")


@pytest.fixture
def opening(worker):
    return open_record(worker)


def open_record(by, purpose=EMERGENCY, reason="Police rang about the child"):
    return openings.open(**CHILD, purpose=purpose, reason=reason, by=by)


def test_an_opening_shows_the_record_for_eight_hours(worker, opening):
    assert sees(worker, 41)
    assert not sees(worker, 41, DataClass.LEGAL)
    assert opening.closes_at - opening.opened_at == timedelta(hours=8)
    event = AuditEvent.objects.get(type="record:open")
    assert (event.purpose, event.subject_id, opening.role_slug) == (EMERGENCY, 41, "social-worker")
    Opening.objects.update(opened_at=timezone.now() - timedelta(hours=9), closes_at=timezone.now())
    assert not sees(worker, 41)


def test_an_opening_needs_a_purpose_of_the_role_and_a_reason(worker):
    with pytest.raises(UserError, match="Choose what you need"):
        open_record(worker, QUALITY)
    with pytest.raises(UserError, match="Say why"):
        open_record(worker, DUTY, " ")


def test_a_restricted_or_blocked_record_and_a_role_that_never_may_are_refused_alike(worker):
    with pytest.raises(PermissionDenied):
        open_record(make_user("elected-member"))
    blocks.declare(**CHILD, reason="My neighbour", by=worker)
    with pytest.raises(PermissionDenied):
        open_record(worker)
    restrictions.set(**CHILD, reason="Staff", by=make_user("director"))
    with pytest.raises(PermissionDenied):
        open_record(make_user("social-worker"))


def review(opening, by, accepted=True, note=""):
    return openings.review(opening=opening, accepted=accepted, note=note, by=by)


@pytest.mark.parametrize(
    ("role", "team", "service"),
    [
        ("team-manager", "team-a", ""),
        ("service-manager", "", "service-a"),
        ("qa-manager", "", ""),
        ("information-governance-lead", "", ""),
    ],
)
def test_the_managers_of_the_line_and_who_answers_for_access_review(role, team, service, opening):
    reviewer = make_user(role, team, service)
    assert list(Opening.objects.reviewable_by(reviewer).waiting()) == [opening]
    assert review(opening, reviewer).reviewed_by == reviewer
    assert not Opening.objects.waiting().exists()
    assert AuditEvent.objects.get(type="opening:review").details == {"opening": opening.pk, "accepted": True}


@pytest.mark.parametrize(
    ("role", "team", "service"),
    [
        ("team-manager", "team-b", ""),
        ("team-manager", "", ""),
        ("service-manager", "", ""),
        ("social-worker", "team-a", ""),
    ],
)
def test_others_do_not(role, team, service, opening):
    reviewer = make_user(role, team, service)
    assert not Opening.objects.reviewable_by(reviewer).exists()
    with pytest.raises(PermissionDenied):
        review(opening, reviewer)


def test_nobody_reviews_their_own_even_a_manager():
    manager = make_user("team-manager", "team-a")
    own = open_record(manager)
    assert not Opening.objects.reviewable_by(manager).exists()
    with pytest.raises(UserError, match="someone else must review it"):
        review(own, manager)
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.update(reviewed_by=manager, reviewed_at=timezone.now(), accepted=True)


def test_a_query_says_what_is_asked_and_a_review_is_made_once(opening):
    reviewer = make_user("qa-manager", name="Nadia Price")
    with pytest.raises(UserError, match="Say what you want to know"):
        review(opening, reviewer, accepted=False)
    assert review(opening, reviewer, accepted=False, note="Which call?").review_note == "Which call?"
    with pytest.raises(UserError, match="Nadia Price already reviewed this"):
        review(opening, make_user("information-governance-lead"))


def test_nobody_reviews_why_the_record_of_somebody_they_are_linked_to_was_opened(opening):
    lead = make_user("information-governance-lead")
    assert Opening.objects.reviewable_by(lead).exists()
    blocks.declare(**CHILD, reason="My niece", by=lead)
    assert not Opening.objects.reviewable_by(lead).exists()
    with pytest.raises(PermissionDenied):
        openings.review(opening=opening, accepted=True, note="", by=lead)
