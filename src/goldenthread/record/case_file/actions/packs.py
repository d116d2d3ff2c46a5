"""Packs: ask that one be checked, check it, and record that one was made."""

from __future__ import annotations

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import audit_events, requests
from goldenthread.access.duties import demand
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.record.case_file.pack.draft import Answers, Draft, asked_for
from goldenthread.record.case_file.request_kinds import PACK
from goldenthread.record.people.actions import recording
from goldenthread.record.people.models import Person

CHANGED = "The record has changed since this pack was asked for, so it would not be the same. Ask for it again"
NOT_ALL_SEEN = "You do not see everything that is in this pack, so somebody else must check it"


@transaction.atomic
def ask(*, draft: Draft, answers: Answers, by: User) -> Request:
    """Ask that somebody else check a pack that leaves the authority. What it holds is kept as a digest, and is made
    again for whoever looks. Raises ``PermissionDenied``.
    """
    recording.refuse_unless(by, draft.person, permission=Permission.PACK_PRINT)
    details = {
        "parts": list(draft.ask.parts),
        "recipient": draft.ask.recipient,
        "called": "" if draft.ask.parent else draft.ask.called,
        "snapshot": draft.ask.snapshot,
        "answers": dict(answers),
        "digest": draft.digest(answers),
    }
    about = {"subject": draft.person.reference, "subject_id": draft.person.pk}
    return requests.ask(kind=PACK.slug, **about, details=details, reason=draft.ask.purpose, by=by)


@transaction.atomic
def check(*, request: Request, person: Person, approved: bool, reason: str, by: User) -> Request:
    """Release a pack as it was asked for, or stop it. Whoever asked does not check it. Raises ``PermissionDenied``, and
    ``UserError`` where the record has changed since, or ``by`` does not see all that is in it.
    """
    recording.refuse_unless(by, person, permission=Permission.PACK_APPROVE)
    theirs = asked_for(request, person, request.asked_by)
    if approved and is_changed(request, theirs):
        raise UserError(CHANGED)
    if approved and not asked_for(request, person, by).includes(theirs):
        raise UserError(NOT_ALL_SEEN)
    return requests.decide(request=request, approved=approved, reason=reason, by=by, subject_id=person.pk)


def is_changed(request: Request, draft: Draft) -> bool:
    """Whether whoever asked would now get another pack (``draft``) than the one to be checked."""
    return draft.digest(request.details["answers"]) != request.details["digest"]


def record(*, draft: Draft, answers: Answers, digest: str, by: User, checked: Request | None = None) -> None:
    """Who took what of a record for whom, with how many places redacted and why the others were kept.

    Raises ``PermissionDenied``, also for a pack that leaves the authority and that nobody else has checked. ``digest``:
    SHA-256 of the pack, so that a pack found anywhere can be matched.
    """
    demand(by, Permission.PACK_PRINT)
    if draft.ask.leaves and not (checked and checked.approved and checked.asked_by == by):
        raise PermissionDenied
    details = {
        "recipient": draft.ask.kind,
        "parts": list(draft.ask.parts),
        "places": dict(Counter(decision.answer for decision in draft.decisions(answers))),
        "digest": digest,
        **({"request": checked.pk} if checked else {}),
    }
    about = {"subject": draft.person.reference, "subject_id": draft.person.pk, "purpose": draft.ask.purpose[:200]}
    audit_events.record(type="pack:print", by=by, **about, details=details)
