"""Who is found, in what order, why, and who never is."""

from datetime import date, timedelta

import pytest

from goldenthread.access.models import Block, Grant, Restriction
from goldenthread.kit import clock
from goldenthread.record.people.actions import persons, removals, search_keys
from goldenthread.record.people.matching import find, likely_duplicates, read
from goldenthread.record.people.matching.places import keys_of_address
from goldenthread.record.people.models import Identifier, Name, NameWord, Person, Search, SearchKey, Withholding
from made_up_people import make_address, make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user()


@pytest.fixture
def kathryn():
    person = make_person("Kathryn", "O'Neill", date(2008, 5, 14))
    Name.objects.create(person=person, kind="former", given_name="Kathryn", family_name="Barrow")
    Identifier.objects.create(person=person, kind="nhs", value="943 476 5919")
    make_address(person)
    for given, family in (("Carl", "Oneda"), ("Karen", "Lark"), ("Kit", "Larch"), ("Otto", "Neale")):
        make_person(given, family, date(1990, 1, 1))
    search_keys.refresh(people=Person.objects.values_list("pk", flat=True))
    return person


@pytest.mark.parametrize(
    "typed",
    [
        "Catherine ONeil",
        "oneil kat",
        "kat o'neil",
        "O NEILL KATHRYN",
        "kate barrow",
        "k oneill",
        "oneill",
        "oneill 14/5/2008",
        "karthyn 14.5.08",
        "14 may 2008",
        "12 larch",
        "12 Larch Lane, WX1 4QZ",
        "wx1 4qz",
        "9434765919",
        "943 476 5919",
        "larch lane oneil",
    ],
)
def test_found_first(typed, kathryn, user):
    assert find(read(typed), by=user)[0].person == kathryn.pk


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Kathryn O'Neill", ("same name",)),
        ("Kate Oneill", ("form of the same name",)),
        ("Karthyn Oneil", ("name like it",)),
        ("14/5/2008", ("same date of birth",)),
        ("oneill 5/14/2008", ("same name",)),
        ("oneill 15/5/2008", ("same name", "date of birth: one digit different")),
        ("oneill 14/5/2009", ("same name", "date of birth: a year different")),
        ("9434765919", ("same number",)),
        ("kathryn 12 larch lane", ("same name", "same address")),
        ("kathryn wx1 4qz", ("same name", "same postcode")),
        ("kathryn 99 nowhere road", ("same name",)),
    ],
)
def test_says_why(typed, why, kathryn, user):
    assert find(read(typed), by=user)[0].why == why


def test_a_date_that_does_not_fit_is_no_reason(kathryn, user):
    assert find(read("oneill 1/1/1960"), by=user)[0].why == ("same name",)


def test_somebody_without_a_date_of_birth_may_be_meant(user):
    person = make_person("Ella", "Marsh", None)
    search_keys.refresh(people=[person.pk])
    found = find(read("ella marsh 14/5/2008 wx1 4qz"), by=user)
    assert found[0].why == ("same name", "date of birth not recorded")


def test_an_unborn_child_is_found_by_the_day_it_is_due(user):
    baby = make_person("", "", None, expected_on=date(2015, 11, 14))
    search_keys.refresh(people=[baby.pk])
    assert [match.person for match in find(read("14/11/2015"), by=user)] == [baby.pk]


def test_nothing_finds_nobody(kathryn, user):
    assert find(read(""), by=user) == []
    assert find(read("j"), by=user) == []


def test_a_search_takes_three_queries_whatever_the_data(kathryn, user, django_assert_num_queries):
    user.standing  # noqa: B018 - looked up once for a request
    with django_assert_num_queries(3):
        find(read("kat oneil 14/5/2008 12 larch"), by=user)


def test_a_confidential_address_is_never_matched(user):
    person = make_person()
    make_address(person, confidential=True)
    search_keys.refresh(people=[person.pk])
    assert find(read("12 larch lane wx1 4qz"), by=user) == []


@pytest.mark.parametrize("what", ["address", "both"])
def test_an_address_that_is_kept_from_somebody_is_never_matched(what, user):
    person = make_person()
    make_address(person)
    today = clock.today()
    withholding = {"person": person, "kept_from": make_person("Lee"), "what": what, "reason": "at risk"}
    Withholding.objects.create(starts_on=today + timedelta(days=3), **withholding)
    search_keys.refresh(people=[person.pk])
    assert find(read("12 larch lane wx1 4qz"), by=user) == []


