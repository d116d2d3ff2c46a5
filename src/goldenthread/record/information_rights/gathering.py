"""Everything that the record holds about a person, from every room, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import AuditEvent
from goldenthread.record.chronology import held as chronology
from goldenthread.record.correspondence import held as correspondence
from goldenthread.record.people import held as people
from goldenthread.record.people.held import Held
from goldenthread.record.people.models import Person

ROOMS: tuple[Callable[[Person], Iterable[Held]], ...] = (people.held, chronology.held, correspondence.held)
OPENED = "Who has opened your record"


def held(person: Person) -> Iterable[Held]:
    """Every room's part, and who has opened the record: when, in what role; members of staff are not named."""
    for room in ROOMS:
        yield from room(person)
    yield from _openings(person)


def _openings(person: Person) -> Iterable[Held]:
    """One line a day, role and kind: two hundred page views of one morning tell no more than one."""
    events = AuditEvent.objects.filter(subject_id=person.pk, refused=False, type__endswith=":read").order_by("at", "pk")
    seen: dict[tuple[object, str, str], AuditEvent] = {}
    for event in events.iterator():
        seen.setdefault((event.at.date(), event.actor_role, event.type), event)
    for (on, role, kind), event in seen.items():
        what = kind.removesuffix(":read").replace("_", " ").replace("-", " ")
        text = f"{role or 'somebody without a role'} opened the {what}"
        text += f", to {event.purpose}" if event.purpose else ""
        yield Held(OPENED, "Opened", text, DataClass.GENERAL, f"access.auditevent:{event.pk}", on)
