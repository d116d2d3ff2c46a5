"""Disposal of a record: proposed by one, approved by two others, carried out; stopped by a hold or by anybody's reason.

A record once disposed of is gone. What stays is that it was, by which rule, on whose word: never who it was about.
"""

from __future__ import annotations

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.actions import subjects as access_subjects
from goldenthread.access.models import Involvement, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.chronology.actions import removals as chronology
from goldenthread.record.correspondence.actions import removals as correspondence
from goldenthread.record.information_rights.models import Approval, Disposal, Hold, SubjectAccessRequest
from goldenthread.record.information_rights.models.retention import APPROVALS
from goldenthread.record.information_rights.retention import Kept, kept
from goldenthread.record.people.actions import removals as people
from goldenthread.record.people.models import Person

# People last: whose a row is must still be known when the other rooms look for theirs.
ROOMS = (correspondence.remove, chronology.remove, people.remove)


@transaction.atomic
def propose(*, person: Person, reason: str, by: User) -> Disposal:
    """Raises ``UserError`` with what stands against it: a day still to come, a hold, work, an open request."""
    _allow(by, Permission.DISPOSAL_PROPOSE)
    found = _ready(person)
    if Disposal.objects.open().filter(person=person).exists():
        raise UserError("Disposal of this record has been proposed already.")
    facts = {"rule_id": found.rule.id, "rule_words": found.why[:300], "kept_until": found.until}
    facts |= {"reason": _reason(reason), "proposed_by": by, "proposed_at": timezone.now()}
    disposal = Disposal.objects.create(person=person, person_reference=person.reference, **facts)
    _record(disposal, "propose", by)
    return disposal


@transaction.atomic
def approve(*, disposal: Disposal, reason: str, by: User) -> Approval:
    """One of two approvals. The proposer gives neither, and nobody gives both."""
    _allow(by, Permission.DISPOSAL_APPROVE)
    person = _open(disposal)
    _ready(person)
    if by == disposal.proposed_by:
        raise UserError("You proposed this disposal, so somebody else must approve it.")
    if disposal.approvals.filter(by=by).exists():
        raise UserError("You have approved this disposal; the second approval is somebody else's.")
    facts = {"by": by, "proposed_by": disposal.proposed_by, "at": timezone.now(), "reason": _reason(reason)}
    approval = Approval.objects.create(disposal=disposal, **facts)
    _record(disposal, "approve", by)
    return approval


@transaction.atomic
def stop(*, disposal: Disposal, reason: str, by: User) -> Disposal:
    """End a proposal without disposal."""
    if not (by.may(Permission.DISPOSAL_APPROVE) or by.may(Permission.DISPOSAL_PROPOSE)):
        raise PermissionDenied
    _open(disposal)
    disposal.stopped_by, disposal.stopped_at, disposal.stop_reason = by, timezone.now(), _reason(reason)
    disposal.save(update_fields=["stopped_by", "stopped_at", "stop_reason"])
    _record(disposal, "stop", by)
    return disposal


@transaction.atomic
def carry_out(*, disposal: Disposal, by: User) -> Disposal:
    """Remove the record, every room's part, in one transaction. Everything that stood against it is asked again."""
    _allow(by, Permission.DISPOSAL_PROPOSE)
    person = Person.objects.select_for_update().get(pk=_open(disposal).pk)
    _ready(person)
    if disposal.approvals.count() < APPROVALS:
        raise UserError(f"It needs {APPROVALS} approvals, and has {disposal.approvals.count()}.")
    _record(disposal, "carry-out", by)
    disposal.removed = dict(_removed(person))
    disposal.person, disposal.done_by, disposal.done_at = None, by, timezone.now()
    disposal.save(update_fields=["person", "removed", "done_by", "done_at"])
    return disposal


def _removed(person: Person) -> Counter[str]:
    """How many rows of each model went."""
    counted: Counter[str] = Counter(SubjectAccessRequest.objects.filter(person=person).delete()[1])
    counted.update(access_subjects.forget(subject_id=person.pk))
    for remove in ROOMS:
        counted.update(remove(person=person))
    return counted


def standing_against(person: Person) -> list[str]:
    """Every reason for which this record may not be disposed of today, in words."""
    found, today = kept(person), clock.today()
    holds = Hold.objects.filter(person=person).in_force(today)
    reasons = [f"A hold stops it: {hold.reason}" for hold in holds]
    if found.until is None or found.until >= today:
        reasons.insert(0, f"It is not time. {found.why}")
    if Involvement.objects.on(today).filter(subject_id=person.pk).exists():
        reasons.append("Somebody works with this person.")
    if SubjectAccessRequest.objects.filter(person=person, sent_on=None, closed_reason="").exists():
        reasons.append("There is an open subject access request.")
    return reasons


def _ready(person: Person) -> Kept:
    if reasons := standing_against(person):
        raise UserError(f"This record cannot be disposed of. {' '.join(reasons)}")
    return kept(person)


def _open(disposal: Disposal) -> Person:
    if disposal.done_at or disposal.stopped_at or disposal.person is None:
        ended = disposal.done_at or disposal.stopped_at
        raise UserError(f"This proposal ended on {day(ended.date())}.")
    return disposal.person


def _allow(by: User, permission: Permission) -> None:
    if not by.may(permission):
        raise PermissionDenied


def _reason(text: str) -> str:
    if not text.strip():
        raise UserError("Say why.")
    return text.strip()


def _record(disposal: Disposal, verb: str, by: User) -> None:
    details = {"rule": disposal.rule_id, "record": disposal.person_reference}
    audit_events.record(
        type=f"disposal:{verb}", by=by, subject=disposal.reference, subject_id=disposal.person_id, details=details
    )
