"""A renamed or merged team keeps its history in figures, and nobody meets a case whom they are kept from."""

import pytest

from goldenthread.access.actions import blocks, restrictions, teams
from goldenthread.access.models import Team
from goldenthread.access.scopes import scope
from goldenthread.analysis.indicators import CATALOGUE
from goldenthread.analysis.periods import period
from goldenthread.kit import clock
from goldenthread.oversight.performance import breakdowns, case_lists, datasets
from goldenthread.oversight.performance import teams as team_names
from goldenthread.oversight.performance.choices import Choice, teams_open_to
from goldenthread.record.people.models import Identifier
from made_up_people import make_person, make_team, make_user

RATE, YEAR = CATALOGUE["re_referral_rate_12m"], Choice(period("2014-15"), None)
WHOLE = "Whole authority"


@pytest.fixture
def keeper(dataset):
    return make_user("system-administrator")


@pytest.fixture
def known(dataset):
    """The teams of the dataset, as they are called there."""
    names = dict(dataset.table("ssd_department").select("dept_team_id", "dept_team_name").collect().iter_rows())
    return {code: make_team(code, name=name) for code, name in names.items()}


def by_team(user):
    rows = breakdowns.team_table(RATE, YEAR, user).rows
    return {row[0].text: row[2].text for row in rows}


def counts(share):
    return [int(part) for part in share.split(" of ")]


def test_a_renamed_team_has_its_whole_past_under_its_new_name(keeper, known):
    before = by_team(make_user("head-of-service"))
    teams.rename(team=known["t1"], name="Front Door", on=clock.today(), by=keeper)
    after = by_team(make_user("head-of-service"))
    assert after["Front Door"] == before[known["t1"].names.order_by("pk").first().name]
    assert set(after) - set(before) == {"Front Door"}
    assert by_team(make_user("team-manager", "t1")).keys() == {WHOLE, "Front Door"}


def test_a_merged_team_counts_for_the_one_that_carries_its_work(keeper, known):
    before = by_team(make_user("head-of-service"))
    old, new = known["t2"].name, known["t1"].name
    teams.merge(team=known["t2"], into=known["t1"], on=clock.today(), by=keeper)
    after = by_team(make_user("head-of-service"))
    assert old not in after
    assert after[WHOLE] == before[WHOLE]
    parts = zip(counts(before[old]), counts(before[new]), strict=True)
    assert counts(after[new]) == [sum(pair) for pair in parts]
    manager = make_user("team-manager", "t2")
    assert teams_open_to(manager, datasets.current()) == [new]
    assert set(case_lists.within(scope(manager), RATE.id, YEAR.period)["team"]) == {new}


def test_an_id_that_only_another_system_has_leads_to_the_team(keeper, known):
    teams.add_alias(team=known["t1"], alias="OLD-1", by=keeper)
    assert team_names.name_of("OLD-1", datasets.current()) == known["t1"].name


def test_nothing_is_renamed_where_nothing_changed(dataset, known):
    assert Team.objects.exists()
    assert datasets.current() is datasets.opened()


# -- cases of people whom a user is kept from


def test_restricted_people_and_those_one_is_blocked_from_are_in_no_case_list(dataset, django_assert_num_queries):
    head = make_user("head-of-service")
    everybody = case_lists.of(head, RATE.id, YEAR.period)
    restricted_id, blocked_id, seen_id = everybody["person_id"].unique().sort().head(3)
    restricted, blocked = make_person("A"), make_person("B", reference=blocked_id[:10])
    Identifier.objects.create(person=restricted, kind=Identifier.LOCAL, value=restricted_id)
    Identifier.objects.create(person=make_person("C"), kind=Identifier.LOCAL, value=seen_id)
    facts = {"subject": "-", "reason": "A relative of staff"}
    restrictions.set(subject_id=restricted.pk, by=make_user("director"), **facts)
    blocks.declare(subject_id=blocked.pk, by=head, **facts)
    left = case_lists.of(head, RATE.id, YEAR.period)
    assert set(everybody["person_id"]) - set(left["person_id"]) == {restricted_id, blocked_id}
    with django_assert_num_queries(2):
        case_lists.kept_from(head)
