"""Whom a user works with today: children first, as far as the user may see them, in a constant number of questions."""

from datetime import date, timedelta

import pytest

from goldenthread.access.models import Block, Restriction
from goldenthread.kit import clock
from goldenthread.record.people.queries import work
from made_up_people import involve, make_person, make_team, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user("social-worker")


def named(user) -> tuple[list[str], list[str]]:
    return tuple([each.name for each in group] for group in work.of_today(user))


def test_children_come_first_by_family_name_and_eighteen_is_grown_up(worker):
    today = clock.today()
    for given, family, born_on in (
        ("Ella", "Marsh", date(2008, 5, 14)),
        ("Ada", "Birch", date(today.year - 18, today.month, today.day) + timedelta(days=1)),
        ("Dana", "Marsh", date(today.year - 18, today.month, today.day)),
        ("Kim", "Alder", None),
    ):
        involve(make_person(given, family, born_on), user=worker)
    involve(make_person("", "Marsh", None, expected_on=date(2015, 9, 1)), user=worker)
    baby = "Marsh (unborn baby due 1 September 2015)"
    assert named(worker) == (["Kim Alder", "Ada Birch", baby, "Ella Marsh"], ["Dana Marsh"])


def test_each_says_how_old_they_are_and_as_what_one_works_with_them(worker):
    ella = make_person("Ella", "Marsh", date(2008, 5, 14))
    involve(ella, user=worker, kind="lead-worker", starts_on=date(2015, 3, 1))
    involve(ella, user=worker, kind="family-therapist", starts_on=date(2015, 4, 2))
    involve(ella, user=worker, kind="recorded", starts_on=date(2015, 3, 1))
    stan = make_person("Stan", "Marsh", date(1954, 12, 3), died_on=date(2011, 10, 9))
    involve(stan, user=worker, kind="recorded", starts_on=date(2015, 3, 1))
    involve(make_person("", "Marsh", None, expected_on=date(2015, 9, 1)), user=worker)
    children, others = work.of_today(worker)
    assert [each.age for each in (*children, *others)] == ["Unborn", "7 years", "Died 9 October 2011"]
    assert children[1].part == "Lead worker since 1 March 2015; family therapist since 2 April 2015"
    assert (children[1].reference, others[0].part) == (ella.reference, "Added the record since 1 March 2015")


def test_work_that_is_over_that_is_the_teams_or_that_is_with_somebody_out_of_sight_is_not_there(worker):
    today, yesterday = clock.today(), clock.today() - timedelta(days=1)
    over, teams, blocked, restricted, other = (make_person("Ella", f"Marsh{number}") for number in range(5))
    involve(over, user=worker, ends_on=yesterday)
    involve(teams, team=make_team())
    for person in (blocked, restricted):
        involve(person, user=worker)
    facts = {"starts_on": today, "reason": "-", "set_by_id": 0}
    Block.objects.create(subject_id=blocked.pk, user=worker, **facts)
    Restriction.objects.create(subject_id=restricted.pk, **facts)
    involve(make_person("Twin", "Marsh", merged_into=other), user=worker)
    assert named(worker) == ([], [])


def test_two_questions_however_many_there_are(worker, django_assert_max_num_queries):
    for number in range(30):
        involve(make_person("Ella", f"Marsh{number}"), user=worker)
    work.of_today(worker)  # finds the teams of the place, once a request
    with django_assert_max_num_queries(2):
        assert len(work.of_today(worker)[0]) == 30
