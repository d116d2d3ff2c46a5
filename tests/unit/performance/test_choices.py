"""What a person may look at, from the address."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from goldenthread.access.models import User
from goldenthread.analysis.periods import period
from goldenthread.oversight.performance import choices
from goldenthread.oversight.performance.choices import Choice


def person(role, team=""):
    return User(username=role, role_slug=role, team_id=team)


def request(user=None, **query):
    made = RequestFactory().get("/performance/", query)
    made.user = user or person("head-of-service")
    return made


def test_the_usual_period_is_the_latest_year_that_is_over(dataset):
    assert choices.read(request(), dataset) == Choice(period("2014-15"), None)


def test_a_year_that_ends_today_is_over():
    manifest = SimpleNamespace(manifest=SimpleNamespace(as_at=period("2014-15").end))
    assert choices.usual_period(manifest) == period("2014-15")


def test_a_period_and_a_team_are_read_from_the_address(dataset):
    assert choices.read(request(period="2014-15-Q2", team="Duty Team"), dataset) == Choice(
        period("2014-15-Q2"), "Duty Team"
    )


def test_what_is_no_period_or_team_is_said_in_one_sentence(dataset):
    assert "'2014-99' is not a period" in choices.read(request(period="2014-99"), dataset).problem
    assert choices.read(request(team="Nobody"), dataset).problem == "There is no team called 'Nobody'."


def test_another_team_is_refused_to_whoever_has_one(dataset):
    manager = person("team-manager", "t1")
    assert choices.read(request(manager, team="Duty Team"), dataset).team == "Duty Team"
    with pytest.raises(PermissionDenied):
        choices.read(request(manager, team="Long Term Team"), dataset)


@pytest.mark.parametrize(
    ("user", "teams"),
    [
        (person("head-of-service"), 3),
        (person("elected-member"), 3),
        (person("team-manager", "t2"), 1),
        (person("social-worker"), 0),
    ],
)
def test_the_teams_on_offer_are_those_open_to_the_person(user, teams, dataset):
    offered = choices.team_options(user, dataset, None)
    assert offered[0].text == "Whole authority"
    assert len(offered) == teams + 1


def test_the_picker_offers_whole_years_quarters_and_months_newest_first(dataset):
    offered = dict(choices.period_options(dataset, period("2014-15")))
    assert [option.value for option in offered["Years"]] == ["2014-15", "2013-14", "2012-13", "2011-12"]
    assert offered["Quarters"][0].text == "April to June 2015"
    assert (offered["Months"][0].text, len(offered["Months"])) == ("June 2015", choices.MONTHS_OFFERED)
    assert [option.value for title in offered for option in offered[title] if option.selected] == ["2014-15"]


def test_a_chosen_period_that_is_not_offered_is_among_them_all_the_same(dataset):
    chosen = period("12m-to-2015-05-31")
    assert dict(choices.period_options(dataset, chosen))["Chosen"][0].text == "12 months to 31 May 2015"


def test_an_address_is_the_same_however_it_was_reached():
    assert Choice(period("2014-15"), "Duty Team").query() == "period=2014-15&team=Duty+Team"
    assert Choice(period("2014-15"), None).query() == "period=2014-15"
    assert Choice(period("2014-15"), None).query(page="2") == "page=2&period=2014-15"


def test_a_trend_ends_with_the_period():
    months = choices.months_before(period("2014-15-Q2"), 12)
    assert (months[0].label, months[-1].label) == ("2013-10", "2014-09")
