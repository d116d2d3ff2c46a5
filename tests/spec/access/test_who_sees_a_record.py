"""Who sees which classes of a record, and why: the rule of access/subjects.py written out for every role.

A child; a user of each role with a post in the team North of the service Safeguarding; and one thing between them. Each
block names the thing, then who sees which classes (G general, S sensitive, V safe contact, L legal, I intelligence,
A adoption, H personal to a worker, X carers', C complaints). Whoever is not in a block sees nothing.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldenthread.access.data_classes import ITEM_CHOICES
from goldenthread.access.models import Block, Cover, Grant, Involvement, Opening, Restriction, Team, TeamAlias, User
from goldenthread.access.roles import ROLES
from goldenthread.kit import clock
from goldenthread.record.people.models import Address
from made_up_people import make_person, make_team, make_user

pytestmark = pytest.mark.django_db
ORDER = "GSVLIAHXC"

WHO_SEES_WHAT = """
nothing:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user works with the child:
  GSVLI: social-worker, student-social-worker, independent-reviewing-officer
  GSVI: duty-worker
  GSV: out-of-hours-worker, early-help-worker, personal-adviser, short-break-worker, early-help-coordinator,
    practice-consultant, qa-manager, information-governance-lead
  GSVX: supervising-social-worker
  GSVLIX: assistant-team-manager, team-manager, service-manager, head-of-service, director
  C: complaints-manager
  GV: business-support

the user's work ended yesterday:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user's work ends today:
  GSVLI: social-worker, student-social-worker, independent-reviewing-officer
  GSVI: duty-worker
  GSV: out-of-hours-worker, early-help-worker, personal-adviser, short-break-worker, early-help-coordinator,
    practice-consultant, qa-manager, information-governance-lead
  GSVX: supervising-social-worker
  GSVLIX: assistant-team-manager, team-manager, service-manager, head-of-service, director
  C: complaints-manager
  GV: business-support

the user's work begins tomorrow:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user's team works with the child:
  GSV: social-worker, student-social-worker, duty-worker, early-help-coordinator, qa-manager,
    information-governance-lead
  GSVLIX: assistant-team-manager, team-manager, service-manager, head-of-service, director
  C: complaints-manager
  GV: business-support

a team that went into the user's works with the child:
  GSV: social-worker, student-social-worker, duty-worker, early-help-coordinator, qa-manager,
    information-governance-lead
  GSVLIX: assistant-team-manager, team-manager, service-manager, head-of-service, director
  C: complaints-manager
  GV: business-support

another team of the service works with the child:
  GSV: early-help-coordinator, qa-manager, information-governance-lead
  GSVLIX: service-manager, head-of-service, director
  C: complaints-manager

a team of another service works with the child:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user is named for the restricted record:
  GSV: social-worker, student-social-worker, duty-worker, out-of-hours-worker, early-help-worker, personal-adviser,
    supervising-social-worker, adoption-worker, short-break-worker, assistant-team-manager, team-manager,
    early-help-coordinator, practice-consultant, service-manager, independent-reviewing-officer, qa-manager, auditor,
    information-governance-lead, legal-adviser
  GSVLIX: head-of-service, director
  GSVC: complaints-manager
  GV: business-support
  G: performance-analyst

the user is named for the legal part:
  GL: social-worker, student-social-worker, assistant-team-manager, team-manager, service-manager,
    independent-reviewing-officer, legal-adviser
  G: duty-worker, out-of-hours-worker, early-help-worker, personal-adviser, supervising-social-worker,
    adoption-worker, short-break-worker, early-help-coordinator, practice-consultant, auditor, business-support,
    performance-analyst
  GSVLIX: head-of-service, director
  GSV: qa-manager
  GC: complaints-manager
  GSVL: information-governance-lead

the user was named for the legal part, until yesterday:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user is named for the adoption part:
  G: social-worker, student-social-worker, duty-worker, out-of-hours-worker, early-help-worker, personal-adviser,
    supervising-social-worker, short-break-worker, assistant-team-manager, team-manager, early-help-coordinator,
    practice-consultant, service-manager, independent-reviewing-officer, auditor, business-support,
    performance-analyst, legal-adviser
  GA: adoption-worker
  GSVLIX: head-of-service, director
  GSV: qa-manager
  GC: complaints-manager
  GSVA: information-governance-lead

the user opened the record an hour ago:
  GSV: social-worker, student-social-worker, duty-worker, out-of-hours-worker, early-help-worker, personal-adviser,
    assistant-team-manager, team-manager, early-help-coordinator, practice-consultant, service-manager,
    independent-reviewing-officer, qa-manager, information-governance-lead
  GSVLIX: head-of-service, director
  GSVC: complaints-manager
  G: performance-analyst

the user opened the record nine hours ago:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user works with the child and is kept from the record:

the user opened the record and is kept from it:

the user is named for the restricted record and is kept from it:

