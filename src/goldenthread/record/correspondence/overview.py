"""What of the documents stands on the first page of a record: the latest."""

from __future__ import annotations

from django.urls import reverse

from goldenthread.kit.tables import Link
from goldenthread.record.correspondence.models import About
from goldenthread.record.people import cards
from goldenthread.record.people.cards import Card, Reading

LATEST = 5


@cards.card(50)
def latest(reading: Reading) -> Card:
    rows = About.objects.visible_to(reading.user).of(reading.person).current().told()[:LATEST]
    href = reverse("person-documents", kwargs={"reference": reading.person.reference})
    return Card("Documents", "correspondence/card.html", [row.document for row in rows], Link("All documents", href))
