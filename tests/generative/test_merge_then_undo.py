"""Whatever two records hold: merged and then undone, every row is as it was, and what came in between stays."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goldenthread.access.actions import blocks
from goldenthread.access.models import Block, Grant, Involvement, Restriction, User
from goldenthread.kit import clock
from goldenthread.record.people.actions import merges, search_keys
from goldenthread.record.people.merging.choices import OTHER, STANDING, differences
from goldenthread.record.people.models import (
    Address,
    Change,
    Disability,
    FamilyMember,
    Identifier,
    Name,
    Person,
    Relationship,
    Warning,
    Withholding,
)
from goldenthread.record.people.queries import relatives
from how_much import ON_POSTGRESQL
from made_up_people import make_family, make_person, make_user

pytestmark = pytest.mark.django_db

# What a merge and its undoing write of themselves.
ASIDE = {"Merge", "Request", "AuditEvent", "NameWord", "SearchKey"}
WHO = st.sampled_from(("standing", "other", "third"))
DAYS = st.sampled_from((date(2010, 1, 1), date(2012, 2, 2)))
FEW = st.sampled_from(("one", "two"))
FACTS = st.fixed_dictionaries(
    {
        "given_name": st.sampled_from(("Ella", "Eleanor", "")),
        "born_on": st.sampled_from((date(2008, 5, 14), date(2008, 5, 15), None)),
        "born_on_is_estimated": st.booleans(),
        "died_on": st.sampled_from((None, date(2014, 1, 1))),
        "needs_interpreter": st.sampled_from((None, True, False)),
        "why_involved": FEW,
        "religion": st.sampled_from(("", "Quaker", "Sikh")),
    }
)


def _row(kind: str, people: dict, who: str, whom: str, text: str, day: date, family, users) -> None:
    person, other, user = people[who], people[whom], users[text]
    since = {"subject_id": person.pk, "starts_on": day}
    if kind in ("relationship", "withholding") and person == other:
        return
    make = {
        "name": lambda: Name.objects.create(person=person, kind="alias", given_name=text, starts_on=day),
        "identifier": lambda: Identifier.objects.create(person=person, kind=text, value="123"),
        "disability": lambda: Disability.objects.create(person=person, code="NONE"),
        "address": lambda: Address.objects.create(person=person, parts={"HOUSE": text}, starts_on=day),
        "warning": lambda: Warning.objects.create(person=person, kind="other", text=text, starts_on=day),
        "family": lambda: FamilyMember.objects.create(family=family, person=person),
        "relationship": lambda: Relationship.objects.create(person=person, related=other, kind=text),
        "withholding": lambda: Withholding.objects.create(
            person=person, kept_from=other, what="name", reason=text, starts_on=day
        ),
        "change": lambda: Change.objects.create(person=person, what=text, at=timezone.now()),
        "merged": lambda: make_person(text, "Before", merged_into=person),
        "involvement": lambda: Involvement.objects.create(user=user, kind=text, **since),
        "grant": lambda: Grant.objects.create(user=user, data_class="R", purpose=text, given_by_id=1, **since),
        "restriction": lambda: Restriction.objects.create(reason=text, set_by_id=1, **since),
        "block": lambda: Block.objects.create(user=user, reason=text, set_by_id=1, **since),
        "user": lambda: User.objects.filter(pk=user.pk).update(subject_id=person.pk),
    }
    make[kind]()


KINDS = (
    *("name", "identifier", "disability", "address", "warning", "family", "relationship", "withholding", "change"),
    *("merged", "involvement", "grant", "restriction", "block", "user"),
)
ROWS = st.lists(st.tuples(st.sampled_from(KINDS), WHO, WHO, FEW, DAYS), max_size=14)


def everything() -> dict[str, list]:
    """Every row of every model of ours, but for the versions of people, which go up with each save, and for blocks
    that are over: that a merge kept somebody out while it stood is history.
    """
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("goldenthread.") and model.__name__ not in ASIDE:
            rows = Block.objects.on(clock.today()) if model is Block else model._base_manager.all()
            rows = json.loads(serializers.serialize("json", rows.order_by("pk")))
            for row in rows:
                row["fields"].pop("version" if model is Person else "", None)
            found[model.__name__] = rows
    return found


def merged(people, users, choose) -> object:
    """The merge, carried out by two who may, whatever restricts or blocks others."""
    for person in (people["standing"], people["other"]):
        since = {"subject_id": person.pk, "starts_on": date(2000, 1, 1)}
        for user in (users["asks"], users["decides"]):
            Grant.objects.create(user=user, data_class="R", purpose="", given_by_id=1, **since)
    before = everything()
    choices = {each.name: choose for each in differences(people["standing"], people["other"])}
    asked = {"person": people["standing"], "duplicate": people["other"], "choices": choices}
    request = merges.ask(**asked, reason="the same", by=users["asks"])
    versions = {person.reference: str(person.version) for person in (people["standing"], people["other"])}
    decision = {"approved": True, "reason": "seen", "versions": versions}
    return merges.decide(request=request, **decision, by=users["decides"]), before


def world(facts, rows) -> tuple[dict, dict]:
    roles = {"asks": "head-of-service", "decides": "director", "one": "social-worker", "two": "team-manager"}
    users = {name: make_user(role) for name, role in roles.items()}
    people = {name: make_person(**each) for name, each in zip(("standing", "other"), facts, strict=True)}
    people["third"] = make_person("Noah")
    family = make_family()
    for row in rows:
        _row(row[0], people, *row[1:], family, users)
    # As whoever records a relationship or links a user does: relatives are kept from each other's records.
    for person in people.values():
        blocks.set_for_relatives(subject_id=person.pk, relatives=relatives.keys(person), by=users["asks"])
    search_keys.refresh(people=[person.pk for person in people.values()])
    return people, users


def each_in_a_transaction_of_its_own(check, *args) -> None:
    with transaction.atomic():
        check(*args)
        transaction.set_rollback(True)


facts = st.tuples(FACTS, FACTS).map(
    lambda both: [{"given": each.pop("given_name"), **each} for each in map(dict, both)]
)

ELLA = {"given": "Ella"}
RELATED = [("relationship", "standing", "third", "one", date(2010, 1, 1))]


@settings(
    max_examples=8 if ON_POSTGRESQL else 25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(facts, ROWS, st.sampled_from((STANDING, OTHER)))
@example([ELLA, ELLA], [*RELATED, ("user", "standing", "other", "one", date(2010, 1, 1))], STANDING)
@example([ELLA, ELLA], [*RELATED, ("user", "other", "other", "one", date(2010, 1, 1))], STANDING)
def test_undone_everything_is_as_it_was(db, facts, rows, choose):
    each_in_a_transaction_of_its_own(_undone, facts, rows, choose)


def _undone(facts, rows, choose):
    people, users = world(facts, rows)
    merge, before = merged(people, users, choose)
    assert Person.objects.get(pk=people["other"].pk).merged_into == people["standing"]
    merges.undo(merge=merge, reason="two people", by=users["decides"])
    assert everything() == before
    assert merge.moved["stayed"] == {}


@settings(
    max_examples=5 if ON_POSTGRESQL else 15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(facts, ROWS, ROWS)
def test_what_was_added_in_between_stays_and_is_listed(db, facts, rows, later):
    later = [row for row in later if row[0] not in ("user", "merged", "restriction", "block")]
    each_in_a_transaction_of_its_own(_added_in_between, facts, rows, later)


def _added_in_between(facts, rows, later):
    people, users = world(facts, rows)
    merge, before = merged(people, users, STANDING)
    standing = people["standing"]
    family = make_family()
    for kind, _, _, text, day in later:
        _row(kind, people, "standing", "third", text, day, family, users)
    merges.undo(merge=merge, reason="two people", by=users["decides"])
    after = everything()
    for name, rows_before in before.items():
        keys = {row["pk"] for row in rows_before}
        assert [row for row in after[name] if row["pk"] in keys] == rows_before
    assert sum(len(keys) for keys in merge.moved["stayed"].values()) == len(later)
    assert not Address.objects.filter(person=standing, pk__in=merge.moved["rows"]["people.Address.person"]).exists()