the user works with the child and the record is restricted:

the user opened the record and it is restricted since:

the user works with the child and is named for the restricted record:
  GSVLI: social-worker, student-social-worker, independent-reviewing-officer
  GSVI: duty-worker
  GSV: out-of-hours-worker, early-help-worker, personal-adviser, adoption-worker, short-break-worker,
    early-help-coordinator, practice-consultant, qa-manager, auditor, information-governance-lead, legal-adviser
  GSVX: supervising-social-worker
  GSVLIX: assistant-team-manager, team-manager, service-manager, head-of-service, director
  GSVC: complaints-manager
  GV: business-support
  G: performance-analyst

the user acts for the manager of the team that works with the child:
  GSVLIX: social-worker, student-social-worker, duty-worker, out-of-hours-worker, early-help-worker, personal-adviser,
    supervising-social-worker, adoption-worker, short-break-worker, assistant-team-manager, team-manager,
    early-help-coordinator, practice-consultant, service-manager, head-of-service, director,
    independent-reviewing-officer, qa-manager, auditor, information-governance-lead, business-support,
    performance-analyst, system-administrator, legal-adviser, commissioning-officer, advocacy-provider,
    return-interview-provider, mash-partner, lead-practitioner, conference-attendee, elected-member
  GSVLIXC: complaints-manager

the user acted for that manager until yesterday:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user acts for somebody who works with the child:
  GSVLIX: head-of-service, director
  GSV: qa-manager, information-governance-lead
  C: complaints-manager

the user acts for somebody who is named for the restricted record:

