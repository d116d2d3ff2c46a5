"""What one person must not learn of another is left out of all that is opened from their record."""

from datetime import date, timedelta

import pytest

from goldenthread.kit import clock
from goldenthread.record.people.confidentiality import (
    CONFIDENTIAL_ADDRESS,
    WITHHELD_ADDRESS,
    WITHHELD_NAME,
    Confidentiality,
    lines,
)
from goldenthread.record.people.models import Name, Withholding
from made_up_people import make_address, make_family, make_person, relate

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother():
    return make_person("Kim", "Marsh", date(1985, 2, 3))


@pytest.fixture
def father():
    return make_person("Lee", "Marsh", date(1983, 7, 9))


def withhold(person, kept_from, what="address", **facts):
    facts = {"reason": "Fled violence", "starts_on": date(2010, 1, 1)} | facts
    return Withholding.objects.create(person=person, kept_from=kept_from, what=what, **facts)


def test_an_address_is_one_line():
    address = make_address(make_person(), postcode="WX1 4QZ")
    assert lines(address) == "12, Larch Lane, Wexcombe, WX1 4QZ"
    address.parts, address.postcode = {}, ""
    assert lines(address) == "Address not known"


def test_an_address_withheld_from_somebody_is_not_on_their_record(mother, father):
    home = make_address(mother)
    withhold(mother, father)
    assert Confidentiality(father).address(home) == WITHHELD_ADDRESS
    assert Confidentiality(mother).address(home) == lines(home)
    assert Confidentiality(make_person()).address(home) == lines(home)


def test_a_confidential_address_is_shown_on_its_own_page_alone_and_only_when_asked_for(mother, father):
    refuge = make_address(mother, confidential=True)
    own, other = Confidentiality(mother), Confidentiality(father)
    assert (own.address(refuge), own.address(refuge, revealed=True)) == (CONFIDENTIAL_ADDRESS, lines(refuge))
    assert (other.address(refuge), other.address(refuge, revealed=True)) == (WITHHELD_ADDRESS, WITHHELD_ADDRESS)
    assert (own.may_reveal(refuge), other.may_reveal(refuge)) == (True, False)


@pytest.mark.parametrize("what", ["name", "both"])
def test_a_name_withheld_from_somebody_is_not_on_their_record(what, mother, father):
    withhold(mother, father, what)
    assert Confidentiality(father).name(mother) == WITHHELD_NAME
    assert Confidentiality(mother).name(father) == "Lee Marsh"


def test_a_withholding_holds_between_its_days(mother, father):
    home = make_address(mother)
    yesterday = clock.today() - timedelta(days=1)
    withhold(mother, father, ends_on=yesterday)
    withhold(mother, father, starts_on=clock.today() + timedelta(days=1))
    assert Confidentiality(father).address(home) == lines(home)


def test_the_secrets_of_a_record_are_the_texts_that_nothing_made_from_it_may_contain(mother, father):
    make_family(mother, father)
    make_address(mother, "7", "Refuge Row", "WX9 1AA", confidential=True)
    make_address(mother, "", "", "")
    Name.objects.create(person=mother, kind="former", given_name="Kimberley", family_name="Oyelaran")
    Name.objects.create(person=father, kind="alias", given_name="Leon", family_name="Dark", confidential=True)
    withhold(mother, father, "both")
    addresses = ("7 Refuge Row", "7, Refuge Row", "WX9 1AA", "WX91AA")
    names = ("Kim Marsh", "Kimberley", "Kimberley Oyelaran", "Leon Dark", "Oyelaran")
    assert Confidentiality(father).secrets() == tuple(sorted((*addresses, *names)))
    assert Confidentiality(mother).secrets() == tuple(sorted((*addresses, "Leon Dark")))


def test_any_number_of_people_is_three_queries(mother, father, django_assert_num_queries):
    homes = [make_address(make_person()) for _ in range(5)]
    withhold(mother, father)
    with django_assert_num_queries(3):
        rule = Confidentiality(father)
        assert [rule.address(home) for home in homes] == [lines(home) for home in homes]


@pytest.mark.parametrize("how", ["confidential", "withheld"])
def test_whoever_lives_in_a_home_that_is_kept_secret_does_not_give_it_away(how, mother, father):
    ella = make_person()
    make_family(mother, father, ella)
    make_address(mother, "Flat 2, 7", "Refuge Row", "WX9 1AA", confidential=how == "confidential")
    if how == "withheld":
        withhold(mother, father)
    hers = make_address(ella, "7", "Refuge Rw", "wx91aa")
    hers.parts["FLAT"] = "2"
    hers.save()
    assert Confidentiality(father).address(hers) == WITHHELD_ADDRESS
    assert Confidentiality(father).address(make_address(ella, "9", "Refuge Row", "WX9 1AA")) != WITHHELD_ADDRESS
    assert Confidentiality(father).address(make_address(ella, "", "", "WX9 1AA")) == WITHHELD_ADDRESS


def test_their_own_address_in_a_home_that_is_confidential_is_shown_only_when_asked_for(mother):
    ella = make_person()
    relate(mother, "mother", ella)
    make_address(mother, "7", "Refuge Row", "WX9 1AA", confidential=True)
    hers = make_address(ella, "7", "Refuge Row", "WX9 1AA")
    rule = Confidentiality(ella)
    assert (rule.address(hers), rule.may_reveal(hers)) == (CONFIDENTIAL_ADDRESS, True)
    assert "7 Refuge Row" in rule.secrets()


def test_where_somebody_lives_themselves_is_no_secret_to_them(mother, father):
    make_family(mother, father)
    make_address(mother)
    withhold(mother, father)
    his = make_address(father)
    other = make_address(make_person())
    rule = Confidentiality(father)
    assert (rule.address(his), rule.address(other)) == (lines(his), lines(other))
    assert rule.secrets() == ()


def test_a_postcode_that_is_also_an_open_address_is_no_secret_but_the_house_is(mother, father):
    make_family(mother, father)
    make_address(mother, "", "Larch Lane", "WX1 4QZ", confidential=True, parts_more={"BUILDING": "Haven House"})
    make_address(father, "3", "Larch Lane", "WX1 4QZ")
    assert Confidentiality(father).secrets() == ("Haven House Larch Lane", "Haven House, Larch Lane")


def test_a_name_that_was_known_before_anything_was_withheld_is_no_secret(mother, father):
    ella = make_person("Zaria", "Oyelaran")
    make_family(mother, father, ella)
    facts = {"kind": "former", "family_name": "Marsh", "ends_on": date(2009, 12, 31)}
    Name.objects.create(person=ella, given_name="Eleanor", **facts)
    withhold(ella, father, "name")
    assert Confidentiality(father).secrets() == ("Oyelaran", "Zaria", "Zaria Oyelaran")
    mother.family_name = "Oyelaran"
    mother.save()
    assert Confidentiality(father).secrets() == ("Zaria", "Zaria Oyelaran")


def test_two_homes_of_which_nothing_is_known_are_not_one(mother, father):
    make_family(mother, father)
    make_address(mother, "", "", "", confidential=True)
    his = make_address(father, "", "", "")
    assert Confidentiality(father).address(his) == "Wexcombe"