def test_a_confidential_name_is_never_matched(user):
    person = make_person()
    Name.objects.create(person=person, kind="legal", given_name="Ottoline", family_name="Quarrendon", confidential=True)
    search_keys.refresh(people=[person.pk])
    assert find(read("ottoline quarrendon"), by=user) == []


def test_a_restricted_record_is_found_by_those_named_for_it_and_by_nobody_else(kathryn, user):
    since = {"subject_id": kathryn.pk, "starts_on": clock.today()}
    Restriction.objects.create(reason="a colleague's child", set_by_id=1, **since)
    assert kathryn.pk not in {match.person for match in find(read("oneill"), by=user)}
    Grant.objects.create(user=user, data_class="R", purpose="lead worker", given_by_id=1, **since)
    assert find(read("oneill"), by=user)[0].person == kathryn.pk


def test_whoever_is_blocked_does_not_find_the_person(kathryn, user):
    Block.objects.create(subject_id=kathryn.pk, user=user, reason="a sister", set_by_id=1, starts_on=clock.today())
    assert kathryn.pk not in {match.person for match in find(read("oneill"), by=user)}
    assert not Person.objects.findable_by(user).filter(pk=kathryn.pk).exists()


def test_a_merged_record_leads_to_the_one_that_stands(kathryn, user):
    twin = make_person("Perpetua", "Quarrendon", date(2001, 1, 1), merged_into=kathryn)
    search_keys.refresh(people=[kathryn.pk, twin.pk])
    assert [match.person for match in find(read("perpetua quarrendon"), by=user)] == [kathryn.pk]


def test_keys_follow_a_change_of_name_and_forget_the_word(kathryn, user):
    Name.objects.filter(person=kathryn).delete()
    Person.objects.filter(pk=kathryn.pk).update(family_name="Quarrendon")
    search_keys.refresh(people=[kathryn.pk])
    assert find(read("quarendon"), by=user)[0].person == kathryn.pk
    assert not NameWord.objects.filter(word__in=["oneill", "barrow"]).exists()
    assert not SearchKey.objects.filter(key="oneill").exists()


def test_likely_duplicates_are_those_very_like(kathryn, user):
    born = {"born_on": date(2008, 5, 14)}
    assert [match.person for match in likely_duplicates(given="Kate", family="Oneil", **born, by=user)] == [kathryn.pk]
    assert likely_duplicates(given="Perpetua", family="Quarrendon", **born, by=user) == []
    assert likely_duplicates(given="Kathryn", family="O'Neill", born_on=date(1961, 2, 3), by=user) == []


def test_a_key_and_a_word_say_what_they_are(kathryn):
    assert str(SearchKey.objects.filter(key="oneill").first()) == "f oneill"
    assert str(NameWord.objects.filter(word="oneill").first()) == "oneill"


@pytest.mark.parametrize(
    ("parts", "postcode", "keys"),
    [
        ({"HOUSE": "12", "STREET": "Larch Lane"}, "", {"@12 larch", "@larch"}),
        ({"HOUSE": "12"}, "WX1 4QZ", {"@12 wx14qz", "@wx14qz"}),
        ({"STREET": "The Street"}, "", {"@the"}),
        ({"STREET": "Street"}, "", set()),
        ({}, "", set()),
    ],
)
def test_the_keys_of_an_address(parts, postcode, keys):
    assert set(keys_of_address(parts, postcode)) == keys


def test_a_number_of_two_figures_is_no_key(user):
    person = make_person()
    Identifier.objects.create(person=person, kind="local", value="7")
    search_keys.refresh(people=[person.pk])
    assert not SearchKey.objects.filter(key__startswith="#").exists()


def test_whoever_is_added_is_found_at_once_and_forgotten_when_removed(user):
    person = persons.create(values={"given_name": "Perpetua", "family_name": "Quarrendon"}, by=user)
    assert [match.person for match in find(read("quarendon"), by=user)] == [person.pk]
    removals.remove(person=person)
    assert not NameWord.objects.exists()


def test_many_people_are_done_some_at_a_time(user, monkeypatch):
    monkeypatch.setattr(search_keys, "PEOPLE_AT_ONCE", 1)
    people = [make_person("Perpetua", "Quarrendon").pk for _ in range(3)]
    search_keys.refresh(people=people)
    assert {match.person for match in find(read("quarrendon"), by=user)} == set(people)


def test_a_search_is_called_by_its_reference(user):
    assert str(Search(reference="s-2345678x")) == "s-2345678x"
