"""The queries of ``visible_to`` against the slow, obvious rule of ``plain_access``, over made-up worlds."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.access.data_classes import ITEM_CHOICES
from goldenthread.access.models import (
    Block,
    Cover,
    Grant,
    Involvement,
    Opening,
    Restriction,
    Service,
    Team,
    TeamAlias,
    User,
)
from goldenthread.access.roles import ROLES
from goldenthread.access.subjects import SubjectQuerySet, may_see
from goldenthread.kit import clock
from goldenthread.record.people.models import Address, Person
from made_up_people import make_person
from plain_access import World, sees

TEAMS, SERVICES = ("t1", "t2", "t3", "t4"), ("s1", "s2")
USERS, CHILDREN = ("u1", "u2"), ("c1", "c2", "c3")
CLASSES = [value for value, _ in ITEM_CHOICES]

child, user = st.sampled_from(CHILDREN), st.sampled_from(USERS)
team, service, role = st.sampled_from(TEAMS), st.sampled_from(SERVICES), st.sampled_from(sorted(ROLES))
# Some that hold today, some that are over, some yet to begin; the first and the last day themselves.
days = st.sampled_from([(-9, None), (0, 0), (-9, 0), (0, 9), (-9, -1), (1, None)])
hours_ago = st.sampled_from([-1, 1, 7, 9])


@st.composite
def worlds(draw):
    """Facts with days as numbers from today on; ``build`` and ``plain`` make the rest of them."""
    few = lambda each, most=4: draw(st.lists(each, max_size=most))  # noqa: E731
    return {
        "service_of": {each: draw(service) for each in TEAMS},
        "merged": draw(st.booleans()),
        "left": draw(st.booleans()),
        "posts": [(who, draw(role), draw(team), draw(st.sampled_from((*SERVICES, "")))) for who in USERS],
        "covers": few(st.tuples(user, role, team, service, days), 2),
        "involvements": few(st.tuples(child, st.none() | user, team, days), 6),
        "grants": few(st.tuples(child, user, st.sampled_from([*CLASSES, "R", "R"]), days)),
        "restrictions": few(st.tuples(child, days), 2),
        "blocks": few(st.tuples(child, user, days), 2),
        "openings": few(st.tuples(child, user, hours_ago), 2),
    }


def dates(span):
    today = clock.today()
    return [None if each is None else today + timedelta(days=each) for each in span]


def plain(facts, now) -> World:
    """The world as the slow rule reads it. t4, where merged, went into t1."""
    spans = lambda rows: [(*row[:-1], *dates(row[-1])) for row in rows]  # noqa: E731
    return World(
        service_of=facts["service_of"],
        into={"t4": "t1"} if facts["merged"] else {},
        left={"u2"} if facts["left"] else set(),
        posts=[(*post, *dates((-99, None))) for post in facts["posts"]] + spans(facts["covers"]),
        involvements=spans(facts["involvements"]),
        grants=spans(facts["grants"]),
        restrictions=spans(facts["restrictions"]),
        blocks=spans(facts["blocks"]),
        openings=[(who, by, now - timedelta(hours=ago)) for who, by, ago in facts["openings"]],
    )


def between(span):
    return dict(zip(("starts_on", "ends_on"), dates(span), strict=True))


def build(facts, now):
    """The same world in the database: its users and its children, with a row of every class for each."""
    services = {code: Service.objects.create(code=code, name=code) for code in SERVICES}
    teams = {
        code: Team.objects.create(code=code, name=code, service=services[facts["service_of"][code]]) for code in TEAMS
    }
    TeamAlias.objects.create(team=teams["t4"], alias="t4-of-old")
    if facts["merged"]:
        Team.objects.filter(code="t4").update(current=teams["t1"])
    people = {
        name: User.objects.create(username=name, role_slug=slug, team_id=code, service_code=home)
        for name, slug, code, home in facts["posts"]
    }
    User.objects.filter(username="u2").update(is_active=not facts["left"])
    children = {name: make_person(name) for name in CHILDREN}
    for each in children.values():
        Address.objects.bulk_create([Address(person=each, data_class=value) for value in CLASSES])
    stand(facts, now, teams, people, children)
    return {name: User.objects.get(username=name) for name in USERS}, children


def stand(facts, now, teams, people, children):
    """How the users stand to the children."""
    by = {"reason": "-"}
    for who, slug, code, home, span in facts["covers"]:
        place = {"role_slug": slug, "team_id": code, "service_code": home}
        Cover.objects.create(user=people[who], **place, arranged_by_id=1, **by, **between(span))
    for who, worker, code, span in facts["involvements"]:
        Involvement.objects.create(
            subject_id=children[who].pk, user=people.get(worker), team=teams[code], kind="x", **between(span)
        )
    for who, worker, value, span in facts["grants"]:
        about = {"subject_id": children[who].pk, "user": people[worker], "data_class": value}
        Grant.objects.create(**about, purpose="-", given_by_id=1, **between(span))
    for who, span in facts["restrictions"]:
        Restriction.objects.create(subject_id=children[who].pk, set_by_id=1, **by, **between(span))
    for who, worker, span in facts["blocks"]:
        Block.objects.create(subject_id=children[who].pk, user=people[worker], set_by_id=1, **by, **between(span))
    for who, worker, ago in facts["openings"]:
        at = now - timedelta(hours=ago)
        about = {"subject_id": children[who].pk, "user": people[worker], "role_slug": "x", "purpose": "x"}
        Opening.objects.create(**about, **by, opened_at=at, closes_at=at + timedelta(hours=8))


def seen(user):
    """What the queries say: by child's name the classes, asked for class by class and of rows of many classes."""
    one_by_one, together = {}, {}
    for value in CLASSES:
        for person in Person.objects.filter(may_see(user, value_of(value), "pk")):
            one_by_one.setdefault(person.given_name, set()).add(value)
    for address in Address.objects.visible_to(user).select_related("person"):
        together.setdefault(address.person.given_name, set()).add(address.data_class)
    assert one_by_one == together
    general = {name for name, classes in one_by_one.items() if "G" in classes}
    assert {person.given_name for person in Person.objects.visible_to(user)} == general
    return one_by_one


def value_of(value):
    return next(each for each in type(SubjectQuerySet.data_class) if each.value == value)


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(worlds())
def test_the_queries_say_what_the_plain_rule_says(facts):
    now = timezone.now()
    world = plain(facts, now)
    with transaction.atomic():
        users, children = build(facts, now)
        for name, user in users.items():
            expected = {
                child: {value for value in CLASSES if sees(world, name, child, value, clock.today(), now)}
                for child in children
            }
            assert seen(user) == {child: classes for child, classes in expected.items() if classes}
        transaction.set_rollback(True)
