"""Involvements: who works with a person, from when until when."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import Involvement, Team, User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import sees
from goldenthread.codes import UserError


@transaction.atomic
def start(  # noqa: PLR0913 - the facts of an involvement, each named by the caller
    *,
    subject_id: int,
    subject: str,
    kind: str,
    starts_on: date,
    by: User,
    user: User | None = None,
    team: Team | None = None,
    ends_on: date | None = None,
) -> Involvement:
    """Let a user, a team, or a user in a team work with a person. ``subject`` is the person's reference.

    Whoever allocates may, for a record that they see. Whoever adds a person may involve themselves or their own team
    in a record with which nobody has worked yet. Raises ``PermissionDenied`` otherwise.
    """
    _refuse_unless_theirs_to_give(subject_id, user, team, by)
    facts = {"subject_id": subject_id, "user": user, "team": team, "kind": kind}
    involvement = Involvement.objects.create(**facts, starts_on=starts_on, ends_on=ends_on)
    _record("involvement:start", involvement, subject, by)
    return involvement


@transaction.atomic
def end(*, involvement: Involvement, subject: str, on: date, reason: str, by: User) -> Involvement:
    """End it; ``on`` is the last day. ``reason`` is a short code or phrase. Raises ``PermissionDenied``."""
    _demand_allocating(involvement.subject_id, by)
    involvement.end_reason = reason_given(reason, "Say why the work ends")[:40]
    involvement.ends_on = _last_day(involvement, on)
    involvement.save(update_fields=["ends_on", "end_reason"])
    _record("involvement:end", involvement, subject, by)
    return involvement


@transaction.atomic
def move(  # noqa: PLR0913 - the facts of a move, each named by the caller
    *,
    involvement: Involvement,
    subject: str,
    on: date,
    reason: str,
    by: User,
    user: User | None = None,
    team: Team | None = None,
) -> Involvement:
    """Hand the work to somebody else from a day on: the day before is the last of the one who had it."""
    end(involvement=involvement, subject=subject, on=on - timedelta(days=1), reason=reason, by=by)
    facts = {"subject_id": involvement.subject_id, "subject": subject, "kind": involvement.kind}
    return start(**facts, starts_on=on, by=by, user=user, team=team)


def _refuse_unless_theirs_to_give(subject_id: int, user: User | None, team: Team | None, by: User) -> None:
    adds = by.may(Permission.PERSON_CREATE) and _own(user, team, by)
    if not adds or Involvement.objects.filter(subject_id=subject_id).exists():
        _demand_allocating(subject_id, by)


def _own(user: User | None, team: Team | None, by: User) -> bool:
    """Whether it is themselves, or a team where they have a post, and nobody else."""
    codes = {post.team_id for post in by.standing.posts}
    return user in (None, by) and (team is None or team.code in codes)


def _demand_allocating(subject_id: int, by: User) -> None:
    demand(by, Permission.INVOLVEMENT_SET)
    if not sees(by, subject_id):
        raise PermissionDenied


def _last_day(involvement: Involvement, on: date) -> date:
    if on < involvement.starts_on:
        raise UserError("The last day must be on or after the first day of the work")
    return on


def _record(type: str, involvement: Involvement, subject: str, by: User) -> None:
    details = {"kind": involvement.kind, "user": involvement.user_id, "team": involvement.team_id}
    audit_events.record(type=type, by=by, subject=subject, subject_id=involvement.subject_id, details=details)
