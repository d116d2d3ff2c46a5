"""Teams and services over time, and the ids and names by which figures know them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.actions import teams
from goldenthread.access.models import AuditEvent, Service, Team, TeamAlias
from goldenthread.access.models.places import Places, ids
from goldenthread.codes import UserError
from made_up_people import involve, make_person, make_team, make_user

pytestmark = pytest.mark.django_db
ON = date(2015, 4, 1)


@pytest.fixture
def keeper():
    return make_user("system-administrator")


def test_a_service_and_a_team_open_once(keeper):
    service = teams.open_service(code="early-help", name="Early help", on=ON, by=keeper)
    team = teams.open(code="EH1", name="North", service=service, on=ON, by=keeper)
    assert (str(service), str(team), str(team.names.get())) == ("Early help", "North", "North")
    with pytest.raises(UserError, match="service with this code"):
        teams.open_service(code="early-help", name="Again", on=ON, by=keeper)
    with pytest.raises(UserError, match="known by this already"):
        teams.open(code="EH1", name="Again", service=service, on=ON, by=keeper)
    assert list(Team.objects.open_on(ON)) == [team]
    assert not Team.objects.open_on(ON - timedelta(days=1)).exists()


def test_only_who_keeps_teams_may():
    with pytest.raises(PermissionDenied):
        teams.open_service(code="x", name="X", on=ON, by=make_user("director"))
    assert not Service.objects.exists()


def test_a_renamed_team_keeps_what_it_was_called(keeper):
    team = make_team("t1", name="Duty")
    teams.rename(team=team, name="Front door", on=ON, by=keeper)
    names = [(each.name, each.starts_on, each.ends_on) for each in team.names.order_by("pk")]
    assert names == [("Duty", None, ON - timedelta(days=1)), ("Front door", ON, None)]
    with pytest.raises(UserError, match="after the one before"):
        teams.rename(team=team, name="Again", on=ON, by=keeper)
    assert Places().name("t1") == "Front door"


def test_a_merge_stays_flat_and_every_old_id_leads_to_the_team_that_carries_the_work(keeper):
    first, second, third = (make_team(code, name=code.upper()) for code in ("a", "b", "c"))
    teams.add_alias(team=first, alias="A-1", by=keeper)
    teams.merge(team=first, into=second, on=ON, by=keeper)
    teams.merge(team=second, into=third, on=ON, by=keeper)
    first.refresh_from_db()
    assert (first.current, second.current, first.closed_on) == (third, third, ON)
    places = Places()
    assert [places.name(each) for each in ("a", "A-1", "b", "c", "not-known")] == ["C", "C", "C", "C", ""]
    assert ids(places.of_team("A-1")) == {"a", "A-1", "b", "c"}
    assert str(TeamAlias.objects.get()) == "A-1"


def test_a_team_does_not_go_into_itself_or_what_went_into_it(keeper):
    first, second = make_team("a"), make_team("b")
    with pytest.raises(UserError, match="another team"):
        teams.merge(team=first, into=first, on=ON, by=keeper)
    teams.merge(team=first, into=second, on=ON, by=keeper)
    with pytest.raises(UserError, match="another team"):
        teams.merge(team=second, into=Team.objects.get(code="a"), on=ON, by=keeper)


def test_a_team_closes_when_its_work_has_gone_and_not_before_it_opened(keeper):
    team = make_team("a", opened_on=date(2014, 1, 1))
    work = involve(make_person(), team=team)
    with pytest.raises(UserError, match="still works with 1 people"):
        teams.close(team=team, on=ON, by=keeper)
    work.delete()
    with pytest.raises(UserError, match="on or after the day"):
        teams.close(team=team, on=date(2013, 1, 1), by=keeper)
    assert teams.close(team=team, on=ON, by=keeper).closed_on == ON
    assert AuditEvent.objects.get(type="team:close").subject == "team:a"
