"""Grants: name a user who may open one record's sealed part, and take it back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.data_classes import DataClass
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import Grant, User
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.codes import UserError
from goldenthread.kit import clock


@transaction.atomic
def give(  # noqa: PLR0913 - the facts of a grant, each named by the caller
    *,
    subject_id: int,
    subject: str,
    user: User,
    data_class: DataClass,
    purpose: str,
    by: User,
    ends_on: date | None = None,
) -> Grant:
    """Name a user for a class of one record, from today on; ``ends_on`` is the last day. Nobody inherits it, and nobody
    names themselves.
    """
    demand(by, Permission.NAME_GRANT)
    if user.pk == by.pk:
        raise UserError("You would name yourself, so someone else must do it")
    why = reason_given(purpose, "Say what this person needs it for")
    if ends_on and ends_on < clock.today():
        raise UserError("The last day must be today or later")
    if user.role.reads_class(DataClass.GENERAL if data_class is DataClass.RESTRICTED else data_class) is Reach.NONE:
        raise UserError(f"A {user.role.name.lower()} reads nothing of this class, named or not")
    facts = {"subject_id": subject_id, "user": user, "data_class": data_class.value, "purpose": why}
    grant = Grant.objects.create(**facts, given_by_id=by.pk, starts_on=clock.today(), ends_on=ends_on)
    _record("grant:give", grant, subject, by)
    return grant


@transaction.atomic
def take_back(*, grant: Grant, subject: str, reason: str, by: User) -> None:
    """End a grant at once."""
    demand(by, Permission.NAME_GRANT)
    grant.take_back(reason_given(reason, "Say why this person need not open it any more"), by.pk)
    _record("grant:end", grant, subject, by)


def _record(type: str, grant: Grant, subject: str, by: User) -> None:
    details = {"user": grant.user_id, "class": grant.data_class}
    audit_events.record(type=type, by=by, subject=subject, subject_id=grant.subject_id, details=details)
