"""What this room proposes for the chronology: each document on the day that it is from."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.access.models import User
from goldenthread.record.chronology import proposals
from goldenthread.record.chronology.proposals import Proposal
from goldenthread.record.correspondence.models import About
from goldenthread.record.people.models import Person

CATEGORIES = {"court": "legal", "health": "health", "school": "education", "police": "police", "report": "assessment"}


@proposals.source("document", "A document on this record")
def documents(user: User, person: Person) -> Iterator[Proposal]:
    for row in About.objects.visible_to(user).of(person).current().told():
        document = row.document
        words = f"{document.get_kind_display()} from {document.author}: {document.title}."
        category = CATEGORIES.get(document.kind, "family")
        yield Proposal(f"document:{document.reference}", document.dated_on, category, words, document.data_class)
