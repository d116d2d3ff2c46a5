"""The answer to a subject access request: gathered, marked, decided, approved by somebody else, sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import sees
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.record.information_rights import answer, gathering
from goldenthread.record.information_rights.actions.subject_access import allow, record
from goldenthread.record.information_rights.models import Item, Mark, SubjectAccessRequest
from goldenthread.record.people import mentions
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.held import Held
from goldenthread.record.people.models import Person

NOT_SHOWN = "Not shown to you"


@transaction.atomic
def gather(*, request: SubjectAccessRequest, by: User) -> int:
    """Copy everything held and mark what speaks of others. Done again, it starts afresh. Returns how many things."""
    allow(by)
    _unapproved(request)
    request.items.all().delete()
    readable = _readable(request.person, by)
    rows = [_item(request, at, each, readable) for at, each in enumerate(gathering.held(request.person), 1)]
    Item.objects.bulk_create(rows, batch_size=500)
    Mark.objects.bulk_create(_suggested(request), batch_size=500)
    _unprepared(request)
    record(request, "gather", by, items=len(rows))
    return len(rows)


def _readable(person: Person, by: User) -> frozenset[str]:
    """The classes of this person's record that ``by`` reads; one query each."""
    return frozenset(each.value for each in DataClass if sees(by, person.pk, each))


def _item(request: SubjectAccessRequest, position: int, held: Held, readable: frozenset[str]) -> Item:
    unread = held.data_class not in readable
    text, title = ("", NOT_SHOWN) if unread else (held.text, held.title)
    facts = {"section": held.section, "title": title[:200], "text": text, "on": held.on, "source": held.source}
    return Item(request=request, position=position, data_class=str(held.data_class), unread=unread, **facts)


def _suggested(request: SubjectAccessRequest) -> Iterable[Mark]:
    rule = Confidentiality(request.person)
    secrets, names = rule.secrets(), mentions.names_of(_others(request.person), of=request.person)
    for item in request.items.filter(unread=False).iterator(chunk_size=500):
        for mention in mentions.find(item.text, secrets=secrets, names=names):
            yield Mark(item=item, start=mention.start, end=mention.end, why=mention.why)


def _others(person: Person) -> Iterable[Person]:
    """Everybody whom the record ties to this person: family, network, household."""
    families = Person.objects.filter(family_memberships__family__members__person=person)
    households = Person.objects.filter(household_memberships__household__members__person=person)
    related = Person.objects.filter(relationships__related=person) | Person.objects.filter(
        inverse_relationships__person=person
    )
    return {each for people in (families, households, related) for each in people if each.pk != person.pk}


def allow_thing(item: Item, by: User) -> None:
    """One thing is prepared by those who read its class in the record. What was not copied shows nothing to anybody."""
    allow(by)
    if not item.unread and not sees(by, item.request.person_id, DataClass(item.data_class)):
        raise PermissionDenied


@transaction.atomic
def decide(*, mark: Mark, redact: bool, by: User) -> Mark:
    """Redact what a mark covers, or leave it in, under one's own name."""
    allow_thing(mark.item, by)
    _unapproved(mark.item.request)
    mark.redact, mark.decided_by, mark.decided_at = redact, by, timezone.now()
    mark.save(update_fields=["redact", "decided_by", "decided_at"])
    _unprepared(mark.item.request)
    record(mark.item.request, "decide", by, mark=mark.pk, redact=redact)
    return mark


@transaction.atomic
def decide_each(*, item: Item, decisions: Mapping[int, bool], by: User) -> int:
    """Decide several marks of one item at once: by the mark's key, whether to redact. Returns how many."""
    for each in item.marks.filter(pk__in=decisions):
        decide(mark=each, redact=decisions[each.pk], by=by)
    return len(decisions)