the user, who has left, worked with the child:
"""

# -- the things that may be between a user and a child


@pytest.fixture
def teams():
    """North; West, which went into North; South in the same service; Far, in another service."""
    north = make_team("north", "safeguarding")
    teams = {
        "north": north,
        "west": make_team("west", "front-door", current=north, closed_on=clock.today()),
        "south": make_team("south", "safeguarding"),
        "far": make_team("far", "leaving-care"),
    }
    TeamAlias.objects.create(team=north, alias="N01")
    return teams


@pytest.fixture
def child():
    child = make_person()
    Address.objects.bulk_create([Address(person=child, data_class=value) for value, _ in ITEM_CHOICES])
    return child


def today(days=0):
    return clock.today() + timedelta(days=days)


def work(child, user=None, team=None, first=-9, last=None):
    ends = None if last is None else today(last)
    Involvement.objects.create(
        subject_id=child.pk, user=user, team=team, kind="lead-worker", starts_on=today(first), ends_on=ends
    )


def grant(child, user, data_class, last=9):
    about = {"subject_id": child.pk, "user": user, "data_class": data_class, "purpose": "-", "given_by_id": 1}
    return Grant.objects.create(**about, starts_on=today(-9), ends_on=today(last))


def restrict(child):
    return Restriction.objects.create(subject_id=child.pk, reason="-", set_by_id=1, starts_on=today())


def block(child, user):
    Block.objects.create(subject_id=child.pk, user=user, reason="-", set_by_id=1, starts_on=today())


def opened(child, user, hours_ago=1):
    at = timezone.now() - timedelta(hours=hours_ago)
    times = {"opened_at": at, "closes_at": at + timedelta(hours=8)}
    Opening.objects.create(subject_id=child.pk, user=user, role_slug="-", purpose="-", reason="-", **times)


def act_for(user, other, first=-1, last=1):
    facts = {"role_slug": other.role_slug, "team_id": other.team_id, "service_code": other.service_code}
    days = {"starts_on": today(first), "ends_on": today(last)}
    Cover.objects.create(user=user, acting_for=other, **facts, **days, reason="-", arranged_by_id=1)


def manager_of_far():
    return make_user("team-manager", "far", "leaving-care", username="far-manager")


THINGS = {
    "nothing": lambda child, user, teams: None,
    "the user works with the child": lambda child, user, teams: work(child, user),
    "the user's work ended yesterday": lambda child, user, teams: work(child, user, last=-1),
    "the user's work ends today": lambda child, user, teams: work(child, user, last=0),
    "the user's work begins tomorrow": lambda child, user, teams: work(child, user, first=1),
    "the user's team works with the child": lambda child, user, teams: work(child, team=teams["north"]),
    "a team that went into the user's works with the child": lambda child, user, teams: work(child, team=teams["west"]),
    "another team of the service works with the child": lambda child, user, teams: work(child, team=teams["south"]),
    "a team of another service works with the child": lambda child, user, teams: work(child, team=teams["far"]),
    "the user is named for the restricted record": lambda child, user, teams: (
        restrict(child), grant(child, user, "R")),
    "the user is named for the legal part": lambda child, user, teams: grant(child, user, "L"),
    "the user was named for the legal part, until yesterday": lambda child, user, teams: grant(child, user, "L", -1),
    "the user is named for the adoption part": lambda child, user, teams: grant(child, user, "A"),
    "the user opened the record an hour ago": lambda child, user, teams: opened(child, user),
    "the user opened the record nine hours ago": lambda child, user, teams: opened(child, user, 9),
    "the user works with the child and is kept from the record": lambda child, user, teams: (
        work(child, user), block(child, user)),
    "the user opened the record and is kept from it": lambda child, user, teams: (
        opened(child, user), block(child, user)),
    "the user is named for the restricted record and is kept from it": lambda child, user, teams: (
        restrict(child), grant(child, user, "R"), block(child, user)),
    "the user works with the child and the record is restricted": lambda child, user, teams: (
        work(child, user), restrict(child)),
    "the user opened the record and it is restricted since": lambda child, user, teams: (
        opened(child, user), restrict(child)),
    "the user works with the child and is named for the restricted record": lambda child, user, teams: (
        work(child, user), restrict(child), grant(child, user, "R")),
    "the user acts for the manager of the team that works with the child": lambda child, user, teams: (
        work(child, team=teams["far"]), act_for(user, manager_of_far())),
    "the user acted for that manager until yesterday": lambda child, user, teams: (
        work(child, team=teams["far"]), act_for(user, manager_of_far(), -9, -1)),
    "the user acts for somebody who works with the child": lambda child, user, teams: (
        work(child, manager := manager_of_far()), act_for(user, manager)),
    "the user acts for somebody who is named for the restricted record": lambda child, user, teams: (
        restrict(child), work(child, team=teams["far"]), grant(child, manager := manager_of_far(), "R"),
        act_for(user, manager)),
    "the user, who has left, worked with the child": lambda child, user, teams: (
        work(child, user), User.objects.filter(pk=user.pk).update(is_active=False)),
}  # fmt: skip


def stated() -> dict[str, dict[str, str]]:
    """By thing: the classes that each role sees."""
    found = {}
    for block_ in WHO_SEES_WHAT.strip().split("\n\n"):
        heading, *lines = block_.replace("\n    ", " ").split("\n  ")
        rows = (line.split(": ") for line in lines)
        found[heading.rstrip(":")] = {role: classes for classes, roles in rows for role in roles.split(", ")}
    return found


def seen(child, user) -> str:
    classes = {row.data_class for row in Address.objects.visible_to(User.objects.get(pk=user.pk))}
    return "".join(each for each in ORDER if each in classes)


def test_every_thing_is_stated_and_only_roles_that_there_are():
    assert set(stated()) == set(THINGS)
    assert {role for block_ in stated().values() for role in block_} <= set(ROLES)


@pytest.mark.parametrize("thing", THINGS)
def test_each_role_sees_what_is_stated_and_nothing_else(thing, child, teams):
    found = {}
    for role in ROLES:
        user = make_user(role, "north", "safeguarding")
        THINGS[thing](child, user, teams)
        found[role] = seen(child, user)
        for model in (Involvement, Grant, Restriction, Block, Opening, Cover):
            model.objects.all().delete()
        User.objects.filter(username="far-manager").delete()
    assert {role: classes for role, classes in found.items() if classes} == stated()[thing]


# -- posts


@pytest.mark.parametrize("team_id", ["north", "N01", "west"])
def test_a_post_in_a_merged_team_or_by_an_alias_is_a_post_in_the_team_that_carries_the_work(team_id, child, teams):
    work(child, team=teams["north"])
    assert seen(child, make_user("social-worker", team_id))


def test_a_merged_team_lies_in_the_service_of_the_team_that_it_went_into(child, teams):
    work(child, team=teams["west"])
    assert seen(child, make_user("service-manager", service="safeguarding"))
    assert not seen(child, make_user("service-manager", service="front-door"))


@pytest.mark.parametrize(("role", "place"), [("social-worker", ("", "")), ("service-manager", ("north", ""))])
def test_a_post_without_its_team_or_service_reaches_nobodys_work(role, place, child, teams):
    work(child, team=teams["north"])
    work(child, team=Team.objects.create(code="nowhere", name="Of no service"))
    assert not seen(child, make_user(role, *place))


def test_who_acts_sees_as_both_posts_together(child, teams):
    """An early help worker reads no legal part; as an acting team manager of North they do."""
    user = make_user("early-help-worker", "far", "leaving-care")
    work(child, team=teams["north"])
    assert not seen(child, user)
    act_for(user, make_user("team-manager", "north"))
    assert seen(child, user) == "GSVLIX"


def test_what_is_taken_back_holds_no_longer_whatever_its_last_day(child, teams):
    user = make_user("legal-adviser")
    given = grant(child, user, "L")
    assert seen(child, user) == "GL"
    given.take_back("No longer on the case", by_id=1)
    assert not seen(child, user)
    restricted, worker = restrict(child), make_user("social-worker")
    work(child, worker)
    assert not seen(child, worker)
    restricted.take_back("Not needed", by_id=1)
    assert seen(child, worker)
