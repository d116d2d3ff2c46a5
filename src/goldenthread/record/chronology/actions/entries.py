"""Entries: add, correct."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.kit import clock
from goldenthread.record.chronology.actions import permitted
from goldenthread.record.chronology.models import Entry, Line, LineVersion
from goldenthread.record.chronology.words import SUPPORTING
from goldenthread.record.people.models import Person

ENTRY_FIELDS = (
    "happened_on",
    "precision",
    "ended_on",
    "category",
    "what_happened",
    "certainty",
    "source",
    "source_on",
    "data_class",
)


@transaction.atomic
def add(
    *,
    facts: Mapping[str, Any],
    impacts: Mapping[Person, str],
    by: User,
    significance: str = SUPPORTING,
    source_record: str = "",
) -> Entry:
    """An entry with a line for each person of ``impacts`` (what it meant for them). ``facts``: ``ENTRY_FIELDS``."""
    permitted.check(by, impacts, facts["data_class"])
    stamp = {"recorded_at": timezone.now(), "recorded_on": clock.today(), "recorded_by_id": by.pk}
    entry = Entry.objects.create(**facts, **stamp, source_record=source_record)
    for person, impact in impacts.items():
        Line.objects.create(entry=entry, person=person, impact=impact, significance=significance)
        _audit("chronology:add", by, person, entry, {"class": entry.data_class, "source": source_record})
    return entry


@transaction.atomic
def correct(  # noqa: PLR0913 - what was read, what is written, and why
    *, line: Line, version: int, facts: Mapping[str, Any], impact: str, reason: str, by: User
) -> Entry:
    """A new version of an entry, and of one child's line of it. What every child's line said is kept.

    ``version`` is that of the entry that the author read. Raises ``StaleError`` and writes nothing where somebody else
    has corrected it since.
    """
    entry, lines = line.entry, list(line.entry.lines.select_related("person"))
    for data_class in {entry.data_class, facts["data_class"]}:
        permitted.check(by, [each.person for each in lines], data_class)
    changed = sorted(name for name in ENTRY_FIELDS if getattr(entry, name) != facts[name])
    _keep(entry, lines, reason, by)
    entry.save_over(version, facts)
    line.save_over(line.version, {"impact": impact})
    for each in lines:
        _audit("chronology:correct", by, each.person, entry, {"fields": changed, "version": entry.version})
    return entry


def _keep(entry: Entry, lines: Iterable[Line], reason: str, by: User) -> None:
    facts = {name: _as_text(getattr(entry, name)) for name in ENTRY_FIELDS}
    stamp = {"reason": reason, "corrected_at": timezone.now(), "corrected_by_id": by.pk}
    for line in lines:
        content = {**facts, "impact": line.impact}
        kept = {"version": entry.version, "content": content, "data_class": entry.data_class}
        LineVersion.objects.create(line=line, **kept, **stamp)


def _as_text(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _audit(type: str, by: User, person: Person, entry: Entry, details: dict[str, object]) -> None:
    details = {"entry": entry.reference, **details}
    audit_events.record(type=type, by=by, subject=person.reference, subject_id=person.pk, details=details)
