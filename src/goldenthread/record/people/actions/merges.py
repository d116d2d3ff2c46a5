"""Merges: one asks that two records be made one, another approves, and it can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events, blocks, requests
from goldenthread.access.data_classes import DataClass
from goldenthread.access.duties import reason_given
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.actions import recording, search_keys
from goldenthread.record.people.merging import choices as facts
from goldenthread.record.people.merging import moves
from goldenthread.record.people.merging.choices import Choices
from goldenthread.record.people.models import Merge, Person
from goldenthread.record.people.queries import relatives
from goldenthread.record.people.request_kinds import MERGE

CHANGED = "One of the two records has been changed since you opened this page. Look at both again"

Versions = Mapping[str, str]
"""By reference: the versions of both records that were read, as a page posts them."""


@transaction.atomic
def ask(*, person: Person, duplicate: Person, choices: Choices, reason: str, by: User) -> Request:
    """Ask that ``duplicate`` be merged into ``person``. Raises ``PermissionDenied``, ``MistakeError``."""
    _refuse_unless(person, duplicate, by, Permission.MERGE_REQUEST)
    _refuse_impossible(person, duplicate)
    facts.changes(person, duplicate, choices)
    if waiting(person) or waiting(duplicate):
        raise MistakeError("A merge of one of these records is waiting for a decision already")
    details = {"duplicate": duplicate.reference, "choices": dict(choices)}
    subject = {"subject": person.reference, "subject_id": person.pk}
    return requests.ask(kind=MERGE.slug, **subject, details=details, reason=reason, by=by)


def waiting(person: Person) -> Request | None:
    """The request that is to be decided, on whichever side of it the person is."""
    undecided = Request.objects.filter(kind=MERGE.slug, decided_at=None)
    of_either = (each for each in undecided if person.reference in (each.subject, each.details["duplicate"]))
    return next(of_either, None)


@transaction.atomic
def decide(*, request: Request, approved: bool, reason: str, versions: Versions, by: User) -> Merge | None:
    """Approve, which merges at once, or refuse. Whoever asked does not decide. ``versions``: of both records as they
    were shown. Raises ``PermissionDenied``, ``UserError``, ``MistakeError`` where one has changed since.
    """
    person, duplicate = _locked(request.subject, request.details["duplicate"])
    _refuse_unless(person, duplicate, by, Permission.MERGE_APPROVE)
    decided = requests.decide(request=request, approved=approved, reason=reason, by=by, subject_id=person.pk)
    if not approved:
        return None
    _refuse_impossible(person, duplicate)
    if any(str(each.version) != versions.get(each.reference) for each in (person, duplicate)):
        raise MistakeError(CHANGED)
    return _merge(person, duplicate, decided, by)


def _merge(person: Person, duplicate: Person, request: Request, by: User) -> Merge:
    values = facts.changes(person, duplicate, request.details["choices"])
    before = moves.change_facts(person, values)
    moved = moves.move_all(person, duplicate)
    duplicate.save_over(duplicate.version, {"merged_into": person})
    people = {"asked_by_id": request.asked_by_id, "approved_by_id": by.pk, "merged_at": timezone.now()}
    merge = Merge(person=person, duplicate=duplicate, moved=moved, before=before, reason=request.reason, **people)
    merge.save()
    blocks.set_for_relatives(subject_id=person.pk, relatives=relatives.keys(person), by=by)
    _finish(merge, "person:merge", by, {"rows": moves.count(moved["rows"]), "fields": sorted(values)})
    return merge


@transaction.atomic
def undo(*, merge: Merge, reason: str, by: User) -> Merge:
    """Make two records of one again, each with its own. What was added since stays with the standing one, and is listed
    for somebody to decide on (``merge.moved["stayed"]``). Raises ``PermissionDenied``, ``MistakeError``.
    """
    person, duplicate = _locked(merge.person.reference, merge.duplicate.reference)
    recording.refuse_unless(by, person, permission=Permission.MERGE_APPROVE)
    merge.refresh_from_db()
    merge.person, merge.duplicate = person, duplicate
    _refuse_out_of_turn(merge, person)
    if merge.asked_by_id == by.pk:
        raise MistakeError("You asked for this merge, so somebody else must undo it")
    merge.undo_reason = reason_given(reason, "Say why these are two people after all")
    kin = relatives.keys(person)
    merge.moved = {**merge.moved, **moves.move_back(merge)}
    for each in (person, duplicate):
        blocks.lift_for_relatives(subject_id=each.pk, relatives=kin - relatives.keys(each), by=by)
    duplicate.save_over(duplicate.version, {"merged_into": None})
    merge.undone_at, merge.undone_by_id = timezone.now(), by.pk
    merge.save()
    _finish(merge, "person:unmerge", by, {"stayed": moves.count(merge.moved["stayed"])})
    return merge


def _refuse_out_of_turn(merge: Merge, person: Person) -> None:
    if merge.undone_at:
        raise MistakeError("This merge has been undone already")
    if person.merged_into_id:
        raise MistakeError("This record has since been merged into another: undo that merge first")
    if Merge.objects.filter(person=person, undone_at=None, pk__gt=merge.pk).exists():
        raise MistakeError("Another record has been merged into this one since: undo that merge first")


def _finish(merge: Merge, type: str, by: User, details: dict[str, object]) -> None:
    """Both can be found as they now are, and both trails say what was done."""
    search_keys.refresh(people=[merge.person_id, merge.duplicate_id])
    for this, other in ((merge.person, merge.duplicate), (merge.duplicate, merge.person)):
        told = {"with": other.reference, "merge": merge.pk, **details}
        audit_events.record(type=type, by=by, subject=this.reference, subject_id=this.pk, details=told)


def _refuse_unless(person: Person, duplicate: Person, by: User, permission: Permission) -> None:
    """Both records, and the sensitive class of both: a merge joins all of it."""
    for data_class in (DataClass.GENERAL, DataClass.SENSITIVE):
        recording.refuse_unless(by, person, duplicate, permission=permission, data_class=data_class)


def _refuse_impossible(person: Person, duplicate: Person) -> None:
    if person.pk == duplicate.pk:
        raise MistakeError("Choose another record: this is the same one", "other")
    if person.merged_into_id or duplicate.merged_into_id:
        raise MistakeError("One of these records has been merged into another already")


def _locked(*references: str) -> list[Person]:
    """Both records, locked in one order whoever comes first, so that two merges at once wait and never meet."""
    rows = Person.objects.select_for_update().filter(reference__in=references).order_by("pk")
    found = {person.reference: person for person in rows}
    return [found[reference] for reference in references]
