"""Openings: open a record outside one's work for a stated purpose, and review that somebody did."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import Opening, User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import may_be_opened
from goldenthread.codes import UserError

STAYS_OPEN = timedelta(hours=8)


@transaction.atomic
def open(*, subject_id: int, subject: str, purpose: str, reason: str, by: User) -> Opening:
    """Open a record for eight hours. Raises ``PermissionDenied``, the same for a restricted record, a blocked one and a
    user who never may; ``UserError`` for a purpose that is not theirs and without a reason.
    """
    demand(by, Permission.RECORD_OPEN)
    if not may_be_opened(by, subject_id):
        raise PermissionDenied
    facts = {
        "role_slug": _role_for(purpose, by),
        "reason": reason_given(reason, "Say why you need to open this record"),
    }
    now = timezone.now()
    times = {"opened_at": now, "closes_at": now + STAYS_OPEN}
    opening = Opening.objects.create(subject_id=subject_id, user=by, purpose=purpose, **facts, **times)
    audit_events.record(type="record:open", by=by, subject=subject, subject_id=subject_id, purpose=purpose)
    return opening


@transaction.atomic
def review(*, opening: Opening, accepted: bool, note: str, by: User) -> Opening:
    """Accept it, or query it with a note. Never by the user whose opening it is, nor outside the reviewer's teams."""
    demand(by, Permission.OPENING_REVIEW)
    locked = Opening.objects.select_for_update().get(pk=opening.pk)
    _refuse_own_others_and_a_second_time(locked, by)
    locked.review_note = note.strip() if accepted else reason_given(note, "Say what you want to know")
    locked.accepted, locked.reviewed_by, locked.reviewed_at = accepted, by, timezone.now()
    locked.save(update_fields=["review_note", "accepted", "reviewed_by", "reviewed_at"])
    details = {"opening": locked.pk, "accepted": accepted}
    audit_events.record(type="opening:review", by=by, subject_id=locked.subject_id, details=details)
    return locked


def _role_for(purpose: str, by: User) -> str:
    """The role that opens for this purpose."""
    roles = [post.role.slug for post in by.standing.posts if purpose in post.role.purposes]
    if not roles:
        raise UserError("Choose what you need to open this record for")
    return roles[0]


def _refuse_own_others_and_a_second_time(opening: Opening, by: User) -> None:
    if opening.user_id == by.pk:
        raise UserError("You opened this record, so someone else must review it")
    if not Opening.objects.reviewable_by(by).filter(pk=opening.pk).exists():
        raise PermissionDenied
    if opening.reviewed_by:
        raise UserError(f"{opening.reviewed_by.name} already reviewed this")
