"""Blocks: keep a user from a record, because they are linked to the person.

Who is linked is known in the record, above this room: whatever changes a relationship calls ``set_for_relatives`` in
the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import Block, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit import clock


@transaction.atomic
def set(*, subject_id: int, subject: str, user: User, reason: str, by: User) -> Block:
    """Keep a user from a record, from now on. Raises ``PermissionDenied``; ``UserError`` without a reason."""
    demand(by, Permission.CONFLICT_SET)
    why = reason_given(reason, "Say how they are linked to this person")
    return _set(subject_id, user, "set", why, by, subject)


@transaction.atomic
def declare(*, subject_id: int, subject: str, reason: str, by: User) -> Block:
    """Declare a conflict of interest of one's own: from now on one does not see the record."""
    demand(by, Permission.CONFLICT_DECLARE)
    why = reason_given(reason, "Say how you are linked to this person")
    return _set(subject_id, by, "declared", why, by, subject)


@transaction.atomic
def lift(*, block: Block, subject: str, reason: str, by: User) -> None:
    """End a block at once. Nobody lifts their own, nor one that follows from a relationship on the record."""
    demand(by, Permission.CONFLICT_SET)
    if block.user_id == by.pk:
        raise UserError("This keeps you from a record, so someone else must lift it")
    if block.kind in ("own", "relative"):
        raise UserError("This follows from a relationship on the record: mend the relationship or the link instead")
    block.take_back(reason_given(reason, "Say why they may see this record again"), by.pk)
    _record("block:lift", block, subject, by)


@transaction.atomic
def link(*, user: User, subject_id: int, subject: str, relatives: Iterable[int], by: User) -> None:
    """Say that a user is themselves a person on the record: they never see their own record nor their relatives'."""
    demand(by, Permission.CONFLICT_SET)
    user.subject_id = subject_id
    user.save(update_fields=["subject_id"])
    _set(subject_id, user, "own", "The user is this person", by, subject)
    set_for_relatives(subject_id=subject_id, relatives=relatives, by=by)


@transaction.atomic
def set_for_relatives(*, subject_id: int, relatives: Iterable[int], by: User) -> None:
    """Keep every user who is this person from the records of these relatives. Needs no permission of its own: it
    follows from a relationship that ``by`` was allowed to record.
    """
    ids = list(relatives)
    for user in User.objects.filter(subject_id=subject_id):
        for relative in ids:
            _set(relative, user, "relative", "The user is a relative on the record", by)


@transaction.atomic
def lift_for_relatives(*, subject_id: int, relatives: Collection[int], by: User) -> None:
    """The same backwards, for relatives who are none after all. Other kinds of block stay."""
    held = Block.objects.on(clock.today()).filter(user__subject_id=subject_id, kind="relative")
    for block in held.filter(subject_id__in=relatives):
        block.take_back("They are not relatives on the record after all", by.pk)
        _record("block:lift", block, "", by)


def _set(subject_id: int, user: User, kind: str, why: str, by: User, subject: str = "") -> Block:  # noqa: PLR0913, PLR0917
    """The block of this kind that holds already, or a new one."""
    held = Block.objects.on(clock.today()).filter(subject_id=subject_id, user=user, kind=kind).first()
    if held:
        return held
    facts = {"subject_id": subject_id, "user": user, "kind": kind, "reason": why, "set_by_id": by.pk}
    block = Block.objects.create(**facts, starts_on=clock.today())
    _record("block:set", block, subject, by)
    return block


def _record(type: str, block: Block, subject: str, by: User) -> None:
    details = {"user": block.user_id, "kind": block.kind}
    audit_events.record(type=type, by=by, subject=subject, subject_id=block.subject_id, details=details)
