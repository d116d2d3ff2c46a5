"""What of the chronology stands on the first page of a record: the latest significant events."""

from __future__ import annotations

from django.urls import reverse

from goldenthread.kit.tables import Link
from goldenthread.record.chronology import shown
from goldenthread.record.chronology.models import Line
from goldenthread.record.people import cards
from goldenthread.record.people.cards import Card, Reading

LATEST = 5


@cards.card(40)
def significant(reading: Reading) -> Card:
    lines = Line.objects.visible_to(reading.user).of(reading.person).key().told().reverse()[:LATEST]
    href = reverse("person-chronology", kwargs={"reference": reading.person.reference})
    found = [shown.from_line(line) for line in lines]
    return Card("Significant events", "chronology/card.html", found, Link("Whole chronology", href))
