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
from made_up_people import make_address, make_family, make_person

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
    found = ("7 Refuge Row", "Kim Marsh", "Kimberley Oyelaran", "Leon Dark", "WX9 1AA", "WX91AA")
    assert Confidentiality(father).secrets() == found
    assert Confidentiality(mother).secrets() == ("7 Refuge Row", "WX9 1AA", "WX91AA")


def test_any_number_of_people_is_one_query(mother, father, django_assert_num_queries):
    homes = [make_address(make_person()) for _ in range(5)]
    withhold(mother, father)
    with django_assert_num_queries(1):
        rule = Confidentiality(father)
        assert [rule.address(home) for home in homes] == [lines(home) for home in homes]
