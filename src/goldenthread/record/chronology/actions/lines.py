"""Lines: mark one as a significant event, or no longer; put a proposed one aside."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.record.chronology.actions import permitted
from goldenthread.record.chronology.models import Line, PutAside
from goldenthread.record.chronology.proposals import Proposal
from goldenthread.record.people.models import Person


@transaction.atomic
def mark(*, line: Line, significance: str, version: int, by: User) -> Line:
    """Whether a line is a significant event. ``StaleError`` where somebody else has saved the line since."""
    permitted.check(by, [line.person], line.entry.data_class)
    line.save_over(version, {"significance": significance})
    _audit("chronology:mark", by, line.person, {"entry": line.entry.reference, "significance": significance})
    return line


@transaction.atomic
def put_aside(*, proposal: Proposal, person: Person, by: User) -> PutAside:
    """Not to be proposed again for this person."""
    permitted.check(by, [person], proposal.data_class)
    stamp = {"put_aside_at": timezone.now(), "put_aside_by_id": by.pk}
    aside = PutAside.objects.create(person=person, source_record=proposal.source_record, **stamp)
    _audit("chronology:put-aside", by, person, {"source": proposal.source_record})
    return aside


def _audit(type: str, by: User, person: Person, details: dict[str, object]) -> None:
    audit_events.record(type=type, by=by, subject=person.reference, subject_id=person.pk, details=details)
