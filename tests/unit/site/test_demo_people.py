"""The demo's record: the example's people, and a few stories that make its pages worth looking at."""

from datetime import date

import pytest

from goldenthread.access.actions import users
from goldenthread.access.actions.users import Post
from goldenthread.access.models import Opening, Restriction
from goldenthread.analysis.tables import Dataset
from goldenthread.extracts.actions import extracts
from goldenthread.extracts.models import Load
from goldenthread.record.chronology.models import Line
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Address, Person, Relationship
from goldenthread.site import demo_people
from record_and_dataset import dataset, frames
from small_authority import small_authority

pytestmark = pytest.mark.django_db
POSTS = {"social-worker": Post("t3", "w3"), "team-manager": Post("t3")}


def made_users(posts=POSTS):
    return {user.role_slug: user for user in users.ensure_demo(posts=posts, by=None)}


@pytest.fixture
def told():
    found = made_users()
    assert demo_people.load(small_authority(), found) == "400 people were added"
    return found


def named(given):
    return Person.objects.get(given_name=given)


def test_the_social_worker_sees_the_example_s_children_and_the_family(told):
    seen = Person.objects.visible_to(told["social-worker"])
    assert seen.filter(imported=True).exists()
    assert seen.filter(family_name="Fairweather", born_on=None, expected_on=date(2015, 9, 14)).exists()
    assert seen.filter(given_name="Maureen").exists()


def test_three_generations_are_related(told):
    kinds = Relationship.objects.filter(person=named("Dana")).values_list("kind", flat=True)
    assert set(kinds) == {"mother", "partner", "former-partner"}
    assert Relationship.objects.filter(person=named("Maureen"), related=named("Dana"), kind="mother").exists()


def test_the_children_have_a_chronology(told):
    assert Line.objects.filter(person=named("Tilly")).count() == len(demo_people.HAPPENED)
    assert Line.objects.filter(person=named("Jonah"), significance="key").count() == 3


def test_the_father_must_not_learn_the_new_home(told):
    home = Address.objects.get(person=named("Tilly"), confidential=True)
    assert "WX9 6PD" in Confidentiality(named("Craig")).secrets()
    assert Confidentiality(named("Craig")).address(home) == "Address withheld"


def test_a_neighbour_s_child_was_opened_and_waits_for_review_by_the_manager(told):
    opening = Opening.objects.get()
    assert (opening.user, opening.subject_id) == (told["social-worker"], named("Rory").pk)
    assert list(Opening.objects.waiting().reviewable_by(told["team-manager"])) == [opening]


def test_nobody_but_who_is_named_sees_the_restricted_record(told):
    amira = named("Amira")
    assert Restriction.objects.get().subject_id == amira.pk
    sees = {slug for slug, user in told.items() if Person.objects.visible_to(user).filter(pk=amira.pk).exists()}
    assert sees == {"service-manager"}


def test_the_stories_are_told_once(told):
    before = Person.objects.count()
    Load.objects.update(fingerprint="another")
    assert demo_people.load(small_authority(), told) == "0 people were added"
    assert Person.objects.count() == before


def test_without_teams_and_posts_the_stories_are_told_all_the_same():
    found = made_users({})
    assert demo_people.load(dataset(), found) == "2 people were added"
    assert Opening.objects.filter(subject_id=named("Rory").pk).exists()


def test_another_authority_s_dataset_stops_nothing(told):
    other = Dataset.from_frames(
        frames(dataset()), authority="Elsewhere", as_at=date(2015, 6, 30), covers_from=date(2014, 4, 1), source="x"
    )
    assert demo_people.load(other, told).endswith("is not loaded into it. The record stays as it is.")


def test_what_is_told_counts_in_no_figure(told, tmp_path):
    """Figures are counted from the dataset, which the stories do not touch; an extract of the record has them."""
    built = extracts.build(
        authority="Wexcombe", as_at=date(2015, 6, 30), to=tmp_path / "extract", by=told["performance-analyst"]
    )
    assert built.manifest.rows["ssd_person"] == 400 + len(demo_people.FAIRWEATHERS) + 2
