"""Every action of this room: who may, what is kept of it, what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.models import AuditEvent, Involvement
from goldenthread.kit import clock
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.versions import StaleError
from goldenthread.record.people.actions import (
    addresses,
    disabilities,
    families,
    households,
    identifiers,
    names,
    persons,
    recording,
    relationships,
    warnings,
    withholdings,
)
from goldenthread.record.people.models import (
    Address,
    Change,
    Disability,
    Family,
    FamilyMember,
    Household,
    HouseholdMember,
    Name,
    Person,
    Relationship,
)
from made_up_people import involve, make_person, make_team, make_user

pytestmark = pytest.mark.django_db

LONG_AGO = date(2010, 1, 1)
HOME = {"kind": "Primary Address", "parts": {"HOUSE": "12", "STREET": "Larch Lane"}, "postcode": "WX1 4QZ"}
HOME |= {"starts_on": LONG_AGO, "ends_on": None, "confidential": False}
ALIAS = {"kind": "alias", "given_name": "Nell", "family_name": "Marsh"}
NUMBER = {"kind": "upn", "value": "B801200005001"}
WARNING = {"kind": "staff", "text": "Visit in pairs", "starts_on": LONG_AGO}
KEPT = {"what": "address", "reason": "Fled violence", "starts_on": LONG_AGO}


@pytest.fixture
def worker():
    return make_user("social-worker")


@pytest.fixture
def ella(worker):
    return known(worker, "Ella", "Marsh")


@pytest.fixture
def kim(worker):
    return known(worker, "Kim", "Marsh", date(1985, 2, 3))


def known(worker, *args, **facts):
    person = make_person(*args, **facts)
    involve(person, worker)
    return person


ADDS = {
    "address": lambda ella, kim, by: addresses.add(person=ella, values=HOME, by=by),
    "disability": lambda ella, kim, by: disabilities.record(person=ella, version=ella.version, codes=["LD"], by=by),
    "family": lambda ella, kim, by: families.join(person=ella, other=kim, by=by),
    "household": lambda ella, kim, by: households.join(person=ella, other=kim, starts_on=None, by=by),
    "identifier": lambda ella, kim, by: identifiers.add(person=ella, values=NUMBER, by=by),
    "name": lambda ella, kim, by: names.add(person=ella, values=ALIAS, by=by),
    "relationship": lambda ella, kim, by: relationships.add(
        person=ella, related=kim, values={"kind": "sibling"}, by=by
    ),
    "warning": lambda ella, kim, by: warnings.add(person=ella, values=WARNING, by=by),
    "withholding": lambda ella, kim, by: withholdings.add(person=ella, kept_from=kim, values=KEPT, by=by),
}
CHANGES = {
    "address": lambda row, by, version: addresses.change(address=row, version=version, values=HOME, by=by),
    "identifier": lambda row, by, version: identifiers.change(identifier=row, version=version, values=NUMBER, by=by),
    "name": lambda row, by, version: names.change(name=row, version=version, values=ALIAS, by=by),
    "relationship": lambda row, by, version: relationships.change(
        relationship=row, version=version, values={"ends_on": LONG_AGO}, by=by
    ),
    "warning": lambda row, by, version: warnings.change(warning=row, version=version, values=WARNING, by=by),
    "withholding": lambda row, by, version: withholdings.change(withholding=row, version=version, values=KEPT, by=by),
    "household": lambda row, by, version: households.change(
        member=row, version=version, starts_on=LONG_AGO, ends_on=None, by=by
    ),
}


@pytest.mark.parametrize("noun", sorted(ADDS))
def test_what_is_added_is_audited_by_field_names_and_kept_in_the_history(noun, ella, kim, worker):
    ADDS[noun](ella, kim, worker)
    event = AuditEvent.objects.filter(type=f"{noun}:add", subject=ella.reference).get()
    assert (event.actor_id, event.subject_id) == (str(worker.pk), ella.pk)
    kept = Change.objects.filter(person=ella)
    assert {each.what for each in kept} == {f"{noun}.{name}" for name in event.details["fields"]} != set()
    assert {each.by_id for each in kept} == {worker.pk}


@pytest.mark.parametrize("noun", sorted(ADDS))
def test_nothing_is_added_by_whose_role_or_work_does_not_allow_it(noun, ella, kim):
    auditor, neighbour = make_user("auditor"), make_user("social-worker")
    involve(ella, auditor)
    involve(kim, auditor)
    for by in (auditor, neighbour):
        with pytest.raises(PermissionDenied):
            ADDS[noun](ella, kim, by)
    assert not AuditEvent.objects.exists()
    assert not Change.objects.exists()


@pytest.mark.parametrize("noun", sorted(CHANGES))
def test_a_change_over_an_earlier_version_is_refused_and_nothing_is_written(noun, ella, kim, worker):
    row = ADDS[noun](ella, kim, worker)
    assert CHANGES[noun](row, worker, 1).version == 2
    events, changes = AuditEvent.objects.count(), Change.objects.count()
    with pytest.raises(StaleError) as stale:
        CHANGES[noun](row, worker, 1)
    assert stale.value.current == row
    assert (AuditEvent.objects.count(), Change.objects.count()) == (events, changes)


@pytest.mark.parametrize("noun", sorted(CHANGES))
def test_nothing_is_changed_by_whose_role_or_work_does_not_allow_it(noun, ella, kim, worker):
    row = ADDS[noun](ella, kim, worker)
    auditor, neighbour = make_user("auditor"), make_user("social-worker")
    involve(ella, auditor)
    for by in (auditor, neighbour):
        with pytest.raises(PermissionDenied):
            CHANGES[noun](row, by, 1)


ENDS = {
    "relationship": lambda row, by, days: relationships.change(relationship=row, version=1, values=days, by=by),
    "warning": lambda row, by, days: warnings.change(warning=row, version=1, values=days, by=by),
    "withholding": lambda row, by, days: withholdings.change(withholding=row, version=1, values=days, by=by),
    "household": lambda row, by, days: households.change(member=row, version=1, by=by, **days),
}


@pytest.mark.parametrize("noun", sorted(ENDS))
def test_nothing_ends_before_it_begins(noun, ella, kim, worker):
    row = ADDS[noun](ella, kim, worker)
    days = {"starts_on": LONG_AGO, "ends_on": LONG_AGO - timedelta(days=1)}
    with pytest.raises(MistakeError, match="last day must be on or after"):
        ENDS[noun](row, worker, days)


# -- persons


def test_whoever_adds_a_person_works_with_them_for_thirty_days(worker):
    values = {"given_name": "Noah", "family_name": "Marsh", "born_on": date(2012, 1, 5)}
    noah = persons.create(values=values, by=worker)
    assert Person.objects.visible_to(worker).get() == noah
    involvement = Involvement.objects.get()
    assert (involvement.kind, involvement.ends_on) == ("recorded", clock.today() + timedelta(days=30))
    assert (noah.recorded_by_id, noah.imported) == (worker.pk, False)
    assert set(AuditEvent.objects.values_list("type", flat=True)) == {"person:add", "involvement:start"}


def test_an_unborn_baby_is_added_with_the_mother_and_her_family_and_is_born_under_the_same_address(kim, worker):
    baby = persons.create(values={"expected_on": date(2015, 9, 1)}, by=worker, mother=kim)
    relationship = Relationship.objects.get()
    assert (relationship.person, relationship.kind, relationship.related) == (kim, "mother", baby)
    assert Family.objects.get().members.count() == 2
    reference = baby.reference
    values = {"born_on": date(2015, 6, 29), "given_name": "Ada", "family_name": "Marsh", "sex": "F"}
    born = persons.born(person=baby, version=baby.version, values=values, by=worker)
    assert (born.is_unborn, born.reference) == (False, reference)
    assert AuditEvent.objects.filter(type="person:birth").exists()
    with pytest.raises(MistakeError, match="born already"):
        persons.born(person=born, version=born.version, values=values, by=worker)


def test_details_change_and_the_old_name_is_kept_where_it_was_theirs(ella, worker):
    persons.change(
        person=ella, version=1, values={"family_name": "Ash", "ethnicity": "WBRI"}, by=worker, former_name=True
    )
    former = Name.objects.get()
    assert (str(former), former.kind, former.ends_on) == ("Ella Marsh", "former", clock.today())
    assert Change.objects.get(what="person.family_name").before == "Marsh"
    persons.change(person=ella, version=2, values={"family_name": "Ash"}, by=worker, former_name=True)
    assert Name.objects.count() == 1
    with pytest.raises(StaleError):
        persons.change(person=ella, version=2, values={"family_name": "Oak"}, by=worker)


def test_a_death_is_recorded_and_cannot_be_before_birth_or_after_today(ella, worker):
    for day in (date(2008, 5, 13), clock.today() + timedelta(days=1)):
        with pytest.raises(MistakeError, match="date of death"):
            persons.died(person=ella, version=1, died_on=day, by=worker)
    assert persons.died(person=ella, version=1, died_on=date(2015, 3, 3), by=worker).died_on == date(2015, 3, 3)
    assert AuditEvent.objects.filter(type="person:death").exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Enter a name"),
        ({"given_name": "Noah", "born_on": date(2016, 1, 1)}, "date of birth must be today or earlier"),
        ({"given_name": "Noah", "died_on": date(2016, 1, 1)}, "date of death"),
    ],
)
def test_nobody_is_added_without_a_name_or_with_days_that_cannot_be(values, sentence, worker):
    with pytest.raises(MistakeError, match=sentence):
        persons.create(values=values, by=worker)
    assert not Person.objects.exists()


def test_only_those_who_may_add_a_person(ella, kim, worker):
    with pytest.raises(PermissionDenied):
        persons.create(values={"given_name": "Noah"}, by=make_user("auditor"))
    stranger = make_person()
    with pytest.raises(PermissionDenied):
        persons.create(values={"given_name": "Noah"}, by=worker, mother=stranger)
    assert Person.objects.count() == 3
    for act in (persons.change, persons.born):
        with pytest.raises(PermissionDenied):
            act(person=stranger, version=1, values={"given_name": "X"}, by=worker)
    with pytest.raises(PermissionDenied):
        persons.died(person=stranger, version=1, died_on=clock.today(), by=worker)


# -- names, numbers, disability


def test_what_a_confidential_name_says_is_not_repeated_in_the_history(ella, worker):
    name = names.add(person=ella, values=ALIAS | {"confidential": True}, by=worker)
    names.change(name=name, version=1, values=ALIAS | {"given_name": "Nelly", "confidential": False}, by=worker)
    texts = {text for each in Change.objects.all() for text in (each.before, each.after)}
    assert texts == {"", recording.KEPT_SECRET}


def test_a_name_needs_a_name(ella, worker):
    with pytest.raises(MistakeError, match="Enter a name"):
        names.add(person=ella, values={"kind": "alias"}, by=worker)


def test_the_same_number_is_not_recorded_twice(ella, worker):
    identifiers.add(person=ella, values=NUMBER, by=worker)
    with pytest.raises(MistakeError, match="recorded already"):
        identifiers.add(person=ella, values=NUMBER | {"value": "b801200005001"}, by=worker)


def test_disabilities_are_these_and_no_others(ella, worker):
    disabilities.record(person=ella, version=1, codes=["LD", "HEAR"], by=worker)
    disabilities.record(person=ella, version=2, codes=["HEAR", "AUT"], by=worker)
    assert set(Disability.objects.values_list("code", flat=True)) == {"HEAR", "AUT"}
    with pytest.raises(StaleError):
        disabilities.record(person=ella, version=2, codes=[], by=worker)
    with pytest.raises(MistakeError, match="either no disability"):
        disabilities.record(person=ella, version=3, codes=["NONE", "AUT"], by=worker)


# -- relationships, families, households


def test_nobody_is_related_to_themselves_or_twice_the_same(ella, kim, worker):
    for act in (
        lambda: relationships.add(person=ella, related=ella, values={"kind": "friend"}, by=worker),
        lambda: families.join(person=ella, other=ella, by=worker),
        lambda: households.join(person=ella, other=ella, starts_on=None, by=worker),
        lambda: withholdings.add(person=ella, kept_from=ella, values=KEPT, by=worker),
    ):
        with pytest.raises(MistakeError, match="somebody else"):
            act()
    relationships.add(person=ella, related=kim, values={"kind": "sibling"}, by=worker)
    relationships.add(person=kim, related=ella, values={"kind": "mother"}, by=worker)
    for person, related, kind in ((kim, ella, "sibling"), (kim, ella, "mother")):
        with pytest.raises(MistakeError, match="recorded already"):
            relationships.add(person=person, related=related, values={"kind": kind}, by=worker)


def test_a_family_is_joined_once_and_left(ella, kim, worker):
    member = families.join(person=ella, other=kim, by=worker)
    with pytest.raises(MistakeError, match="already"):
        families.join(person=ella, other=kim, by=worker)
    families.leave(member=member, by=worker)
    assert FamilyMember.objects.get().person == kim
    assert AuditEvent.objects.filter(type="family:remove", subject=ella.reference).exists()


def test_people_live_together_until_one_leaves(ella, kim, worker):
    member = households.join(person=ella, other=kim, starts_on=LONG_AGO, by=worker)
    with pytest.raises(MistakeError, match="already"):
        households.join(person=ella, other=kim, starts_on=LONG_AGO, by=worker)
    households.change(member=member, version=1, starts_on=LONG_AGO, ends_on=date(2015, 1, 1), by=worker)
    households.join(person=ella, other=kim, starts_on=date(2015, 6, 1), by=worker)
    assert (Household.objects.count(), HouseholdMember.objects.count()) == (1, 3)


# -- addresses


def test_a_confidential_address_is_of_its_class_and_its_text_is_not_in_the_history(ella, worker):
    address = addresses.add(person=ella, values=HOME | {"confidential": True}, by=worker)
    assert (address.data_class, address.confirmed) == ("V", True)
    assert not Change.objects.filter(after__contains="Larch").exists()
    opened = addresses.change(address=address, version=1, values=HOME, by=worker)
    assert opened.data_class == "G"
    assert not Change.objects.filter(after__contains="Larch").exists()


def test_business_support_notes_a_change_and_a_worker_confirms_it(ella, worker):
    clerk = make_user("business-support", team="team-a")
    involve(ella, team=make_team("team-a"))
    addresses.add(person=ella, values=HOME, by=worker)
    moved = {**HOME, "parts": {"HOUSE": "3"}, "starts_on": date(2015, 6, 1)}
    noted = addresses.add(person=ella, values=moved, by=clerk, leaves_earlier=True)
    earlier = Address.objects.exclude(pk=noted.pk).get()
    assert (noted.confirmed, earlier.confirmed, earlier.ends_on) == (False, False, date(2015, 5, 31))
    with pytest.raises(PermissionDenied):
        addresses.confirm(address=noted, version=1, by=clerk)
    assert addresses.confirm(address=noted, version=1, by=worker).confirmed
    assert not addresses.change(address=noted, version=2, values=moved, by=clerk).confirmed


@pytest.mark.parametrize(
    ("values", "more", "sentence"),
    [
        (HOME | {"parts": {"HOUSE": ""}, "postcode": ""}, {}, "Enter the address"),
        (HOME | {"ends_on": date(2009, 1, 1)}, {}, "last day"),
        (HOME | {"starts_on": None}, {"leaves_earlier": True}, "day the new address began"),
    ],
)
def test_an_address_that_cannot_be_is_refused(values, more, sentence, ella, worker):
    with pytest.raises(MistakeError, match=sentence):
        addresses.add(person=ella, values=values, by=worker, **more)


def test_showing_a_confidential_address_is_recorded_and_only_for_those_who_read_its_class(ella, worker):
    address = addresses.add(person=ella, values=HOME | {"confidential": True}, by=worker)
    analyst = make_user("performance-analyst")
    with pytest.raises(PermissionDenied):
        addresses.reveal(address=address, by=analyst)
    addresses.reveal(address=address, by=worker)
    assert AuditEvent.objects.get(type="address:reveal").subject == ella.reference


def test_all_of_an_action_happens_or_nothing(ella, kim, worker, monkeypatch):
    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr("goldenthread.access.actions.audit_events.record", fail)
    for add in ADDS.values():
        with pytest.raises(RuntimeError):
            add(ella, kim, worker)
    with pytest.raises(RuntimeError):
        persons.create(values={"given_name": "Noah"}, by=worker)
    assert Person.objects.count() == 2
    assert not any(model.objects.exists() for model in (Address, Name, Relationship, Household, Family, Change))
