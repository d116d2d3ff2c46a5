"""How far the case lists behind figures go: the posts of today together, teams with all their ids."""

from datetime import timedelta

import pytest

from goldenthread.access.models import Cover, TeamAlias
from goldenthread.access.models.places import names_of_today
from goldenthread.access.scopes import scope
from goldenthread.kit import clock
from made_up_people import make_team, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def teams():
    north = make_team("north", "safeguarding", name="North")
    TeamAlias.objects.create(team=north, alias="N01")
    make_team("west", "front-door", name="West", current=north)
    make_team("south", "safeguarding", name="South")
    make_team("far", "leaving-care", name="Far")


def test_a_team_comes_with_every_id_of_all_that_went_into_it(teams):
    for post in ("north", "N01", "west"):
        assert scope(make_user("team-manager", post)).teams == {"north", "N01", "west"}


def test_a_service_is_its_teams_of_today(teams):
    assert scope(make_user("service-manager", service="safeguarding")).teams == {"north", "N01", "west", "south"}
    assert scope(make_user("service-manager", service="front-door")).nothing


def test_who_acts_reaches_as_both_posts(teams):
    user = make_user("social-worker", "far", worker_id="w1")
    days = {"starts_on": clock.today(), "ends_on": clock.today()}
    Cover.objects.create(user=user, role_slug="team-manager", team_id="south", arranged_by_id=1, reason="-", **days)
    assert (scope(user).teams, scope(user).workers) == ({"south"}, {"w1"})
    yesterday = clock.today() - timedelta(days=1)
    Cover.objects.update(starts_on=yesterday, ends_on=yesterday)
    assert (scope(make_user("social-worker", worker_id="w1")).teams, scope(user).workers) == (set(), {"w1"})


def test_somebody_who_has_left_reaches_nothing(teams):
    left = scope(make_user("head-of-service", is_active=False))
    assert (left.nothing, left.audience) == (True, "published")


def test_only_teams_that_changed_are_called_otherwise(teams):
    assert names_of_today() == {"north": "North", "N01": "North", "west": "North"}
