"""Who works with a person, who is named, who is kept away: every change is allowed, explained and on the trail."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.actions import blocks, grants, involvements, restrictions
from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import AuditEvent, Block, Involvement
from goldenthread.access.subjects import sees
from goldenthread.codes import UserError
from goldenthread.kit import clock
from made_up_people import make_team, make_user

pytestmark = pytest.mark.django_db
CHILD = {"subject_id": 41, "subject": "p-41"}
START = date(2015, 1, 5)


@pytest.fixture
def team():
    return make_team("team-a")


@pytest.fixture
def manager(team):
    return make_user("team-manager", team.code)


@pytest.fixture
def worker(team):
    return make_user("social-worker", team.code)


@pytest.fixture
def open_case(team):
    return Involvement.objects.create(subject_id=41, team=team, kind="responsible-team", starts_on=START)


def trail(type):
    return AuditEvent.objects.filter(type=type, subject_id=41).count()


# -- involvements


def start(by, **whom):
    return involvements.start(**CHILD, kind="lead-worker", starts_on=START, by=by, **whom)


def test_a_manager_allocates_within_what_they_see(manager, worker, open_case):
    made = start(manager, user=worker)
    assert (made.user, made.kind, made.starts_on, trail("involvement:start")) == (worker, "lead-worker", START, 1)


def test_a_manager_does_not_allocate_what_they_do_not_see(worker, open_case):
    with pytest.raises(PermissionDenied):
        start(make_user("team-manager", "team-b"), user=worker)


def test_whoever_adds_a_person_begins_with_themselves_or_their_team(worker, team):
    assert start(worker, user=worker, team=team).team == team
    with pytest.raises(PermissionDenied):
        start(worker, user=worker)


def test_nobody_lets_themselves_in_where_others_work(worker, open_case):
    with pytest.raises(PermissionDenied):
        start(worker, user=worker)


def test_a_new_record_is_not_given_to_strangers_by_who_adds_it(worker):
    with pytest.raises(PermissionDenied):
        start(worker, user=make_user())
    with pytest.raises(PermissionDenied):
        start(worker, team=make_team("team-b"))


def end(involvement, by, on=date(2015, 6, 1), reason="moved-away"):
    return involvements.end(involvement=involvement, subject="p-41", on=on, reason=reason, by=by)


def test_work_ends_with_its_last_day_and_a_reason(manager, open_case):
    ended = end(open_case, manager)
    assert (ended.ends_on, ended.end_reason, trail("involvement:end")) == (date(2015, 6, 1), "moved-away", 1)
    assert not sees(manager, 41)


def test_work_does_not_end_before_it_starts_nor_without_a_reason(manager, open_case):
    with pytest.raises(UserError, match="on or after the first day"):
        end(open_case, manager, on=START - timedelta(days=1))
    with pytest.raises(UserError, match="Say why"):
        end(open_case, manager, reason="")
    with pytest.raises(PermissionDenied):
        end(open_case, make_user("social-worker", "team-a"))


def test_work_moves_to_another_worker_without_a_gap(manager, worker, open_case):
    first = start(manager, user=worker)
    other = make_user("social-worker", "team-a")
    day = date(2015, 6, 10)
    facts = {"involvement": first, "subject": "p-41", "on": day, "reason": "left", "by": manager}
    second = involvements.move(**facts, user=other)
    first.refresh_from_db()
    assert (first.ends_on, second.starts_on, second.user) == (day - timedelta(days=1), day, other)


# -- restrictions and grants


def restrict(by, reason="A relative of staff"):
    return restrictions.set(**CHILD, reason=reason, by=by)


def give(by, user, data_class=DataClass.RESTRICTED, purpose="Holds the case", **facts):
    return grants.give(**CHILD, user=user, data_class=data_class, purpose=purpose, by=by, **facts)


def test_a_restricted_record_is_closed_to_who_closed_it_until_they_are_named():
    head, director = make_user("head-of-service"), make_user("director")
    restrict(head)
    assert not sees(head, 41)
    grant = give(director, head)
    assert sees(head, 41)
    grants.take_back(grant=grant, subject="p-41", reason="Has left the case", by=director)
    assert not sees(head, 41)
    assert (trail("restriction:set"), trail("grant:give"), trail("grant:end")) == (1, 1, 1)


def test_a_restriction_is_lifted_by_somebody_else_at_once():
    head, director = make_user("head-of-service"), make_user("director")
    restriction = restrict(head)
    with pytest.raises(UserError, match="someone else must lift it"):
        restrictions.lift(restriction=restriction, subject="p-41", reason="No need", by=head)
    restrictions.lift(restriction=restriction, subject="p-41", reason="No need", by=director)
    assert sees(head, 41)
    assert (restriction.end_reason, restriction.ended_by_id, trail("restriction:lift")) == ("No need", director.pk, 1)


def test_a_restriction_has_a_reason_and_is_set_once_by_who_may(manager):
    head = make_user("head-of-service")
    with pytest.raises(UserError, match="Say why"):
        restrict(head, " ")
    with pytest.raises(PermissionDenied):
        restrict(manager)
    restrict(head)
    with pytest.raises(UserError, match="restricted already"):
        restrict(make_user("director"))


def test_only_who_may_names_people_and_never_into_the_past(worker):
    with pytest.raises(PermissionDenied):
        give(make_user("head-of-service"), worker)
    director, yesterday = make_user("director"), clock.today() - timedelta(days=1)
    with pytest.raises(UserError, match="today or later"):
        give(director, worker, ends_on=yesterday)
    with pytest.raises(UserError, match="reads nothing of this class"):
        give(director, worker, DataClass.ADOPTION)
    assert give(director, worker, ends_on=clock.today()).ends_on == clock.today()


# -- blocks


def test_a_declared_conflict_closes_the_record_to_who_declared_it(worker, manager, open_case):
    block = blocks.declare(**CHILD, reason="My neighbour", by=worker)
    assert (sees(worker, 41), sees(manager, 41), block.kind) == (False, True, "declared")
    assert blocks.declare(**CHILD, reason="My neighbour, I said", by=worker) == block
    assert trail("block:set") == 1


def test_a_manager_sets_and_lifts_a_block_but_never_their_own(worker, manager, open_case):
    block = blocks.set(**CHILD, user=worker, reason="Cousin", by=manager)
    blocks.lift(block=block, subject="p-41", reason="Not a cousin after all", by=manager)
    assert (sees(worker, 41), trail("block:lift")) == (True, 1)
    own = blocks.declare(**CHILD, reason="My neighbour", by=manager)
    with pytest.raises(UserError, match="someone else must lift it"):
        blocks.lift(block=own, subject="p-41", reason="It is fine", by=manager)


def test_a_user_who_is_on_the_record_sees_neither_it_nor_their_relatives(worker, manager, open_case):
    blocks.link(user=worker, subject_id=7, subject="p-7", relatives=[41], by=manager)
    worker.refresh_from_db()
    assert (worker.subject_id, sees(worker, 41)) == (7, False)
    assert {(block.subject_id, block.kind) for block in worker.blocks.all()} == {(7, "own"), (41, "relative")}


def test_a_relationship_recorded_later_blocks_and_one_recorded_in_error_unblocks(worker, manager, open_case):
    blocks.link(user=worker, subject_id=7, subject="p-7", relatives=[], by=manager)
    blocks.set_for_relatives(subject_id=7, relatives=[41], by=manager)
    assert not sees(worker, 41)
    with pytest.raises(UserError, match="follows from a relationship"):
        blocks.lift(block=Block.objects.get(kind="relative"), subject="p-41", reason="I say so", by=manager)
    blocks.lift_for_relatives(subject_id=7, relatives=[41], by=manager)
    assert sees(worker, 41)


def test_nobody_names_themselves():
    director = make_user("director")
    restrict(director)
    with pytest.raises(UserError, match="name yourself"):
        give(director, director)
    assert not sees(director, 41)
