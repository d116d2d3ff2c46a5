"""One asks, another decides, once, and whoever owns the case."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.access import request_kinds
from goldenthread.access.actions import requests
from goldenthread.access.models import AuditEvent, Request
from goldenthread.access.permissions import Permission
from goldenthread.access.request_kinds import RequestKind
from goldenthread.codes import UserError
from made_up_people import make_user

pytestmark = pytest.mark.django_db
KIND = RequestKind("hat:buy", "Buy a hat", Permission.MERGE_REQUEST, Permission.MERGE_APPROVE, lambda _request: "/")


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    monkeypatch.setattr(request_kinds, "KINDS", {KIND.slug: KIND})


@pytest.fixture
def asker():
    return make_user("team-manager")


@pytest.fixture
def request_(asker):
    return ask(asker)


def ask(by, reason="The old one is lost"):
    return requests.ask(kind="hat:buy", subject="p-1", details={"size": 7}, reason=reason, by=by, subject_id=5)


def decide(request, by, approved=True, reason="It rains"):
    return requests.decide(request=request, approved=approved, reason=reason, by=by, subject_id=5)


def test_a_request_says_who_asked_in_which_role_and_why(asker, request_):
    assert (request_.asked_by, request_.asked_role, request_.reason) == (asker, "team-manager", "The old one is lost")
    assert (request_.decided_by, request_.approved) == (None, None)
    event = AuditEvent.objects.get(type="request:ask")
    assert (event.subject, event.subject_id, event.details) == ("p-1", 5, {"kind": "hat:buy", "request": request_.pk})


@pytest.mark.parametrize(("approved", "verb"), [(True, "approve"), (False, "refuse")])
def test_somebody_else_decides_and_the_trail_says_so(approved, verb, request_):
    manager = make_user("service-manager")
    decided = decide(request_, manager, approved)
    assert (decided.approved, decided.decided_by, decided.decided_role) == (approved, manager, "service-manager")
    assert AuditEvent.objects.get(type=f"request:{verb}").actor_id == str(manager.pk)


def test_the_asker_never_decides_and_nothing_is_written(asker, request_):
    with pytest.raises(UserError, match="You asked for this, so someone else must decide it"):
        decide(request_, asker)
    request_.refresh_from_db()
    assert request_.approved is None


def test_the_database_itself_refuses_the_asker(asker, request_):
    facts = {"decided_by": asker, "decided_at": timezone.now(), "approved": True}
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=request_.pk).update(**facts)


def test_nothing_is_decided_twice(request_):
    decide(request_, make_user("team-manager", name="Ruth Hall"))
    with pytest.raises(UserError, match="Ruth Hall already decided this on"):
        decide(request_, make_user("service-manager"))


def test_who_may_not_ask_or_decide_is_refused(request_):
    with pytest.raises(PermissionDenied):
        ask(make_user("elected-member"))
    with pytest.raises(PermissionDenied):
        decide(request_, make_user("social-worker"))


def test_both_need_a_reason(asker, request_):
    with pytest.raises(UserError, match="Say why you ask for this"):
        ask(asker, " ")
    with pytest.raises(UserError, match="Say why you decided this"):
        decide(request_, make_user("team-manager"), reason="")


def test_a_kind_has_one_room():
    request_kinds.register(KIND)
    other = RequestKind("hat:buy", "Other", Permission.HOME_VIEW, Permission.HOME_VIEW, lambda _request: "/")
    with pytest.raises(ValueError, match="two rooms"):
        request_kinds.register(other)
    with pytest.raises(LookupError, match="no room has registered"):
        request_kinds.kind_of("hat:sell")
    assert KIND.address(None) == "/"
