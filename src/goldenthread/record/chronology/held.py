"""What this room holds about a person, thing by thing: for an answer to "what do you hold about me"."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.access.data_classes import DataClass
from goldenthread.record.chronology import shown
from goldenthread.record.chronology.models import Line, LineVersion, Snapshot
from goldenthread.record.chronology.shown import Shown
from goldenthread.record.people.held import Held
from goldenthread.record.people.models import Person


def held(person: Person) -> Iterable[Held]:
    """Lines as they stand, what they said before, and for what copies were taken. Three queries."""
    for line in Line.objects.filter(person=person).told():
        yield _held("What happened", shown.from_line(line), line.entry.data_class, line, line)
    versions = LineVersion.objects.filter(line__person=person).select_related("line__entry").order_by("line", "version")
    for version in versions:
        said = shown.from_version(version)
        yield _held("What happened, as it was before a correction", said, version.data_class, version.line, version)
    for copy in Snapshot.objects.filter(person=person):
        title, text = copy.get_occasion_display(), "\n".join(filter(None, (copy.purpose, copy.kept_because)))
        source = f"{copy._meta.label_lower}:{copy.pk}"
        yield Held("Copies taken to meetings", title, text, DataClass.GENERAL, source, copy.occasion_on)


def _held(section: str, said: Shown, data_class: str, line: Line, row: Line | LineVersion) -> Held:
    facts = (said.when, said.what_happened, said.impact, said.certainty, said.source)
    text, source = "\n".join(filter(None, facts)), f"{row._meta.label_lower}:{row.pk}"
    return Held(section, said.category, text, data_class, source, line.entry.happened_on)