@transaction.atomic
def mark(*, item: Item, words: str, why: str, by: User) -> int:
    """Redact every place where an item says these words. Returns how many. Raises ``UserError`` where there is none."""
    allow_thing(item, by)
    _unapproved(item.request)
    places = mentions.find(item.text, secrets=[words.strip()], names=[]) if words.strip() else []
    found = [each for each in places if each.why == mentions.MUST_NOT_BE_LEARNT]
    if not found:
        raise UserError("These words are not in the text: copy them from it.")
    facts = {"item": item, "why": why.strip()[:200] or mentions.ANOTHER_PERSON, "redact": True}
    facts |= {"decided_by": by, "decided_at": timezone.now()}
    Mark.objects.bulk_create(Mark(start=each.start, end=each.end, **facts) for each in found)
    _unprepared(item.request)
    record(item.request, "mark", by, item=item.position, places=len(found))
    return len(found)


@transaction.atomic
def withhold(*, item: Item, reason: str, by: User) -> Item:
    """Leave a whole thing out, or, with an empty reason, put it back."""
    allow_thing(item, by)
    _unapproved(item.request)
    item.withheld_reason, item.withheld_by = reason.strip(), by if reason.strip() else None
    item.save(update_fields=["withheld_reason", "withheld_by"])
    _unprepared(item.request)
    record(item.request, "withhold" if reason.strip() else "restore", by, item=item.position)
    return item


@transaction.atomic
def finish(*, request: SubjectAccessRequest, by: User) -> SubjectAccessRequest:
    """Say that it is ready for somebody else to approve. Refused while anything is undecided."""
    allow(by)
    _unapproved(request)
    if not request.items.exists():
        raise UserError("Nothing has been gathered yet.")
    if waiting := Mark.objects.filter(item__request=request, item__withheld_reason="", redact=None).count():
        raise UserError(f"{waiting} marked place{'' if waiting == 1 else 's'} still to be decided.")
    if unread := request.items.filter(unread=True, withheld_reason="").count():
        raise UserError(
            f"{unread} of these things you may not read: withhold them with a reason, or be named for them."
        )
    request.prepared_by, request.prepared_at = by, timezone.now()
    request.save(update_fields=["prepared_by", "prepared_at"])
    record(request, "finish", by)
    return request


@transaction.atomic
def approve(*, request: SubjectAccessRequest, by: User) -> SubjectAccessRequest:
    """Approve an answer that others prepared: neither who finished it nor who redacted or left out anything in it, and
    only somebody who reads all that goes out.
    """
    if not by.may(Permission.DISCLOSURE_APPROVE):
        raise PermissionDenied
    _unapproved(request)
    if request.prepared_by is None:
        raise UserError("It is not ready: whoever prepares it has to finish it first.")
    if by == request.prepared_by or _had_a_hand(request, by):
        raise UserError("You prepared this answer, so somebody else must approve it.")
    if unseen := answer.hidden_from(by, request):
        raise UserError(f"{unseen} of these things you may not read: somebody who reads them all must approve it.")
    request.approved_by, request.approved_at = by, timezone.now()
    request.save(update_fields=["approved_by", "approved_at"])
    record(request, "approve", by)
    return request


def _had_a_hand(request: SubjectAccessRequest, by: User) -> bool:
    redacted = Mark.objects.filter(item__request=request, decided_by=by).exists()
    return redacted or request.items.filter(withheld_by=by).exists()


@transaction.atomic
def send(*, request: SubjectAccessRequest, by: User) -> SubjectAccessRequest:
    """Record that the approved answer has gone to the person today; the request is closed."""
    allow(by)
    if request.approved_by is None or not request.is_open:
        raise UserError("Only an approved answer can be sent, and once.")
    request.sent_on = clock.today()
    request.save(update_fields=["sent_on"])
    record(request, "send", by)
    return request


def _unapproved(request: SubjectAccessRequest) -> None:
    if not request.is_open:
        raise UserError("This request has been answered or closed.")
    if request.approved_by is not None:
        raise UserError("The answer has been approved, and is not changed any more.")


def _unprepared(request: SubjectAccessRequest) -> None:
    """Whatever changes the answer makes it unfinished again."""
    request.prepared_by = request.prepared_at = None
    request.save(update_fields=["prepared_by", "prepared_at"])
