"""Teams and involvements of a dataset, so that workers and teams see the records of their work."""

from datetime import date

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.actions import imports
from goldenthread.access.models import Involvement, Service, Team, TeamAlias
from goldenthread.record.people.models import Person
from made_up_people import make_person, make_user
from tables_by_hand import rows_of

pytestmark = pytest.mark.django_db
WORK = {
    "invo_involvements_id": "V1", "invo_professional_id": "W1", "invo_professional_team": "T1", "invo_person_id": "C1",
    "invo_professional_role_id": "CW", "invo_involvement_start_date": "2014-04-01",
}  # fmt: skip


@pytest.fixture
def operator():
    return make_user("system-administrator")


@pytest.fixture
def team():
    return Team.objects.create(code="T1", name="Duty Team")


@pytest.fixture
def child():
    return make_person()


@pytest.fixture
def load(operator, child):
    people = pl.DataFrame({"pers_person_id": ["C1"], "pk": [child.pk]})
    away = pl.Series(["C7"])

    def load(*work):
        return imports.load_involvements(rows=rows_of("ssd_involvements", work), people=people, away=away, by=operator)

    return load


def teams_of(operator, *rows, **more):
    departments = rows_of("ssd_department", rows)
    return imports.load_teams(departments=departments, teams=rows_of("teams", more.get("teams", [])), by=operator)


def test_only_who_may_loads(child):
    worker = make_user("social-worker")
    with pytest.raises(PermissionDenied):
        teams_of(worker, {"dept_team_id": "T1"})
    with pytest.raises(PermissionDenied):
        imports.load_involvements(
            rows=rows_of("ssd_involvements", [WORK]), people=pl.DataFrame(), away=pl.Series(), by=worker
        )


def test_teams_come_with_their_services_and_days(operator):
    row = {"team_id": "T1", "service_area": "front_door", "valid_from": "2001-01-12", "valid_to": "2015-03-31"}
    counts = teams_of(operator, {"dept_team_id": "T1", "dept_team_name": "Duty"}, {"dept_team_id": "T2"}, teams=[row])
    first, second = Team.objects.order_by("code")
    assert (first.name, first.service.name, first.opened_on) == ("Duty", "Front door and duty", date(2001, 1, 12))
    assert first.closed_on == date(2015, 4, 1)
    assert (second.name, second.service) == ("T2", None)
    assert counts == {"added": 2, "changed": 0, "unchanged": 0}


def test_a_known_team_stays_as_it_is_kept_here(operator, team):
    TeamAlias.objects.create(team=team, alias="T9")
    counts = teams_of(operator, {"dept_team_id": "T1", "dept_team_name": "Other"}, {"dept_team_id": "T9"})
    assert counts["unchanged"] == 2
    assert Team.objects.get().name == "Duty Team"
    assert not Service.objects.exists()


def test_a_worker_who_is_a_user_here_sees_the_child(load, team):
    worker = make_user("social-worker", worker_id="W1")
    assert load(WORK).counts == {"added": 1, "changed": 0, "unchanged": 0, "left": 0, "gone": 0, "refused": 0}
    made = Involvement.objects.get()
    assert (made.user, made.team, made.kind, made.starts_on) == (worker, team, "lead-worker", date(2014, 4, 1))
    assert Person.objects.visible_to(worker).exists()


def test_the_work_of_nobody_here_is_the_teams(load, team):
    TeamAlias.objects.create(team=team, alias="T9")
    load(WORK | {"invo_professional_team": "T9", "invo_professional_role_id": None})
    made = Involvement.objects.get()
    assert (made.user, made.team, made.kind) == (None, team, "worker")
    assert Person.objects.visible_to(make_user("social-worker", team="T1")).exists()


def test_work_of_nobody_and_no_team_here_and_of_a_merged_record_is_left(load, team):
    gone = WORK | {"invo_involvements_id": "V2", "invo_person_id": "C7"}
    assert load(WORK | {"invo_professional_team": "T5"}, gone).counts["left"] == 2
    assert not Involvement.objects.exists()


def test_the_same_again_changes_nothing_and_an_end_is_a_change(load, team):
    load(WORK, WORK | {"invo_involvements_id": "V2"})
    assert load(WORK, WORK | {"invo_involvements_id": "V2"}).counts["unchanged"] == 2
    counts = load(WORK | {"invo_involvement_end_date": "2015-01-01", "invo_worker_change_reason": "FCONTA"}).counts
    assert (counts["changed"], counts["gone"]) == (1, 1)
    made = Involvement.objects.get(source_id="V1")
    assert (made.ends_on, made.end_reason) == (date(2015, 1, 1), "FCONTA")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"invo_person_id": "C9"}, "invo_person_id names nobody of ssd_person"),
        ({"invo_involvement_start_date": None}, "invo_involvement_start_date is empty"),
        ({"invo_professional_role_id": "R" * 41}, "invo_professional_role_id is longer than 40 characters"),
        ({"invo_professional_role_id": "\0"}, "invo_professional_role_id holds a null character"),
    ],
)
def test_what_cannot_be_held_is_refused_in_words(change, reason, load, team):
    matched = load(WORK | change)
    assert matched.refused.rows() == [(0, "V1", reason)]
    assert matched.counts["refused"] == 1
