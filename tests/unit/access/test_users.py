"""Users, their roles, and how far they reach."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from goldenthread.access.actions import users
from goldenthread.access.actions.users import DEMO_NAMES, Post
from goldenthread.access.backends import DemoBackend
from goldenthread.access.models import AuditEvent, User
from goldenthread.access.permissions import Permission
from goldenthread.access.roles import NO_ROLE, ROLES
from goldenthread.access.scopes import scope

TEAM, WORKER = "t1", "w1"


def user(role, **facts):
    return User(username=role, name=role, role_slug=role, **facts)


def test_a_person_is_called_by_name():
    assert str(User(name="Sam Idris")) == "Sam Idris"


def test_a_role_that_is_gone_from_the_code_leaves_no_role():
    person = user("gone")
    assert person.role is NO_ROLE
    assert not person.may(Permission.HOME_VIEW)


def test_somebody_who_left_may_do_nothing():
    assert user("qa-manager").may(Permission.REVIEW_BUILD)
    assert not user("qa-manager", is_active=False).may(Permission.REVIEW_BUILD)


@pytest.mark.django_db
def test_the_authority_reaches_everything():
    reach = scope(user("head-of-service"))
    assert (reach.everything, reach.audience, reach.nothing) == (True, "internal", False)


@pytest.mark.django_db
def test_a_manager_reaches_a_team_and_a_worker_their_own_cases():
    assert scope(user("team-manager", team_id=TEAM, worker_id=WORKER)).teams == {TEAM}
    reach = scope(user("social-worker", team_id=TEAM, worker_id=WORKER))
    assert (reach.workers, reach.teams) == ({WORKER}, frozenset())


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["team-manager", "social-worker", "elected-member", "gone"])
def test_whoever_lacks_the_id_that_the_role_needs_reaches_nothing(role):
    assert scope(user(role)).nothing


@pytest.mark.django_db
def test_a_member_reaches_published_figures_only():
    reach = scope(user("elected-member", team_id=TEAM, worker_id=WORKER))
    assert (reach.audience, reach.nothing) == ("published", True)


@pytest.mark.django_db
def test_the_demo_has_one_user_a_role_however_often_it_is_prepared():
    users.ensure_demo(posts={}, by=None)
    made = users.ensure_demo(posts={"team-manager": Post(TEAM)}, by=None)
    assert {person.role_slug: person.name for person in User.objects.all()} == dict(DEMO_NAMES)
    assert {person.role_slug for person in made} == set(ROLES)
    assert User.objects.get(username="team-manager").team_id == TEAM
    assert not any(person.has_usable_password() for person in made)
    assert AuditEvent.objects.filter(type="user:create").count() == len(ROLES)


@pytest.mark.django_db
def test_a_live_service_has_no_demo_users(settings):
    settings.LIVE = True
    with pytest.raises(ImproperlyConfigured, match="never made on a live service"):
        users.ensure_demo(posts={}, by=None)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_the_demo_backend_knows_demo_users_only():
    backend = DemoBackend()
    demo = User.objects.create(username="a", role_slug="qa-manager", is_demo=True)
    real = User.objects.create(username="b", role_slug="qa-manager")
    assert backend.authenticate(None, demo_role="qa-manager") == demo
    assert backend.authenticate(None, demo_role="") is None
    assert backend.authenticate(None) is None
    assert (backend.get_user(demo.pk), backend.get_user(real.pk)) == (demo, None)
