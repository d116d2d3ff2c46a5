"""How long a record is kept: the longest rule of all that it is, from the day that the rule names."""

from datetime import date

import pytest
from django.utils import timezone

from goldenthread.codes import UserError
from goldenthread.codes.retention import RULES, rule
from goldenthread.record.information_rights.models import ClassOfRecord
from goldenthread.record.information_rights.retention import kept
from made_up_people import make_family, make_person, make_user, relate

pytestmark = pytest.mark.django_db

BORN = date(2004, 2, 29)


def classed(person, kind, event_on=None):
    facts = {"event_on": event_on, "set_by": make_user(), "set_at": timezone.now()}
    return ClassOfRecord.objects.create(person=person, kind=kind, **facts)


def make(kind, event_on=None, **facts):
    person = make_person(**{"born_on": BORN, **facts})
    classed(person, kind, event_on)
    return person


def test_every_rule_names_its_source_and_how_far_it_was_traced():
    assert [each.id for each in RULES if not each.source or not each.verified] == []
    assert {each.id for each in RULES if each.verified == "local"} == {"child-in-need", "early-help", "contact"}


@pytest.mark.parametrize(
    ("kind", "event_on", "until"),
    [
        ("looked-after", None, date(2079, 2, 28)),  # the 75th birthday; 2079 is no leap year
        ("care-leaver", None, date(2079, 2, 28)),
        ("child-in-need", None, date(2029, 2, 28)),
        ("adoption", date(2008, 7, 1), date(2108, 7, 1)),  # 100 years from the order
        ("foster-carer", date(2012, 3, 31), date(2022, 3, 31)),
        ("foster-applicant", date(2014, 1, 15), date(2017, 1, 15)),
        ("contact", date(2014, 6, 1), date(2020, 6, 1)),
    ],
)
def test_each_class_of_record_has_its_day(kind, event_on, until):
    assert kept(make(kind, event_on)).until == until


def test_a_looked_after_child_who_died_young_is_kept_fifteen_years_from_death():
    died = make("looked-after", died_on=date(2015, 5, 1))
    assert kept(died).until == date(2030, 5, 1)
    assert "15 years from death" in kept(died).why
    assert kept(make("looked-after", born_on=date(1990, 1, 1), died_on=date(2014, 1, 1))).until == date(2065, 1, 1)


def test_dying_young_changes_nothing_where_the_rule_does_not_say_so():
    assert kept(make("child-in-need", died_on=date(2015, 5, 1))).until == date(2029, 2, 28)


def test_the_longest_rule_wins():
    child = make("child-in-need")
    classed(child, "looked-after")
    assert kept(child).until == date(2079, 2, 28)


@pytest.mark.parametrize("facts", [{"kind": "looked-after", "born_on": None}, {"kind": "adoption"}])
def test_a_record_whose_day_is_not_known_is_kept(facts):
    assert kept(make(**facts)).until is None
    assert "is not known" in kept(make(**facts)).why


def test_a_day_that_is_not_known_keeps_longer_than_any_that_is():
    child = make("looked-after")
    classed(child, "adoption")
    assert kept(child).until is None


def test_a_record_that_nobody_has_classed_is_kept():
    assert kept(make_person()).why == "Kept: nobody has said what kind of record this is."


def test_a_parent_is_kept_as_long_as_the_longest_kept_child():
    mother, older, younger = make_person("Kim"), make("child-in-need"), make("looked-after")
    relate(mother, "mother", older)
    make_family(mother, younger)
    assert kept(mother).until == date(2079, 2, 28)
    assert kept(mother).why.startswith("Kept as part of a relative's record. Looked after child: 75 years")


def test_a_relative_with_a_class_of_their_own_goes_by_it():
    grandmother, child = make("foster-carer", date(2012, 3, 31)), make("looked-after")
    relate(grandmother, "grandmother", child)
    relate(child, "grandchild", grandmother)
    assert kept(grandmother).until == date(2022, 3, 31)


def test_any_family_is_as_many_queries(django_assert_num_queries):
    parent = make_person("Kim")
    make_family(parent, *(make("child-in-need") for _ in range(5)))
    with django_assert_num_queries(3):
        kept(parent)


def test_a_rule_that_is_not_known_or_not_yet_in_force_is_said():
    with pytest.raises(UserError, match="No retention rule 'no-such' was in force on 1 January 2020"):
        rule("no-such", date(2020, 1, 1))
    with pytest.raises(UserError, match="'looked-after' was in force on 1 January 2001"):
        rule("looked-after", date(2001, 1, 1))
