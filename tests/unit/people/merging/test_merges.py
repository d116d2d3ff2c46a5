"""Merging: by two people, with the stricter of both kept, one at a time, and back again."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone

from goldenthread.access.actions import blocks
from goldenthread.access.models import AuditEvent, Block, Grant, Involvement, Restriction, User
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.information_rights.models import ClassOfRecord
from goldenthread.record.people.actions import merges, search_keys
from goldenthread.record.people.matching import find, read
from goldenthread.record.people.merging.choices import differences
from goldenthread.record.people.merging.relations import STAYS, pointing_to_people, that_move
from goldenthread.record.people.models import Address, Identifier, Name, Person, Relationship
from goldenthread.record.people.queries import relatives
from made_up_people import involve, make_address, make_family, make_person, make_user, relate

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker():
    return make_user("head-of-service")


@pytest.fixture
def approver():
    return make_user("director")


@pytest.fixture
def ella():
    return make_person("Ella", "Marsh", date(2008, 5, 14))


@pytest.fixture
def twin():
    person = make_person("Eleanor", "Marsh", date(2008, 5, 14), religion="Quaker")
    make_address(person)
    search_keys.refresh(people=[person.pk])
    return person


def ask(ella, twin, asker, given_name="standing"):
    return merges.ask(person=ella, duplicate=twin, choices={"given_name": given_name}, reason="one child", by=asker)


def approve(request, ella, twin, approver, **versions):
    seen = {person.reference: str(person.version) for person in (ella, twin)} | versions
    return merges.decide(request=request, approved=True, reason="seen both", versions=seen, by=approver)


def merged(ella, twin, asker, approver, given_name="standing"):
    return approve(ask(ella, twin, asker, given_name), ella, twin, approver)


def restrict(person, *users):
    since = {"subject_id": person.pk, "starts_on": clock.today()}
    Restriction.objects.create(reason="risk", set_by_id=0, **since)
    for user in users:
        Grant.objects.create(user=user, data_class="R", purpose="", given_by_id=0, **since)


def sees(user, person) -> bool:
    return Person.objects.visible_to(user).filter(pk=person.pk).exists()


def test_every_column_that_points_to_people_is_known_to_the_merge():
    """Whoever adds a model about people learns here what a merge has to do with it."""
    known = {each.label for each in pointing_to_people()}
    for model in (each for each in apps.get_models() if each.__module__.startswith("goldenthread.")):
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
            about = field.is_relation and field.related_model is Person
            if about:
                assert isinstance(field, models.ForeignKey), f"{field}: a merge moves foreign keys only"
                assert not field.unique, f"{field}: each of two records may have one"
            if about or field.name in ("subject_id", "person_id"):
                assert f"{model._meta.label}.{field.name}" in known
    assert set(STAYS) <= known
    assert {each.label for each in that_move()} == known - set(STAYS)


def test_what_the_other_had_is_the_standing_ones_and_its_reference_leads_there(ella, twin, asker, approver):
    involve(twin, user=asker)
    merged(ella, twin, asker, approver, "other")
    twin.refresh_from_db()
    assert twin.merged_into == ella
    ella.refresh_from_db()
    assert (ella.given_name, ella.religion) == ("Eleanor", "Quaker")
    assert Address.objects.get().person == ella
    assert Involvement.objects.get().subject_id == ella.pk
    assert [match.person for match in find(read("eleanor marsh"), by=asker)] == [ella.pk]
    told = AuditEvent.objects.filter(type="person:merge").order_by("pk")
    assert [event.subject_id for event in told] == [ella.pk, twin.pk]


def test_whoever_asked_does_not_approve(ella, twin, asker):
    with pytest.raises(UserError, match="someone else must decide it"):
        merged(ella, twin, asker, asker)
    assert not Person.objects.exclude(merged_into=None).exists()


def test_those_who_may_not_or_do_not_see_both(ella, twin, asker):
    worker = make_user("social-worker")
    with pytest.raises(PermissionDenied):
        ask(ella, twin, worker)
    with pytest.raises(PermissionDenied):
        approve(ask(ella, twin, asker), ella, twin, worker)


def test_a_refusal_leaves_both_apart(ella, twin, asker, approver):
    request = ask(ella, twin, asker)
    assert merges.decide(request=request, approved=False, reason="twins", versions={}, by=approver) is None
    assert merges.waiting(ella) is None
    assert Person.objects.current().count() == 2


def test_a_choice_for_every_difference(ella, twin, asker):
    with pytest.raises(MistakeError, match="Choose which to keep: given name"):
        ask(ella, twin, asker, "")


def test_yes_and_no_are_said_in_words(ella, twin):
    ella.needs_interpreter, twin.needs_interpreter = True, False
    said = {each.label: (each.standing, each.other) for each in differences(ella, twin)}
    assert said == {"Given name": ("Ella", "Eleanor"), "Needs an interpreter": ("Yes", "No")}


def test_a_relationship_between_the_two_goes_and_comes_back(ella, twin, asker, approver):
    sister = relate(twin, "sister", ella)
    merge = merged(ella, twin, asker, approver)
    assert not Relationship.objects.exists()
    merges.undo(merge=merge, reason="twins", by=approver)
    assert Relationship.objects.get() == sister


def test_a_death_before_the_birth_cannot_be_chosen(ella, asker):
    other = make_person("Ella", "Marsh", date(2004, 1, 1), died_on=date(2005, 1, 1))
    with pytest.raises(MistakeError, match="before the date of birth"):
        merges.ask(person=ella, duplicate=other, choices={"born_on": "standing"}, reason="one", by=asker)


def test_one_merge_at_a_time(ella, twin, asker):
    request = ask(ella, twin, asker)
    assert merges.waiting(twin) == request
    with pytest.raises(MistakeError, match="waiting for a decision already"):
        ask(twin, ella, asker)


def test_not_with_itself_nor_with_one_merged_already(ella, twin, asker, approver):
    with pytest.raises(MistakeError, match="this is the same one"):
        merges.ask(person=ella, duplicate=ella, choices={}, reason="x", by=asker)
    merged(ella, twin, asker, approver)
    twin.refresh_from_db()
    with pytest.raises(MistakeError, match="merged into another already"):
        merges.ask(person=ella, duplicate=twin, choices={}, reason="x", by=asker)


def test_a_record_changed_since_it_was_shown_is_looked_at_again(ella, twin, asker, approver):
    request = ask(ella, twin, asker)
    with pytest.raises(MistakeError, match="has been changed since"):
        approve(request, ella, twin, approver, **{twin.reference: "7"})
    assert merges.waiting(ella) == request


def test_rows_that_say_the_same_are_one_and_come_back_two(ella, twin, asker, approver):
    make_family(ella, twin)
    for person in (ella, twin):
        Identifier.objects.create(person=person, kind="nhs", value="9434765919")
        Name.objects.create(person=person, kind="alias", given_name=person.given_name)
    merge = merged(ella, twin, asker, approver)
    assert (ella.family_memberships.count(), ella.identifiers.count(), ella.names.count()) == (1, 1, 2)
    merges.undo(merge=merge, reason="twins", by=approver)
    assert (twin.family_memberships.count(), twin.identifiers.count(), twin.names.count()) == (1, 1, 1)


def test_what_each_has_once_stays_with_the_other_where_both_have_it(ella, twin, asker, approver):
    facts = {"kind": "child", "set_by": asker, "set_at": timezone.now()}
    for person, day in ((ella, date(2014, 1, 1)), (twin, date(2015, 1, 1))):
        ClassOfRecord.objects.create(person=person, event_on=day, **facts)
    ClassOfRecord.objects.create(person=twin, **facts | {"kind": "carer"})
    merged(ella, twin, asker, approver)
    assert ella.record_classes.count() == 2
    assert [each.kind for each in twin.record_classes.all()] == ["child"]


def test_a_restriction_of_either_is_kept_and_so_is_a_block(ella, twin, asker, approver):
    friend, other = make_user("head-of-service"), make_user("head-of-service")
    restrict(twin, asker, approver)
    Block.objects.create(subject_id=twin.pk, user=friend, reason="", set_by_id=0, starts_on=clock.today())
    merged(ella, twin, asker, approver)
    assert [sees(user, ella) for user in (asker, other, friend)] == [True, False, False]


def test_only_who_is_named_in_both_restricted_records_opens_the_merged_one(ella, twin, asker, approver):
    only_hers, only_his = make_user("head-of-service"), make_user("head-of-service")
    restrict(ella, asker, approver, only_hers)
    restrict(twin, asker, approver, only_his)
    merge = merged(ella, twin, asker, approver)
    assert [sees(user, ella) for user in (asker, only_hers, only_his)] == [True, False, False]
    merges.undo(merge=merge, reason="twins", by=approver)
    assert sees(only_hers, ella)
    assert sees(only_his, twin)


def test_who_works_here_does_not_see_the_relatives_that_a_merge_gave_them_until_it_is_undone(
    ella, twin, asker, approver
):
    """One colleague is the person of the standing record, another that of the duplicate."""
    hers, his = make_person("Rae", "Marsh"), make_person("Lee", "Vance")
    relate(hers, "sister", ella)
    relate(his, "father", twin)
    colleagues = [make_user("team-manager", subject_id=person.pk) for person in (ella, twin)]
    for user in colleagues:
        for person in (hers, his):
            involve(person, user=user)
    for person in (ella, twin):
        blocks.set_for_relatives(subject_id=person.pk, relatives=relatives.keys(person), by=asker)

    def seen():
        users = [User.objects.get(pk=user.pk) for user in colleagues]
        return [[sees(user, person) for person in (hers, his)] for user in users]

    apart = [[False, True], [True, False]]
    assert seen() == apart
    merge = merged(ella, twin, asker, approver)
    assert seen() == [[False, False], [False, False]]
    merges.undo(merge=merge, reason="twins", by=approver)
    assert seen() == apart
    assert AuditEvent.objects.filter(type="block:lift").count() == 2


def test_undone_what_was_changed_is_as_before_unless_somebody_changed_it_again(ella, twin, asker, approver):
    merge = merged(ella, twin, asker, approver, "other")
    ella.refresh_from_db()
    ella.save_over(ella.version, {"religion": "Sikh"})
    merges.undo(merge=merge, reason="twins", by=approver)
    ella.refresh_from_db()
    assert (ella.given_name, ella.religion) == ("Ella", "Sikh")


def test_merges_are_undone_in_turn(ella, twin, asker, approver):
    third, elder = make_person("Ella", "Marsh"), make_person("Ella", "Marsh")
    first = merged(ella, twin, asker, approver)
    ella.refresh_from_db()
    last = merged(ella, third, asker, approver)
    with pytest.raises(MistakeError, match="merged into this one since"):
        merges.undo(merge=first, reason="twins", by=approver)
    ella.refresh_from_db()
    outer = merged(elder, ella, asker, approver)
    twin.refresh_from_db()
    assert twin.merged_into == elder
    with pytest.raises(MistakeError, match="since been merged into another"):
        merges.undo(merge=last, reason="twins", by=approver)
    for merge in (outer, last):
        merges.undo(merge=merge, reason="no", by=approver)
    with pytest.raises(MistakeError, match="undone already"):
        merges.undo(merge=last, reason="no", by=approver)
    merges.undo(merge=first, reason="no", by=approver)
    assert Person.objects.current().count() == 4


def test_an_undoing_needs_a_reason_and_somebody_who_may(ella, twin, asker, approver):
    merge = merged(ella, twin, asker, approver)
    with pytest.raises(UserError, match="Say why these are two people"):
        merges.undo(merge=merge, reason=" ", by=approver)
    with pytest.raises(PermissionDenied):
        merges.undo(merge=merge, reason="x", by=make_user("social-worker"))


def test_whoever_asked_for_a_merge_does_not_undo_it(ella, twin, asker, approver):
    merge = merged(ella, twin, asker, approver)
    with pytest.raises(MistakeError, match="You asked for this merge, so somebody else must undo it"):
        merges.undo(merge=merge, reason="twins", by=asker)
    assert Person.objects.current().count() == 1
