"""Acting for somebody, between two days."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.actions import covers
from goldenthread.access.models import AuditEvent, Cover, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit import clock
from made_up_people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user("social-worker", "team-a", "service-a")


@pytest.fixture
def manager():
    return make_user("team-manager", "team-a", "service-a")


def arrange(by, user, acting_for, days=(0, 7), reason="On leave"):
    first, last = (clock.today() + timedelta(days=each) for each in days)
    return covers.arrange(user=user, acting_for=acting_for, starts_on=first, ends_on=last, reason=reason, by=by)


def again(user):
    return User.objects.get(pk=user.pk)


def test_who_acts_has_the_role_and_the_team_of_the_post_between_the_days(worker, manager):
    cover = arrange(make_user("service-manager", service="service-a"), worker, manager)
    assert (cover.role_slug, cover.team_id, cover.service_code) == ("team-manager", "team-a", "service-a")
    assert again(worker).may(Permission.MERGE_APPROVE)
    assert again(worker).standing.role_slugs == "social-worker, team-manager (acting)"
    assert AuditEvent.objects.get(type="cover:arrange").subject == f"user:{worker.pk}"


def test_before_and_after_they_do_not(worker, manager):
    head = make_user("head-of-service")
    arrange(head, worker, manager, (1, 7))
    Cover.objects.create(
        user=worker,
        role_slug="team-manager",
        starts_on=clock.today() - timedelta(days=9),
        arranged_by_id=head.pk,
        ends_on=clock.today() - timedelta(days=1),
        reason="Then",
    )
    assert not again(worker).may(Permission.MERGE_APPROVE)


def test_a_manager_arranges_for_the_own_team_and_for_posts_that_go_no_further(worker, manager):
    other = make_user("social-worker", "team-a")
    assert arrange(manager, other, worker).role_slug == "social-worker"
    with pytest.raises(PermissionDenied):
        arrange(manager, other, make_user("social-worker", "team-b"))
    with pytest.raises(PermissionDenied):
        arrange(manager, other, make_user("service-manager", service="service-a"))


def test_who_keeps_the_system_makes_nobody_a_manager(worker, manager):
    keeper = make_user("system-administrator")
    with pytest.raises(PermissionDenied):
        arrange(keeper, worker, manager)
    assert arrange(keeper, worker, make_user("system-administrator")).role_slug == "system-administrator"


def test_nobody_arranges_to_act_themselves(worker, manager):
    with pytest.raises(UserError, match="someone else must arrange"):
        arrange(manager, manager, worker)
    with pytest.raises(UserError, match="two different people"):
        arrange(manager, worker, worker)
    with pytest.raises(UserError, match="Only staff"):
        arrange(manager, make_user("elected-member"), worker)
    with pytest.raises(PermissionDenied):
        arrange(worker, manager, worker)


@pytest.mark.parametrize("days", [(3, 2), (-5, -1)])
def test_a_cover_ends_after_it_starts_and_not_in_the_past(days, worker, manager):
    with pytest.raises(UserError, match="The last day"):
        arrange(make_user("director"), worker, manager, days)


def test_it_ends_at_once_when_who_acts_or_who_arranges_says_so(worker, manager):
    cover = arrange(make_user("director"), worker, manager)
    with pytest.raises(PermissionDenied):
        covers.end(cover=cover, reason="No", by=make_user("social-worker"))
    covers.end(cover=cover, reason="Back early", by=again(worker))
    assert not again(worker).may(Permission.MERGE_APPROVE)
    second = arrange(make_user("director"), worker, manager)
    covers.end(cover=second, reason="Back early", by=manager)
    assert AuditEvent.objects.filter(type="cover:end").count() == 2


def test_who_acts_hands_on_nothing_beyond_their_own_last_day(worker, manager):
    arrange(make_user("head-of-service"), worker, manager, (0, 7))
    acting, other = again(worker), make_user("social-worker", "team-a", "service-a")
    arrange(acting, other, manager, (0, 7))
    with pytest.raises(PermissionDenied):
        arrange(acting, other, manager, (0, 8))


def test_nobody_hands_on_case_lists_that_go_further_than_their_own(worker):
    reviewing = make_user("independent-reviewing-officer", service="service-a")
    with pytest.raises(PermissionDenied):
        arrange(make_user("service-manager", service="service-a"), worker, reviewing)
    arrange(make_user("head-of-service"), worker, reviewing)
